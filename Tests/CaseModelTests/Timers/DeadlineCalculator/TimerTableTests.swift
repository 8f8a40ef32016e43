import Basics
import CaseModel
import CaseTestSupport
import Testing

/// Every row of the table of SPEC §6: what starts a timer, what stops it, what cuts it off.
@Suite("The table of timers")
struct TimerTableTests {
  static let now = "2026-03-03 09:00"

  private func stop(_ book: CaseBook, _ timer: Timer, _ run: Int = 1) -> String? {
    book.row("C-1", timer, run, now: Self.now).map { row in
      "\(row.state.rawValue) \(local(row.start) ?? "–") \(local(row.stop) ?? "–")"
    }
  }

  @Test("accept runs from registration to acceptance or rejection")
  func accept() {
    var book = CaseBook.standard()
    book.register()
    #expect(stop(book, .accept) == "running 2026-03-02 09:00 –")
    var accepted = book
    accepted.accept(at: "2026-03-02 10:00")
    #expect(stop(accepted, .accept) == "met 2026-03-02 09:00 2026-03-02 10:00")
    book.record("case.rejected", "C-1", at: "2026-03-02 11:00", ["ground": "g"])
    #expect(stop(book, .accept) == "met 2026-03-02 09:00 2026-03-02 11:00")
  }

  @Test("accept is cut by closing, merger and withdrawal")
  func acceptCut() {
    var book = CaseBook.standard()
    book.register()
    book.register("C-2")
    for (type, data) in [
      ("case.closed", ["outcome": "solved"] as JSONObject), ("case.merged", ["into": "C-2"]),
      ("case.withdrawn", [:]),
    ] {
      var cut = book
      cut.record(type, "C-1", at: "2026-03-02 10:00", data)
      #expect(stop(cut, .accept) == "void 2026-03-02 09:00 2026-03-02 10:00", "\(type)")
    }
  }

  @Test("sign runs from the dispatch to the signing, one run a dispatch")
  func sign() {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    book.dispatch(at: "2026-03-02 10:00")
    #expect(stop(book, .sign) == "overdue 2026-03-02 10:00 –")
    #expect(book.row("C-1", .sign, now: Self.now).flatMap { book.text($0.unit) } == "dept/housing")
    book.dispatch(to: "dept/water", at: "2026-03-02 11:00")
    #expect(stop(book, .sign, 1) == "void 2026-03-02 10:00 2026-03-02 11:00")
    book.act("case.signed", by: "dept/water", at: "2026-03-02 12:00")
    #expect(stop(book, .sign, 2) == "met 2026-03-02 11:00 2026-03-02 12:00")
  }

  @Test(
    "sign is cut when its leg ends",
    arguments: [
      "return.approved", "case.escalated", "case.resolved", "case.closed", "case.rejected",
      "case.merged", "case.withdrawn", "case.dispatched",
    ])
  func signCut(type: String) {
    var book = CaseBook.standard()
    book.register()
    book.register("C-2")
    book.accept()
    book.dispatch()
    book.record(
      type, "C-1", at: "2026-03-02 10:00",
      [
        "unit": "s/c/g", "reason": "r", "from": "grid", "to": "community", "cause": "order",
        "action": "a", "outcome": "solved", "ground": "g", "into": "C-2",
      ])
    #expect(stop(book, .sign) == "void 2026-03-02 09:00 2026-03-02 10:00")
  }

  @Test("contact runs from acceptance to the contact, also if it did not reach anybody")
  func contact() {
    var book = CaseBook.standard()
    book.register()
    #expect(stop(book, .contact) == nil)
    book.accept()
    #expect(stop(book, .contact) == "running 2026-03-02 09:00 –")
    book.dispatch()
    book.record("case.contacted", "C-1", at: "2026-03-02 10:00", ["reached": false])
    #expect(stop(book, .contact) == "met 2026-03-02 09:00 2026-03-02 10:00")
    book.record("case.contacted", "C-1", at: "2026-03-02 11:00")
    #expect(stop(book, .contact) == "met 2026-03-02 09:00 2026-03-02 10:00")
    // The unit is the holder when it stopped.
    book.dispatch(to: "dept/water", at: "2026-03-02 12:00")
    #expect(
      book.row("C-1", .contact, now: Self.now).flatMap { book.text($0.unit) } == "dept/housing")
  }

  @Test("a contact before acceptance serves too: a stop before the start is met")
  func earlyContact() {
    var book = CaseBook.standard()
    book.register()
    book.record("case.contacted", "C-1", at: "2026-03-02 09:30")
    book.accept(at: "2026-03-02 10:00")
    #expect(stop(book, .contact) == "met 2026-03-02 10:00 2026-03-02 09:30")
  }

  @Test("contact and answer are cut by closing, but run on through resolution")
  func contactCut() {
    var book = CaseBook.standard()
    book.handleCase()
    book.record(
      "whistle.blown", "C-1", at: "2026-03-02 09:00", by: "s",
      ["kind": "routine", "call": ["dept/water"]])
    book.resolve(at: "2026-03-02 10:00")
    #expect(stop(book, .contact) == "running 2026-03-02 09:00 –")
    #expect(stop(book, .answer) == "running 2026-03-02 09:00 –")
    book.close(at: "2026-03-02 11:00")
    #expect(stop(book, .contact) == "void 2026-03-02 09:00 2026-03-02 11:00")
    #expect(stop(book, .answer) == "void 2026-03-02 09:00 2026-03-02 11:00")
  }

  @Test("answer runs for each call, in the order of the calls")
  func answer() {
    var book = CaseBook.standard()
    book.handleCase()
    book.record(
      "whistle.blown", "C-1", at: "2026-03-02 09:00", by: "s",
      ["kind": "routine", "call": ["dept/water", "co/heat"]])
    book.record(
      "whistle.blown", "C-1", at: "2026-03-02 09:30", by: "s",
      ["kind": "routine", "call": ["org/ngo", "dept/water"]])
    let units = (1...4).map { run in
      book.row("C-1", .answer, run, now: Self.now).flatMap { book.text($0.unit) }
    }
    #expect(units == ["dept/water", "co/heat", "org/ngo", "dept/water"])
    // An answer stops all open runs of that unit, an excuse likewise.
    book.act("whistle.answered", by: "dept/water", at: "2026-03-02 10:00")
    book.act("whistle.excused", by: "co/heat", at: "2026-03-02 11:00")
    #expect(stop(book, .answer, 1) == "met 2026-03-02 09:00 2026-03-02 10:00")
    #expect(stop(book, .answer, 4) == "met 2026-03-02 09:30 2026-03-02 10:00")
    #expect(stop(book, .answer, 2) == "met 2026-03-02 09:00 2026-03-02 11:00")
    #expect(stop(book, .answer, 3) == "running 2026-03-02 09:30 –")
  }

  @Test("handle runs through each leg, for the leg's holder")
  func handle() {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    book.dispatch(at: "2026-03-02 10:00")
    book.act("return.requested", at: "2026-03-02 10:30")
    book.act("return.approved", by: "s/c/g", at: "2026-03-02 11:00")
    // A return starts no leg.
    #expect(book.rows("C-1", now: Self.now).count { $0.timer == .handle } == 2)
    book.dispatch(to: "dept/water", at: "2026-03-02 12:00")
    book.record(
      "case.escalated", "C-1", at: "2026-03-02 13:00",
      ["from": "grid", "to": "community", "cause": "order"])
    book.resolve(by: "s/c", at: "2026-03-02 14:00")
    book.reopen(at: "2026-03-02 15:00")
    let expected = [
      "met 2026-03-02 09:00 2026-03-02 10:00 s/c/g",
      "met 2026-03-02 10:00 2026-03-02 11:00 dept/housing",
      "met 2026-03-02 12:00 2026-03-02 13:00 dept/water",
      "met 2026-03-02 13:00 2026-03-02 14:00 s/c", "running 2026-03-02 15:00 – s/c",
    ]
    for (index, text) in expected.enumerated() {
      let unit = book.row("C-1", .handle, index + 1, now: Self.now).flatMap { book.text($0.unit) }
      #expect("\(stop(book, .handle, index + 1) ?? "") \(unit ?? "–")" == text)
    }
  }

  @Test("handle and resolve are cut by rejection, merger and withdrawal")
  func endCuts() {
    var book = CaseBook.standard()
    book.handleCase()
    book.register("C-2")
    for (type, data) in [
      ("case.rejected", ["ground": "g"] as JSONObject), ("case.merged", ["into": "C-2"]),
      ("case.withdrawn", [:]),
    ] {
      var cut = book
      cut.record(type, "C-1", at: "2026-03-02 10:00", data)
      #expect(stop(cut, .handle, 2) == "void 2026-03-02 09:00 2026-03-02 10:00", "\(type)")
      #expect(stop(cut, .resolve) == "void 2026-03-02 09:00 2026-03-02 10:00", "\(type)")
      #expect(cut.rows("C-1", now: Self.now).allSatisfy { $0.stop != nil }, "\(type)")
    }
  }

  @Test("resolve runs from acceptance, in later rounds from the reopening, under rework")
  func resolve() {
    var book = CaseBook.standard()
    book.handleCase()
    #expect(book.timer("C-1", .resolve, now: Self.now) == "running 2026-03-23 09:00")
    book.resolve(at: "2026-03-04 09:00")
    book.record("case.verified", "C-1", at: "2026-03-05 09:00", by: "s", ["pass": false])
    let row = book.row("C-1", .resolve, 2, now: "2026-03-05 10:00")
    #expect(local(row?.start) == "2026-03-05 09:00")
    #expect(local(row?.due) == "2026-03-10 09:00")  // rework 3wd
    #expect(row?.red == nil)  // rework stands for resolve whole
    #expect(row.flatMap { book.text($0.unit) } == "dept/housing")
  }

  @Test("without rework the second round has the limits of resolve")
  func noRework() {
    var book = CaseBook.standard()
    book.handleCase(matter: "heating")
    book.resolve()
    book.reopen()
    #expect(book.timer("C-1", .resolve, 2, now: Self.now) == "running 2026-03-04 09:00")
  }

  @Test("follow runs from resolution to the follow-up, one run a round, and outlives closing")
  func follow() {
    var book = CaseBook.standard()
    book.handleCase()
    book.resolve(at: "2026-03-02 10:00")
    book.close(at: "2026-03-02 11:00")
    #expect(stop(book, .follow) == "running 2026-03-02 10:00 –")
    var followed = book
    followed.record("case.followed", "C-1", at: "2026-03-02 12:00", ["reached": false])
    #expect(stop(followed, .follow) == "met 2026-03-02 10:00 2026-03-02 12:00")
    book.reopen(at: "2026-03-02 13:00")
    #expect(stop(book, .follow) == "void 2026-03-02 10:00 2026-03-02 13:00")
    book.resolve(at: "2026-03-02 14:00")
    #expect(stop(book, .follow, 2) == "running 2026-03-02 14:00 –")
  }

  @Test("there is no follow where the matter has none, nor for closing an unresolved case")
  func noFollow() {
    var book = CaseBook.standard()
    book.handleCase(matter: "repair")
    book.resolve()
    #expect(stop(book, .follow) == nil)
    book = .standard()
    book.handleCase()
    book.close(at: "2026-03-02 10:00")
    #expect(stop(book, .follow) == nil)
    #expect(stop(book, .resolve) == "met 2026-03-02 09:00 2026-03-02 10:00")
    #expect(stop(book, .handle, 2) == "met 2026-03-02 09:00 2026-03-02 10:00")
    #expect(stop(book, .contact) == "void 2026-03-02 09:00 2026-03-02 10:00")
  }

  @Test("reply runs from the supervision to its answer or lifting, and outlives closing")
  func reply() {
    var book = CaseBook.standard()
    book.handleCase()
    func issue(_ level: JSONValue, _ unit: JSONValue, _ by: JSONValue? = nil) {
      var data: JSONObject = ["level": level, "unit": unit, "cause": "order"]
      data["replyBy"] = by
      book.record("supervision.issued", "C-1", at: "2026-03-02 10:00", by: "s", data)
    }
    issue("notice", "dept/housing", .string(rfc3339("2026-03-02 18:00")))
    issue("yellow", "dept/housing")
    issue("notice", "dept/water")
    book.close(at: "2026-03-02 11:00")
    #expect(book.timer("C-1", .reply, 1, now: Self.now) == "overdue 2026-03-02 18:00")
    #expect(book.timer("C-1", .reply, 2, now: Self.now) == "running 2026-03-04 10:00")
    book.act("supervision.answered", by: "dept/housing", at: "2026-03-02 19:00")
    #expect(stop(book, .reply, 1) == "late 2026-03-02 10:00 2026-03-02 19:00")
    #expect(stop(book, .reply, 2) == "met 2026-03-02 10:00 2026-03-02 19:00")
    #expect(stop(book, .reply, 3) == "running 2026-03-02 10:00 –")
    book.act("supervision.lifted", by: "dept/water", at: "2026-03-02 20:00")
    #expect(stop(book, .reply, 3) == "met 2026-03-02 10:00 2026-03-02 20:00")
  }

  @Test("rows come in the order of the table, then by run")
  func order() {
    var book = CaseBook.standard()
    book.handleCase()
    book.record(
      "supervision.issued", "C-1", at: "2026-03-02 10:00", by: "s",
      ["level": "notice", "unit": "s/c/g", "cause": "order"])
    book.resolve()
    book.reopen()
    book.dispatch(to: "dept/water")
    let names = book.rows("C-1", now: Self.now).map { "\($0.timer.rawValue)\($0.number)" }
    #expect(
      names == [
        "accept1", "sign1", "sign2", "contact1", "handle1", "handle2", "handle3", "handle4",
        "resolve1", "resolve2", "follow1", "reply1",
      ])
  }

  @Test("a run has a row where its governing rules give a limit, or somebody set a due time")
  func noLimit() {
    let rules = Fixture.rules(timers: ["resolve": ["limit": "15wd"]])
    var book = CaseBook.standard(rules)
    book.handleCase()
    #expect(book.rows("C-1", now: Self.now).map(\.timer) == [.resolve])
    // A later ruleset for all gives limits to what had none; numbers count all the same.
    book.adopt(Fixture.rules, effective: "2026-03-02 09:30", scope: "all")
    book.dispatch(to: "dept/water", at: "2026-03-02 10:00")
    let rows = book.rows("C-1", now: Self.now).map { "\($0.timer.rawValue)\($0.number)" }
    #expect(
      rows == [
        "accept1", "sign1", "sign2", "contact1", "handle1", "handle2", "handle3", "resolve1",
      ])
  }

  @Test("a row goes where the rules that took it over have no limit, though it was overdue")
  func limitGone() {
    var book = CaseBook.standard()
    book.handleCase()
    book.adopt(
      Fixture.rules(timers: ["resolve": ["limit": "15wd"]]), effective: "2026-03-02 10:00",
      scope: "open")
    #expect(book.row("C-1", .handle, 2, now: Self.now) == nil)
    #expect(book.timer("C-1", .handle, 2, now: "2026-03-02 09:59")?.hasPrefix("running") == true)
  }

  @Test("without rules only what has a due time set by hand has a row, computed as elapsed time")
  func noRules() {
    var book = CaseBook()
    book.registerUnits()
    book.register()
    book.accept(at: "2026-03-02 09:00", ["due": .string(rfc3339("2026-03-03 09:00"))])
    #expect(book.rows("C-1", now: Self.now).map(\.timer) == [.resolve])
    let row = book.row("C-1", .resolve, now: Self.now)
    #expect(row?.adoption == nil)
    #expect(row?.isProvisional == false)
    #expect(local(row?.due) == "2026-03-03 09:00")
    book.record("case.suspended", "C-1", at: "2026-03-02 10:00", ["reason": "r"])
    book.record("case.resumed", "C-1", at: "2026-03-02 13:00", ["reason": "r"])
    #expect(book.timer("C-1", .resolve, now: Self.now) == "running 2026-03-03 12:00")
  }
}
