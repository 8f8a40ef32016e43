import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Testing

@Suite("Sweeping")
struct SweepTests {
  private func swept(_ book: inout CaseBook, _ now: String) -> [String] {
    let (appended, conflicts) = sweep(&book, at: instant(now))
    #expect(conflicts == [])
    return appended.map(\.notice)
  }

  /// Only `handle` of the class normal has limits.
  private func book(_ limits: JSONValue = ["remind": "1d", "limit": "2d", "red": "4d"]) -> CaseBook
  {
    var rules = Fixture.rules(timers: ["handle": limits])
    rules = rules.setting(["escalate"], [])
    var book = CaseBook.standard(rules)
    book.handleCase()
    return book
  }

  @Test("remind at its instant, limit and red only after theirs")
  func edges() {
    var book = book()
    #expect(swept(&book, "2026-03-03 08:59") == [])
    #expect(swept(&book, "2026-03-03 09:00") == ["urge handle 2"])
    #expect(swept(&book, "2026-03-04 09:00") == [])
    #expect(swept(&book, "2026-03-04 09:00:01") == ["yellow handle 2"])
    #expect(swept(&book, "2026-03-06 09:00") == [])
    #expect(swept(&book, "2026-03-06 09:00:01") == ["red handle 2"])
    #expect(swept(&book, "2026-04-06 09:00") == [])
    #expect([book["C-1"].notices, book["C-1"].yellows, book["C-1"].reds] == [0, 1, 1])
  }

  @Test("all that has fallen due comes at once: remind, yellow, red")
  func together() {
    var book = book()
    #expect(
      swept(&book, "2026-03-20 09:00") == ["urge handle 2", "yellow handle 2", "red handle 2"])
    #expect(swept(&book, "2026-03-20 09:00") == [])
  }

  @Test("an event of the sweep says what SPEC §7 asks for")
  func content() throws {
    var book = book()
    let now = instant("2026-03-20 09:00")
    let appended = sweep(&book, at: now).appended
    for event in appended {
      #expect(event.source == "/system/sweep")
      #expect(event.others.first { $0.key == "authtype" }?.value == "system")
      #expect(Timestamp(rfc3339: event.time) == now)
      #expect(event.data["timer"] == "handle")
      #expect(event.data["run"] == 2)
      #expect(event.data["unit"] == "dept/housing")
    }
    #expect(Set(appended.map(\.id)).count == 3)
    #expect(
      appended.first?.data["due"]?.string.flatMap { Timestamp(rfc3339: $0) }
        == instant("2026-03-04 09:00"))
    #expect(appended.last?.data["cause"] == "timer")
  }

  @Test("nothing for what stopped or is paused")
  func stopped() {
    var late = book()
    late.resolve(at: "2026-03-10 09:00")
    #expect(swept(&late, "2026-03-20 09:00") == [])
    var paused = book()
    paused.record("case.suspended", "C-1", at: "2026-03-02 10:00", ["reason": "works"])
    #expect(swept(&paused, "2026-03-20 09:00") == [])
  }

  @Test("a reply is urged, never carded")
  func reply() {
    var rules = Fixture.rules(timers: ["reply": ["remind": "1d", "limit": "2d", "red": "3d"]])
    rules = rules.setting(["escalate"], [])
    var book = CaseBook.standard(rules)
    book.handleCase()
    book.record(
      "supervision.issued", "C-1", at: "2026-03-02 09:00", by: "s",
      ["level": "notice", "unit": "dept/housing", "cause": "order"])
    #expect(swept(&book, "2026-03-20 09:00") == ["urge reply 1"])
  }

  @Test("without a unit there is no card")
  func noUnit() {
    var book = CaseBook.standard(
      Fixture.rules(timers: ["handle": ["limit": "1d"]]).setting(["escalate"], []))
    book.register(place: "nowhere")
    book.accept()
    #expect(book.row("C-1", .handle, now: "2026-03-20 09:00")?.state == .overdue)
    #expect(swept(&book, "2026-03-20 09:00") == [])
  }

  @Test("a card that stands for the unit is not issued again, by whichever timer")
  func standing() {
    var rules = Fixture.rules(
      timers: ["handle": ["limit": "1d"], "resolve": ["limit": "2d", "red": "3d"]])
    rules = rules.setting(["escalate"], [])
    var book = CaseBook.standard(rules)
    book.handleCase()
    #expect(swept(&book, "2026-03-03 12:00") == ["yellow handle 2"])
    #expect(swept(&book, "2026-03-05 12:00") == ["red resolve 1"])
    book.act("supervision.lifted", by: "dept/housing", at: "2026-03-05 13:00")
    // The yellow one of resolve was held back while another stood: it is not made up for.
    #expect(swept(&book, "2026-03-06 12:00") == [])
    #expect(swept(&book, "2026-03-07 12:00") == [])
  }

  @Test("the unit of an accept card is who would hold the case")
  func accept() {
    var book = CaseBook.standard()
    book.register(matter: "gas", place: "s/c/g/b")
    let appended = sweep(&book, at: instant("2026-03-03 10:00")).appended
    #expect(appended.map(\.notice) == ["yellow accept 1"])
    #expect(appended.first?.data["unit"] == "s/c/g")
  }

  @Test("cases by id, timers as in the table, escalation last")
  func order() {
    var book = CaseBook.standard(
      Fixture.rules.setting(["escalate"], [["on": "handle.limit"]]))
    book.handleCase("C-2")
    book.handleCase("C-10")
    book.handleCase("C-1")
    let appended = sweep(&book, at: instant("2026-06-01 09:00")).appended
    #expect(
      appended.map(\.subject).reduce(into: []) { if $0.last != $1 { $0.append($1) } } == [
        "C-1", "C-10", "C-2",
      ])
    #expect(
      appended.prefix(4).map(\.notice) == [
        "yellow contact 1", "urge handle 2", "red handle 2", "escalate timer community",
      ])
  }
}
