import CaseModel
import Queries
import Testing

@Suite("Members that go out to other programs")
struct PublicFieldsTests {
  @Test(
    "are none that somebody writes, and none that leads to a person", arguments: EventType.allCases)
  func listed(type: EventType) {
    for field in PublicFields.all[type] {
      #expect(DataKey(rawValue: field.name)?.isReference == true, "\(field.name)")
      #expect(!Self.persons.contains(field.name), "\(field.name)")
    }
  }

  private static let persons: Set = [
    "actor", "commitment", "evidence", "external", "holder", "login", "ref", "requester", "roles",
  ]

  @Test("are what process mining asks of a case")
  func some() {
    func names(_ type: EventType) -> [String] { PublicFields.all[type].map(\.name) }
    #expect(names(.caseRegistered) == ["matter", "place", "channel", "urgency"])
    #expect(names(.caseDispatched) == ["to", "due", "assist"])
    #expect(names(.caseResolved).isEmpty)
    #expect(names(.whistleRated) == ["unit", "score", "rater"])
    #expect(
      names(.supervisionIssued) == [
        "level", "unit", "cause", "timer", "run", "replyBy", "provisional",
      ])
  }
}
