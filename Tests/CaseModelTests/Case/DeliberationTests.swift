import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Meetings and mediation")
struct DeliberationTests {
  @discardableResult
  private func meet(
    _ book: inout CaseBook, _ step: Int, _ tier: String = "grid", _ outcome: String? = nil
  ) -> String? {
    var data: JSONObject = ["tier": .string(tier), "step": .integer(step)]
    if let outcome { data["outcome"] = .string(outcome) }
    return book.record("meeting.held", "C-1", at: "2026-03-07 10:00", data)
  }

  @discardableResult
  private func slip(_ book: inout CaseBook, _ slip: String) -> String? {
    book.record("mediation.recorded", "C-1", at: "2026-03-03 10:00", ["slip": .string(slip)])
  }

  @Test(
    "a step follows the one before it; those held may be repeated",
    arguments: [
      ([], 1, nil), ([], 2, "meeting-step"), ([1], 2, nil), ([1], 1, nil), ([1], 3, "meeting-step"),
      ([1, 2, 3, 4], 2, nil), ([1, 2, 3, 4, 2], 5, nil), ([1, 2, 3, 4, 5], 6, nil),
      ([1, 2, 3, 4, 5, 6], 6, nil),
    ] as [([Int], Int, String?)])
  func steps(held: [Int], step: Int, kind: String?) {
    var book = CaseBook.standard()
    book.handleCase()
    for step in held { #expect(meet(&book, step) == nil) }
    #expect(meet(&book, step) == kind)
    #expect(book["C-1"].deliberation.step == max(step, held.max() ?? 0))
    #expect(book.status("C-1") == "handling")
  }

  @Test(
    "a meeting sits where the rules have one, and the top of the ladder raises nothing",
    arguments: [
      ("community", "raise", nil), ("street", nil, "meeting-none"),
      ("street", "raise", "meeting-none"), ("county", nil, "tier-unknown"),
    ] as [(String, String?, String?)])
  func tiers(tier: String, outcome: String?, kind: String?) {
    var book = CaseBook.standard()
    book.handleCase()
    #expect(meet(&book, 1, tier, outcome) == kind)
  }

  @Test("at the top a case cannot be raised further")
  func top() {
    var book = CaseBook.standard(Fixture.rules(meeting: ["every": "day", "at": "18:30"]))
    book.handleCase()
    #expect(meet(&book, 1, "street", "raise") == "tier-top")
    #expect(meet(&book, 1, "street", "implement") == nil)
  }

  @Test("what a meeting raised waits until it is escalated or another meeting takes it on")
  func raised() {
    var book = CaseBook.standard()
    book.handleCase()
    meet(&book, 1, "grid", "raise")
    #expect(book["C-1"].deliberation.isRaised)
    meet(&book, 2, "grid", "adjourn")
    #expect(book["C-1"].deliberation.isRaised)
    meet(&book, 2, "grid", "implement")
    #expect(!book["C-1"].deliberation.isRaised)
    meet(&book, 2, "grid", "raise")
    book.record(
      "case.escalated", "C-1", at: "2026-03-07 11:00",
      ["from": "grid", "to": "community", "cause": "unable"])
    #expect(!book["C-1"].deliberation.isRaised)
    #expect(book["C-1"].deliberation.step == 2)
  }

  @Test("slips follow one another; those recorded may be repeated")
  func slips() {
    var book = CaseBook.standard()
    book.handleCase(matter: "quarrel")
    #expect(slip(&book, "judge") == "slip-order")
    #expect(book["C-1"].deliberation.slip == .judge)
    #expect(slip(&book, "investigate") == nil)
    #expect(slip(&book, "revisit") == "slip-order")
    var orderly = CaseBook.standard()
    orderly.handleCase(matter: "quarrel")
    for name in ["investigate", "investigate", "judge", "mediate", "judge", "mediate", "revisit"] {
      #expect(slip(&orderly, name) == nil, "\(name)")
    }
    #expect(orderly["C-1"].deliberation.slip == .revisit)
  }

  @Test(
    "only disputes have slips", arguments: ["noise", "heating", "unknown"])
  func disputes(matter: String) {
    var book = CaseBook.standard()
    book.handleCase(matter: matter)
    #expect(slip(&book, "investigate") == "not-dispute")
  }

  @Test("reports after the end count, a new round begins anew, and an ended case knows neither")
  func rounds() {
    var book = CaseBook.standard()
    book.handleCase(matter: "quarrel")
    for step in 1...5 { meet(&book, step) }
    for name in ["investigate", "judge", "mediate"] { slip(&book, name) }
    book.resolve()
    #expect(meet(&book, 6) == nil)
    #expect(slip(&book, "revisit") == nil)
    #expect(book["C-1"].deliberation.step == 6)
    #expect(book["C-1"].deliberation.slip == .revisit)
    book.reopen()
    #expect(book["C-1"].deliberation == Deliberation())
    #expect(meet(&book, 2) == "meeting-step")
    book.record("case.withdrawn", "C-1", at: "2026-03-08 10:00")
    #expect(meet(&book, 1) == "ended")
    #expect(slip(&book, "investigate") == "ended")
    #expect(book["C-1"].deliberation.step == 2)
  }

  @Test("without rules nothing is asked")
  func noRules() {
    var book = CaseBook()
    book.registerUnits()
    book.handleCase()
    #expect(meet(&book, 4, "street", "raise") == nil)
    #expect(slip(&book, "revisit") == nil)
  }

  @Test("the byte holds all of it", arguments: 0...6)
  func byte(step: Int) {
    for slip in [nil] + Slip.allCases.map(Optional.some) {
      for isRaised in [false, true] {
        var deliberation = Deliberation()
        deliberation.isRaised = isRaised
        deliberation.slip = slip
        deliberation.step = step
        let read = Deliberation(bits: deliberation.bits)
        #expect(read.step == step && read.slip == slip && read.isRaised == isRaised)
      }
    }
  }
}
