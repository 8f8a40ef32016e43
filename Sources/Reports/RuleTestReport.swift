package import Basics
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Queries
package import RuleImpact

/// What a rule test expected and did not get.
package struct RuleTestDifference: Sendable {
  /// A side of it.
  package enum Side: Sendable {
    case none
    case value(JSONValue)
    /// An event that was to be taken, and one that was not.
    case taken
    case refused(Diagnostic)
  }

  /// The case; of a refused event its subject.
  package let subject: String
  /// Within what is said of the case, timers by name and run: `/timers/handle/1/due`; of a refused event
  /// its place in the test.
  package let path: JSONPointer
  package let expected, actual: Side
}

/// What became of a rule test.
package struct RuleTestResult: Sendable {
  package let file: String
  package let line: Int
  package let name: String
  package let differences: [RuleTestDifference]

  package init(_ test: RuleTest, _ outcome: RuleTest.Outcome, file: String, line: Int) {
    (self.file, self.line, name) = (file, line, test.name)
    switch outcome {
    case .refused(let index, let refusal):
      differences = [
        RuleTestDifference(
          subject: test.events[index].subject, path: JSONPointer("events", String(index)),
          expected: .taken, actual: .refused(refusal))
      ]
    case .taken(let state, let lines):
      let view = CaseView(state, now: test.now)
      differences = test.expected.members.flatMap { name, expected in
        Expectation(expected, of: name, Self.said(of: name, in: view, lines[name] ?? []))
          .differences
      }
    }
  }

  /// What `case --format json` says; nil where there is no such case.
  private static func said(
    of name: String, in view: CaseView, _ lines: [[UInt8]]
  ) -> JSONObject? {
    guard let state = view.state.table.find(name), state.isRegistered else { return nil }
    let report = CaseReport(view.row(name, state), lines: lines)
    return report.type.json(report, RowContext(view))
  }

  package var isPassed: Bool { differences.isEmpty }
}

package enum RuleTestReport {
  package static let type = RowType<RuleTestResult>(
    columns + [.init("differences", \.differences, of: differences)],
    csv: columns + [.init("differences", \.differences.count)])

  private static let columns: [Column<RuleTestResult>] = [
    .init("file", \.file), .init("line", \.line), .init("name", \.name),
    .init("passed", \.isPassed),
  ]

  private static let differences = RowType<RuleTestDifference>([
    .init("case", \.subject), .init("path", \.path), .init("expected", \.expected),
    .init("actual", \.actual),
  ])

  /// The tests that failed with what differs, and how many there were.
  package static func text(_ results: [RuleTestResult], _ context: RowContext) -> String {
    let failed = results.filter { !$0.isPassed }
    let (all, words) = (results.count, context.words)
    let legend = words.pick("Expected: −, Actual: +\n\n", "预期：−，实际：+\n\n")
    return failed.map { text($0, context) }.joined() + (failed.isEmpty ? "" : legend)
      + words.pick(
        "\(all - failed.count) of \(all) tests passed\n",
        "\(all) 项测试，通过 \(all - failed.count) 项\n")
  }

  private static func text(_ result: RuleTestResult, _ context: RowContext) -> String {
    let head =
      "\(result.file):\(result.line)  " + context.paint(result.name.visible, .bold) + "\n"
    let differences = result.differences.map { difference in
      func line(_ mark: String, _ side: RuleTestDifference.Side, _ paint: Style.Paint) -> String {
        let text = side.text(context) ?? context.words.pick("none", "无")
        return "    " + context.paint("\(mark) \(text.visible)", paint) + "\n"
      }
      return "  \(difference.subject.visible) \(difference.path.description.visible)\n"
        + line("−", difference.expected, .red) + line("+", difference.actual, .green)
    }
    return head + differences.joined() + "\n"
  }
}

extension RuleTestDifference.Side: Cell {
  package func write(_ context: RowContext, to out: inout CellWriter) {
    switch self {
    case .none: out.null()
    case .value(let value): out.value(value)
    case .taken: out.string("taken")
    case .refused(let refusal): out.string("\(refusal.code): \(refusal.message.english)")
    }
  }

  package func text(_ context: RowContext) -> String? {
    switch self {
    case .none: nil
    case .value(.null): "null"
    case .value(let value): value.plain
    case .taken: context.words.pick("taken", "接收")
    case .refused(let refusal): "\(refusal.code): \(context.words.text(refusal.message))"
    }
  }
}
