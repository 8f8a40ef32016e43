import Basics
import CaseModel
import CaseTestSupport
import Testing

/// The guards that no other suite covers, one by one, each by the kind of its reason.
@Suite("Guards")
struct GuardsTests {
  private let unitData: (String) -> JSONObject = { ["unit": .string($0), "reason": "r"] }

  @Test(
    "a dispatch goes to a registered unit that the matter admits",
    arguments: [
      ("dept/none", "noise", "unit-unknown"), ("co/heat", "noise", nil),
      ("co/heat", "heating", "not-admitted"),
      ("org/ngo", "heating", "not-admitted"), ("s/c", "heating", nil),
      ("dept/water", "heating", nil),
      ("co/heat", "unknown", nil),
    ] as [(String, String, String?)])
  func dispatch(unit: String, matter: String, kind: String?) {
    var book = CaseBook.standard()
    book.register(matter: matter)
    book.accept()
    #expect(book.dispatch(to: unit) == kind)
    #expect(book.holder("C-1") == unit)
  }

  @Test("a retired unit gets no new dispatch; what it holds stays")
  func retired() {
    var book = CaseBook.standard()
    book.handleCase("C-1")
    book.record("unit.retired", "unit/x", at: "2026-03-02 09:00", ["unit": "dept/housing"])
    book.register("C-2")
    book.accept("C-2")
    #expect(
      book.violation("case.dispatched", "C-2", at: "2026-03-02 10:00", ["to": "dept/housing"])
        == "unit-retired")
    #expect(book.resolve() == nil)
  }

  @Test("only the holder signs, requests and resolves")
  func holder() {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    book.dispatch()
    for (type, data) in [
      ("case.signed", unitData("dept/water")), ("return.requested", unitData("dept/water")),
      ("extension.requested", ["unit": "dept/water", "amount": "1wd"]),
      ("case.resolved", ["action": "a"]),
    ] {
      let kind = book.violation(type, "C-1", at: "2026-03-02 10:00", by: "dept/water", data)
      #expect(kind == "not-holder", "\(type)")
    }
    // A leading slash makes no difference, and data.unit goes before the source.
    #expect(
      book.violation("case.signed", "C-1", at: "2026-03-02 10:00", ["unit": "/dept/housing"]) == nil
    )
    #expect(
      book.violation(
        "case.signed", "C-1", at: "2026-03-02 10:00", by: "dept/housing", ["unit": "dept/water"])
        == "not-holder")
  }

  @Test(
    "the return window runs from the dispatch, its end included",
    arguments: [
      ("2026-03-04 09:00", nil), ("2026-03-04 09:00:01", "window"), ("2026-03-02 09:00", nil),
    ] as [(String, String?)])
  func returnWindow(time: String, kind: String?) {
    var book = CaseBook.standard()
    book.handleCase()
    #expect(
      book.violation(
        "return.requested", "C-1", at: time, by: "dept/housing", unitData("dept/housing")) == kind)
  }

  @Test("a window is computed with the calendar that was adopted while it ran")
  func windowCalendar() {
    var book = CaseBook()
    book.registerUnits()
    book.adopt(Fixture.rules)
    book.register(at: "2026-09-30 10:00")
    book.accept(at: "2026-09-30 10:00")
    book.dispatch(at: "2026-09-30 10:00")
    // By the week alone two working days end on 10-02; by the calendar on 10-09.
    book.adoptCalendar(at: "2026-09-30 12:00")
    #expect(
      book.violation(
        "return.requested", "C-1", at: "2026-10-08 09:00", by: "dept/housing",
        unitData("dept/housing")) == nil)
    #expect(
      book.violation(
        "return.requested", "C-1", at: "2026-10-09 10:00:01", by: "dept/housing",
        unitData("dept/housing")) == "window")
  }

  @Test("where there was no dispatch there is nothing to return")
  func noDispatch() {
    var book = CaseBook.standard()
    book.register()
    book.dispatch()
    book.act("case.signed")
    book.record(
      "case.escalated", "C-1", at: "2026-03-02 09:00",
      ["from": "grid", "to": "grid", "cause": "order"])
    book.act("case.signed", by: "s/c/g")
    #expect(
      book.violation(
        "return.requested", "C-1", at: "2026-03-02 10:00", by: "s/c/g", unitData("s/c/g"))
        == "no-dispatch")
  }

  @Test(
    "the reopening window runs from the last resolution, its end included",
    arguments: [
      ("2026-03-17 09:00", nil), ("2026-03-17 09:00:01", "window"),
    ] as [(String, String?)])
  func reopening(time: String, kind: String?) {
    var book = CaseBook.standard()
    book.handleCase()
    book.resolve()
    #expect(book.violation("case.reopened", "C-1", at: time, ["cause": "order"]) == kind)
    #expect(book.violation("case.verified", "C-1", at: time, by: "s", ["pass": false]) == kind)
    book.reopen()
    book.resolve(at: "2026-03-10 09:00")
    #expect(book.violation("case.reopened", "C-1", at: time, ["cause": "order"]) == nil)
  }

  @Test("an extension is asked for before the limit, once at a time, and not too often")
  func extensionRequest() {
    var book = CaseBook.standard()
    book.handleCase()
    let data: JSONObject = ["unit": "dept/housing", "amount": "1wd"]
    func ask(_ book: inout CaseBook, _ time: String) -> String? {
      book.violation("extension.requested", "C-1", at: time, by: "dept/housing", data)
    }
    #expect(ask(&book, "2026-03-09 09:00") == nil)
    #expect(ask(&book, "2026-03-09 09:00:01") == "limit-passed")
    for _ in 1...2 {
      book.record("extension.requested", "C-1", at: "2026-03-02 10:00", by: "dept/housing", data)
      #expect(ask(&book, "2026-03-02 10:00") == "already-pending")
      book.record("extension.granted", "C-1", at: "2026-03-02 10:00", by: "s", data)
    }
    #expect(ask(&book, "2026-03-02 10:00") == "extension-count")
    // It may be asked for up to the extended limit of the time.
    #expect(book["C-1"].extensions == 2)
  }

  @Test(
    "grants together stay within the cap, on one clock",
    arguments: [
      ("10wd", nil), ("11wd", "extension-cap"), ("1d", "extension-cap"), ("5wh", "extension-cap"),
    ] as [(String, String?)])
  func cap(amount: String, kind: String?) {
    var book = CaseBook.standard()
    book.handleCase()
    book.record(
      "extension.requested", "C-1", at: "2026-03-02 10:00", by: "dept/housing",
      ["unit": "dept/housing", "amount": "1wd"])
    #expect(
      book.violation(
        "extension.granted", "C-1", at: "2026-03-02 10:00", by: "s",
        ["unit": "dept/housing", "amount": .string(amount)]) == kind)
  }

  @Test("the cap counts what was granted before")
  func capAdds() {
    var book = CaseBook.standard()
    book.handleCase()
    for (amount, kind) in [("6wd", nil), ("5wd", "extension-cap")] as [(String, String?)] {
      book.record(
        "extension.requested", "C-1", at: "2026-03-02 10:00", by: "dept/housing",
        ["unit": "dept/housing", "amount": .string(amount)])
      let data: JSONObject = ["unit": "dept/housing"]
      #expect(
        book.record("extension.granted", "C-1", at: "2026-03-02 10:00", by: "s", data) == kind)
    }
  }

  @Test("a grant past the limit is refused, one without a request too")
  func grantLate() {
    var book = CaseBook.standard()
    book.handleCase()
    let data: JSONObject = ["unit": "dept/housing", "amount": "1wd"]
    #expect(
      book.violation("extension.granted", "C-1", at: "2026-03-02 10:00", data) == "nothing-pending")
    book.record("extension.requested", "C-1", at: "2026-03-02 10:00", by: "dept/housing", data)
    #expect(
      book.violation("extension.granted", "C-1", at: "2026-03-09 09:00:01", data) == "limit-passed")
    #expect(book.violation("extension.granted", "C-1", at: "2026-03-09 09:00", data) == nil)
    #expect(book.violation("extension.denied", "C-1", at: "2026-03-19 09:00", data) == nil)
  }

  @Test("a suspension needs a reason that the rules allow")
  func suspension() {
    var book = CaseBook.standard()
    book.handleCase()
    for (reason, kind) in [("works", nil), ("tired", "suspend-reason"), ("", "suspend-reason")]
      as [(String, String?)]
    {
      #expect(
        book.violation("case.suspended", "C-1", at: "2026-03-02 10:00", ["reason": .string(reason)])
          == kind)
    }
  }

  @Test("evidence where the matter requires it")
  func evidence() {
    var book = CaseBook.standard()
    book.handleCase(matter: "repair")
    for (evidence, kind) in [
      (nil, "evidence"), ([], "evidence"), (["sha256:00"], nil),
    ] as [(JSONValue?, String?)] {
      var data: JSONObject = ["action": "a"]
      data["evidence"] = evidence
      #expect(
        book.violation("case.resolved", "C-1", at: "2026-03-02 10:00", by: "dept/housing", data)
          == kind)
    }
  }

  @Test("an accepted case is resolved by a tier's unit only")
  func acceptedResolution() {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    #expect(book.violation("case.resolved", "C-1", at: "2026-03-02 10:00", ["action": "a"]) == nil)
    book.dispatch(to: "dept/water", by: "s/c/g")
    book.dispatch(to: "dept/housing", by: "dept/water")
    book.act("return.requested")
    book.act("return.approved", by: "dept/water")
    #expect(
      book.violation(
        "case.resolved", "C-1", at: "2026-03-02 10:00", by: "dept/water", ["action": "a"])
        == "not-resolvable")
  }

  @Test("who resolved a case does not verify it")
  func ownVerification() {
    var book = CaseBook.standard()
    book.handleCase(matter: "heating")
    book.resolve()
    for (unit, kind) in [("dept/housing", "own-verification"), ("s", nil)] as [(String, String?)] {
      #expect(
        book.violation("case.verified", "C-1", at: "2026-03-02 10:00", by: unit, ["pass": true])
          == kind)
    }
    // To say that it failed is everybody's right.
    #expect(
      book.violation(
        "case.verified", "C-1", at: "2026-03-02 10:00", by: "dept/housing", ["pass": false]) == nil)
  }

  @Test("a ground is given", arguments: ["case.rejected", "case.excluded", "exclusion.revoked"])
  func ground(type: String) {
    var book = CaseBook.standard()
    book.register()
    if type == "exclusion.revoked" {
      book.record("case.excluded", "C-1", at: "2026-03-02 09:00", ["ground": "g"])
    }
    #expect(book.violation(type, "C-1", at: "2026-03-02 10:00", ["ground": ""]) == "ground")
    #expect(book.violation(type, "C-1", at: "2026-03-02 10:00", ["ground": "g"]) == nil)
  }

  @Test("acceptance names a tier of the ladder")
  func acceptanceTier() {
    var book = CaseBook.standard()
    book.register()
    #expect(
      book.violation("case.accepted", "C-1", at: "2026-03-02 10:00", ["tier": "county"])
        == "tier-unknown")
    #expect(
      book.violation("case.accepted", "C-1", at: "2026-03-02 10:00", ["tier": "street"]) == nil)
  }

  @Test("without rules only the guards that need none hold")
  func noRules() {
    var book = CaseBook()
    book.registerUnits()
    book.handleCase()
    #expect(book.violations.allSatisfy { $0 == nil })
    #expect(book.holder("C-1") == "dept/housing")
    #expect(
      book.violation("case.suspended", "C-1", at: "2026-03-20 10:00", ["reason": "any"]) == nil)
    #expect(
      book.violation(
        "return.requested", "C-1", at: "2026-03-20 10:00", by: "dept/housing",
        unitData("dept/housing")) == nil)
    book.resolve()
    #expect(book.close() == nil)
  }
}
