import Basics
import CaseModel
import CaseTestSupport
import EventBook
import Testing

/// The guards against slips of the pen, late lines and facts that have not happened (SPEC §4, "All
/// events").
@Suite("Guards on what is written down")
struct FactGuardTests {
  @Test("a matter that the rules do not list, a place that lies in no unit")
  func registration() {
    var book = CaseBook.standard()
    #expect(book.register(matter: "noisy") == "matter-unknown")
    #expect(book.register("C-2", place: "s/c/g/b/flat/9") == nil)
    #expect(book.register("C-3", place: "q/c") == "place-unknown")
    for (number, place) in ["s/c//g", "s/c/", "s/c/../c/g"].enumerated() {
      #expect(book.register("C-4\(number)", place: place) == "unit-path")
    }
    var listless = CaseBook.standard(Fixture.rules.setting(["matters"], []))
    #expect(listless.register(matter: "anything") == nil)
    var free = CaseBook()
    free.registerUnits()
    #expect(free.register(matter: "anything") == nil)
  }

  @Test("a unit's tier is one of the ladder, where rules are in force")
  func tiers() {
    let unit: JSONObject = ["unit": "s/x", "name": "x", "kind": "tier", "tier": "grdi"]
    var book = CaseBook.standard()
    #expect(
      book.violation("unit.registered", "unit/s/x", at: "2026-03-02 09:00", unit) == "tier-unknown")
    var free = CaseBook()
    #expect(free.violation("unit.registered", "unit/s/x", at: "2026-03-02 09:00", unit) == nil)
  }

  @Test("dispatched to whom it is dispatched already; not after a return, a reopening, to another")
  func sameUnit() {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    #expect(book.dispatch() == nil)
    #expect(book.dispatch() == "same-unit")
    book.act("case.signed")
    #expect(book.dispatch() == "same-unit")
    #expect(book.dispatch(to: "dept/water") == nil)
    book.act("return.requested", by: "dept/water")
    book.act("return.approved", by: "dept/housing")
    #expect(book.dispatch(to: "dept/water", by: "dept/housing") == nil)
    book.resolve(by: "dept/water")
    book.reopen()
    #expect(book.dispatch(to: "dept/water", by: "s") == nil)
  }

  @Test("what lies more than five minutes after its recording has not happened yet")
  func future() {
    var book = CaseBook.standard()
    func envelope(_ time: String) -> Envelope {
      var envelope = Envelope(
        id: time, source: "/s/c/g", type: "case.registered", subject: "C-" + time,
        time: rfc3339(time),
        data: [
          "matter": "noise", "place": "s/c/g", "channel": "grid", "urgency": "normal",
          "title": "t",
        ])
      envelope.recorded = rfc3339("2026-03-02 09:00")
      return envelope
    }
    #expect(book.record(envelope("2026-03-02 09:05:00")) == nil)
    #expect(book.record(envelope("2026-03-02 09:05:01")) == "future")
    #expect(book["C-2026-03-02 09:05:01"].isRegistered)
  }

  @Test("a line that lies before its case, or before what the case had come to, has its effect")
  func late() {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    #expect(book.dispatch(to: "dept/housing", at: "2026-03-05 09:00") == nil)
    // A note moves nothing, and is never late; equal is not before.
    #expect(book.record("case.noted", "C-1", at: "2026-03-04 09:00", ["what": "w"]) == nil)
    #expect(book.act("case.signed", at: "2026-03-05 09:00") == nil)
    #expect(book.dispatch(to: "dept/water", at: "2026-03-03 09:00") == "late-record")
    #expect(book.holder("C-1") == "dept/water")
    #expect(book.act("case.contacted", at: "2026-03-04 09:00") == "late-record")
    #expect(
      book.record("case.noted", "C-1", at: "2026-03-01 09:00", ["what": "w"])
        == "before-registration")
    #expect(
      book.record("case.excluded", "C-1", at: "2026-03-01 09:00", ["ground": "g"])
        == "before-registration")
    #expect(book["C-1"].isExcluded)
  }

  @Test("neither the unit nor the person that resolved it verifies it")
  func verification() {
    func verify(
      _ person: String, _ type: String, by unit: String = "s", action: String = "a"
    ) -> String? {
      var book = CaseBook.standard()
      book.handleCase()
      func envelope(
        _ event: String, _ unit: String, _ who: String, _ type: String, _ data: JSONObject
      )
        -> Envelope
      {
        Envelope(
          id: event, source: "/" + unit, type: event, subject: "C-1",
          time: rfc3339("2026-03-02 10:00"), authType: type, authID: who, data: data)
      }
      book.record(
        envelope("case.resolved", "dept/housing", "li", "user", ["action": .string(action)]))
      return book.record(envelope("case.verified", unit, person, type, ["pass": true]))
    }
    #expect(verify("li", "user") == "own-verification")
    // A line with escapes is read by the general scanner, which knows the person as well.
    #expect(verify("li", "user", action: "first\nsecond") == "own-verification")
    #expect(verify("wang", "user", by: "dept/housing") == "own-verification")
    #expect(verify("wang", "user") == nil)
    #expect(verify("li", "system") == nil)
  }

  @Test("the whistle may be blown by who dispatched, too; a return needs a dispatch to go back to")
  func dispatcher() {
    var book = CaseBook.standard()
    book.register()
    book.accept()
    #expect(book.act("return.requested", by: "s/c/g") != nil)
    #expect(book.act("return.approved", by: "s") == "no-dispatch")
    book.dispatch()
    let whistle: JSONObject = ["kind": "routine", "call": ["dept/water"]]
    #expect(
      book.violation("whistle.blown", "C-1", at: "2026-03-02 10:00", by: "s/c", whistle) == nil)
    #expect(
      book.violation("whistle.blown", "C-1", at: "2026-03-02 10:00", by: "z", whistle)
        == "whistle-caller")
  }
}
