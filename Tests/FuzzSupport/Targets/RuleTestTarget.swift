import Basics
import CaseTestSupport
import Projection
import Reports
import RuleImpact

extension FuzzTarget {
  private static let ruleTests = DocumentInput([whole, plain])

  private static func event(
    _ id: String, _ type: String, _ subject: String, _ data: JSONValue
  ) -> JSONValue {
    [
      "specversion": "1.0", "id": .string(id), "source": "/s/c/g", "type": .string(type),
      "subject": .string(subject), "time": "2026-03-02T09:00:00+08:00", "data": data,
    ]
  }

  /// Of a case that is accepted, with every sort of expectation.
  private static let whole: JSONValue = [
    "name": "a noise", "rules": Fixture.rules, "now": "2026-03-03T09:00:00+08:00",
    "events": [
      event(
        "1", "unit.registered", "unit/s/c/g",
        ["unit": "s/c/g", "name": "g", "kind": "tier", "tier": "grid"]),
      event(
        "2", "case.registered", "C-1",
        [
          "matter": "noise", "place": "s/c/g", "channel": "app", "urgency": "normal", "title": "t",
        ]),
      event("3", "case.accepted", "C-1", [:]),
    ],
    "expect": [
      "C-1": [
        "status": "accepted", "cards": ["red": 0],
        "timers": [
          ["timer": "accept", "run": 1, "state": "met"],
          ["timer": "sign", "run": 1, "state": .null],
        ],
      ],
      "C-2": .null,
    ],
  ]

  private static let plain: JSONValue = [
    "name": "nothing", "now": "2026-03-03T09:00:00Z", "events": [], "expect": [:],
  ]

  /// A rule test: written and read again it is judged the same, and whatever is taken can be run and told.
  static let ruleTest = FuzzTarget(
    name: "rule-test",
    seeds: { ruleTests.seeds.filter { $0.count == 1 } + [ruleTests.text([0x80])] },
    words: ruleTests.words,
    judge: { input in
      let text = ruleTests.text(input)
      let first = told(of: text)
      guard let document = Fixtures.parsed(text) else {
        return first == nil ? .refused : .fault("taken, and no JSON")
      }
      let again = told(of: Array(document.text.utf8))
      return .comparing(first, again, "once it is written") ?? (first == nil ? .refused : .taken)
    })

  /// What is said of a test once it was run; nil where it is none.
  private static func told(of text: [UInt8]) -> String? {
    let home = Home("nowhere")
    let place = Diagnostic.Place(file: "f", line: 1)
    let read = text.withByteView { view in
      try? RuleTest(view, at: place, by: home.codec)
    }
    guard let test = read else { return nil }
    let own: JSONValue? = if case .document(let document) = test.rules { document } else { nil }
    do throws(Diagnostic) {
      let outcome = try test.run(under: RulesOverride(own ?? Fixture.rules), in: home)
      let result = RuleTestResult(test, outcome, file: "f", line: 1)
      return JSONValue.object(RuleTestReport.type.json(result, RowContext())).text
        + RuleTestReport.text([result], RowContext())
    } catch { return "\(error)" }
  }
}
