import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Which ruleset governs a timer")
struct RulebookTests {
  /// `contact` of Monday 09:00 is due by the hours of whatever rules govern it; 24 at first.
  private func due(
    _ adoptions: [(hours: Int, effective: String, scope: String)], stop: String? = nil, now: String
  ) -> String? {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    if let stop { book.record("case.contacted", "C-1", at: stop) }
    for (hours, effective, scope) in adoptions {
      book.adopt(
        Fixture.rules("contact", ["limit": .string("\(hours)h")]), effective: effective,
        scope: scope,
        at: "2026-03-02 08:00")
    }
    return local(book.row("C-1", .contact, now: now)?.due)
  }

  @Test(
    "the scope says whether a later adoption takes over",
    arguments: [
      ("new", "2026-03-02 12:00", "2026-03-03 09:00"),
      ("open", "2026-03-02 12:00", "2026-03-02 19:00"),
      ("all", "2026-03-02 12:00", "2026-03-02 19:00"),
      // Effective at the very start: in force then, whatever the scope.
      ("new", "2026-03-02 09:00", "2026-03-02 19:00"),
      // Before the start as well, and wherever the adoption stands in the book.
      ("new", "2026-03-01 09:00", "2026-03-02 19:00"),
    ])
  func scopes(scope: String, effective: String, due: String) {
    #expect(self.due([(10, effective, scope)], now: "2026-03-02 13:00") == due)
  }

  @Test(
    "only once now has reached the effective time",
    arguments: [
      ("open", "2026-03-02 11:59:59", "2026-03-03 09:00"),
      ("open", "2026-03-02 12:00", "2026-03-02 19:00"),
      ("all", "2026-03-02 11:59:59", "2026-03-03 09:00"),
      ("all", "2026-03-02 12:00", "2026-03-02 19:00"),
    ])
  func future(scope: String, now: String, due: String) {
    #expect(self.due([(10, "2026-03-02 12:00", scope)], now: now) == due)
  }

  @Test(
    "open leaves what had stopped by then, all takes it too",
    arguments: [
      ("open", "2026-03-02 11:00", "2026-03-03 09:00"),
      ("open", "2026-03-02 12:00", "2026-03-03 09:00"),
      ("open", "2026-03-02 12:00:01", "2026-03-02 19:00"),
      ("all", "2026-03-02 11:00", "2026-03-02 19:00"),
    ])
  func stopped(scope: String, stop: String, due: String) {
    #expect(self.due([(10, "2026-03-02 12:00", scope)], stop: stop, now: "2026-04-01 09:00") == due)
  }

  @Test("of several the latest effective wins, of equals the later in the book")
  func several() {
    let now = "2026-03-02 20:00"
    #expect(
      due([(10, "2026-03-02 13:00", "open"), (11, "2026-03-02 12:00", "open")], now: now)
        == "2026-03-02 19:00")
    #expect(
      due([(10, "2026-03-02 12:00", "open"), (11, "2026-03-02 12:00", "all")], now: now)
        == "2026-03-02 20:00")
    // One with scope new between them or behind changes nothing.
    #expect(
      due([(10, "2026-03-02 12:00", "open"), (11, "2026-03-02 13:00", "new")], now: now)
        == "2026-03-02 19:00")
  }

  @Test("starts, extensions and pauses stay when rules take over")
  func factsStay() {
    var book = CaseBook.standard()
    book.handleCase()
    book.record(
      "extension.requested", "C-1", at: "2026-03-02 10:00", by: "dept/housing",
      ["unit": "dept/housing", "amount": "1wd"])
    book.record(
      "extension.granted", "C-1", at: "2026-03-02 10:00", by: "s", ["unit": "dept/housing"])
    book.record("case.suspended", "C-1", at: "2026-03-02 11:00", ["reason": "works"])
    book.record("case.resumed", "C-1", at: "2026-03-03 11:00", ["reason": "works"])
    book.adopt(
      Fixture.rules("handle", ["limit": "3wd"]), effective: "2026-03-04 00:00", scope: "open",
      at: "2026-03-04 00:00")
    #expect(local(book.row("C-1", .handle, 2, now: "2026-03-03 12:00")?.due) == "2026-03-11 09:00")
    #expect(local(book.row("C-1", .handle, 2, now: "2026-03-04 12:00")?.due) == "2026-03-09 09:00")
  }

  @Test("a whistle's kind gives the whole limit of answer, else the class does")
  func whistleKinds() {
    for (kind, due) in [
      ("emergency", "2026-03-02 09:30"), ("routine", "2026-03-03 09:00"),
      ("tough", "2026-03-04 09:00"),
    ] {
      var book = CaseBook.standard(
        Fixture.rules("answer", ["remind": "1d", "limit": "2d", "red": "3d"]))
      book.handleCase()
      book.record(
        "whistle.blown", "C-1", at: "2026-03-02 09:00", by: "s",
        ["kind": .string(kind), "call": ["dept/water"]])
      let row = book.row("C-1", .answer, now: "2026-03-02 09:00")
      #expect(local(row?.due) == due)
      #expect((row?.red == nil) == (kind != "tough"))
      #expect((row?.remind == nil) == (kind != "tough"))
    }
  }

  @Test("a class comes from the matter, else from the urgency, else normal, else there is none")
  func classes() {
    var book = CaseBook.standard()
    book.register("C-1", matter: "heating")
    book.register("C-2", matter: "unknown", urgency: "urgent")
    book.register("C-3", matter: "unknown", urgency: "emergency")
    let dues = ["C-1", "C-2", "C-3"].map {
      local(book.row($0, .accept, now: "2026-03-02 09:00")?.due)
    }
    #expect(dues == ["2026-03-02 09:30", "2026-03-02 09:30", "2026-03-03 09:00"])
    var rules = Fixture.rules.setting(["classes", "normal"], nil)
    rules = rules.setting(["matters"], [])
    var none = CaseBook.standard(rules)
    none.register("C-3", matter: "unknown", urgency: "emergency")
    #expect(none.rows("C-3", now: "2026-03-02 09:00").isEmpty)
  }
}
