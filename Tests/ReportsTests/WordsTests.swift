import Basics
import CaseModel
import Queries
import Testing

@testable import Reports

@Suite("The words of the domain")
struct WordsTests {
  private static let chinese = Words(.chinese)
  private static let english = Words(.english)

  private typealias Word = @Sendable (Words) -> (String) -> String

  /// Every value that a program reads, and what people read for it.
  private static let labels: [(names: [String], word: Word)] = [
    (Status.allCases.map(\.name), Words.status), (Timer.allCases.map(\.rawValue), Words.timer),
    (TimerState.allCases.map(\.rawValue), Words.state), (Rulebook.defaultLadder, Words.tier),
    (["normal", "urgent", "emergency"], Words.urgency),
    (CardLevel.allCases.map(\.name), Words.card),
    (["standing", "answered", "lifted"], Words.standing),
    (["routine", "tough", "emergency"], Words.whistle),
    (CallStep.allCases.map(\.rawValue), Words.step),
    (Adoption.Scope.allCases.map(\.rawValue), Words.rulesScope),
    (Unit.Kind.allCases.map(\.rawValue), Words.unitKind),
    (["grid", "hotline", "app", "wechat", "window", "proactive", "import"], Words.channel),
    (EventType.allCases.map(\.name), Words.event),
  ]

  @Test("each value has one in Chinese")
  func chinese() {
    for (names, word) in Self.labels {
      for name in names {
        let labels = [Self.english, Self.chinese].map { word($0)(name).unicodeScalars }
        #expect(labels[0].allSatisfy { $0.value < 0x3000 }, "\(name)")
        #expect(labels[1].contains { $0.value >= 0x4E00 }, "\(name)")
      }
    }
  }

  @Test("what has none is shown by its name")
  func unknown() {
    #expect(Self.chinese.tier("barony") == "barony")
    #expect(Self.chinese.title("x/nowhere") == "nowhere")
  }

  @Test("a later shape of an event is called what the first is")
  func shapes() {
    #expect(Self.chinese.event("whistle.rated.v2") == Self.chinese.event("whistle.rated"))
    #expect(Self.english.event("whistle.rated.v2") == "whistle.rated.v2")
  }

  @Test(
    "figures are published with two decimals",
    arguments: [
      ("1", "1.00"), ("1.5", "1.50"), ("0.33", "0.33"), ("-3.1", "-3.10"), ("2.125", "2.125"),
    ])
  func decimals(number: String, expected: String) {
    #expect(Self.english.decimals(number) == expected)
  }
}
