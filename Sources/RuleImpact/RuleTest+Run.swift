package import Basics
package import CaseModel
package import Projection

extension RuleTest {
  /// What became of the events of a test.
  package enum Outcome: Sendable {
    /// A guard refused one, by its index; those after it were not tried.
    case refused(event: Int, Diagnostic)
    /// All were taken: the state, and the lines of the cases of which something is expected.
    case taken(BookState, lines: [String: [[UInt8]]])
  }

  /// Takes the events through the guards into a state of their own, all recorded at `now`.
  ///
  /// - Parameters:
  ///   - rules: those of the test, or given for all tests; nil for those that the events adopt.
  ///   - home: its codec alone is used.
  /// - Throws: `rule-test.rules` where there are none, `rules.invalid`.
  /// - Complexity: O(events + rules).
  package func run(
    under rules: RulesOverride?, in home: Home
  ) throws(Diagnostic) -> Outcome {
    var home = home
    home.rulesOverride = rules
    let recorder = Recorder(rehearsing: home, on: try home.beginning(), now: now)
    for (index, event) in events.enumerated() {
      do throws(Diagnostic) { _ = try recorder.propose(event) } catch {
        return .refused(event: index, error)
      }
    }
    let state = recorder.state
    guard !state.reference.rulebook.adoptions.isEmpty else {
      throw Diagnostic(RuleTestCode.rules, "the test has no rules", "该测试没有规则")
    }
    var lines: [String: [[UInt8]]] = [:]
    for name in expected.keys {
      lines[name] = state.table.subject(named: name).map { recorder.proposed(of: $0) }
    }
    return .taken(state, lines: lines)
  }
}
