import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Escalation")
struct EscalateTests {
  private func escalate(
    _ book: inout CaseBook, _ from: String, _ to: String, at time: String = "2026-03-02 10:00"
  ) -> String? {
    book.record(
      "case.escalated", "C-1", at: time,
      ["from": .string(from), "to": .string(to), "cause": "unable"])
  }

  @Test("exactly one tier up, to the ancestor of the place, until the top")
  func steps() {
    var book = CaseBook.standard()
    book.register(place: "s/c/g/b")
    book.accept()
    #expect(book.tier("C-1") == "building")
    for (from, to, holder) in [
      ("building", "grid", "s/c/g"), ("grid", "community", "s/c"), ("community", "street", "s"),
    ] {
      #expect(escalate(&book, from, to) == nil)
      #expect(book.tier("C-1") == to)
      #expect(book.holder("C-1") == holder)
      #expect(book.status("C-1") == "accepted")
    }
    #expect(escalate(&book, "street", "county") == "tier-unknown")
    #expect(escalate(&book, "street", "street") == "tier-top")
  }

  @Test(
    "anything but one tier up is refused, and has its full effect in history",
    arguments: [
      ("grid", "street"), ("grid", "grid"), ("grid", "building"), ("community", "community"),
      ("building", "community"),
    ])
  func otherSteps(from: String, to: String) {
    var book = CaseBook.standard()
    book.register(place: "s/c/g/b")
    book.accept(at: "2026-03-02 09:00", ["tier": "grid"])
    #expect(escalate(&book, from, to) == "tier-step")
    #expect(book.tier("C-1") == to)
    #expect(book["C-1"].legs == 2)
  }

  @Test("a tier that the ladder lacks: nothing, and no count")
  func unknownTier() {
    var book = CaseBook.standard()
    book.handleCase()
    let facts = StatusGridTests.facts(book["C-1"])
    #expect(escalate(&book, "grid", "county") == "tier-unknown")
    #expect(StatusGridTests.facts(book["C-1"]) == facts)
  }

  @Test("a skip that the rules name for the matter and the urgency is allowed")
  func skip() {
    for (matter, urgency, kind) in [
      ("gas", "emergency", nil), ("gas", "urgent", "tier-step"),
      ("noise", "emergency", "tier-step"),
    ] as [(String, String, String?)] {
      var book = CaseBook.standard()
      book.register(matter: matter, urgency: urgency)
      book.accept()
      #expect(escalate(&book, "grid", "street") == kind)
      #expect(book.holder("C-1") == "s")
    }
  }

  @Test("where the path lacks the tier named, the next one up that it has is taken")
  func missingRung() {
    var book = CaseBook.standard()
    book.register(place: "z/c/b")
    book.accept()
    #expect(escalate(&book, "building", "grid") == nil)
    #expect(book.tier("C-1") == "community")
    #expect(book.holder("C-1") == "z/c")
  }

  @Test("the ladder is that in force at the event's time")
  func ladderInForce() {
    var book = CaseBook.standard()
    let county = Fixture.rules.setting(
      ["ladder"], ["building", "grid", "community", "street", "county"])
    book.adopt(county, effective: "2026-04-01 00:00")
    book.registerUnit("county", kind: "tier", tier: "county")
    book.registerUnit("s", kind: "tier", tier: "street", parent: "county")
    book.register()
    book.accept(at: "2026-03-02 09:00", ["tier": "street"])
    #expect(escalate(&book, "street", "county") == "tier-unknown")
    #expect(book.tier("C-1") == "street")
    #expect(escalate(&book, "street", "county", at: "2026-04-01 00:00") == nil)
    #expect(book.holder("C-1") == "county")
  }
}
