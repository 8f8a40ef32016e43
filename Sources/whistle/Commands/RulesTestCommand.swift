import Basics
import CommandLineKit
import Projection
import Reports
import RuleImpact

/// Holds what rules make of events against what is expected.
enum RulesTestCommand: Command {
  static let spec = CommandSpec(
    "test",
    Phrase("Runs rule tests: events, and what is expected of their cases.", "运行规则测试：事件与对案件的预期。"),
    discussion: Phrase(
      """
      A file has one test a line:
        {"name":…,"events":[…],"now":T,"expect":{CASE:{…}}}

      The events are lines as for 'append'. Of each case any part of what 'case --format json' says may be \
      expected; a timer is named by "timer" and "run", and "state":null expects none. A test with "rules" (a \
      ruleset, or the name of one or of a file) brings its own.
      """,
      """
      文件每行一项测试：
        {"name":…,"events":[…],"now":T,"expect":{案件:{…}}}

      events 与 append 的行相同。对每件案件可写“case --format json”所给内容的任何部分；\
      时限以 timer 和 run 指明，"state":null 表示应当没有。测试可用 rules 自带规则（规则本身、规则名称或文件名）。
      """),
    arguments: [
      ArgumentSpec(
        "FILE", kind: .file, "Rule tests; - for standard input.", "规则测试文件；- 为标准输入。",
        isRepeating: true)
    ],
    options: [
      OptionSpec(
        "rules", value: "RULES", kind: .file,
        "The rules of tests without their own: a file, a name, a digest, now.",
        "未自带规则的测试所用的规则：文件、名称、摘要或 now。")
    ])

  /// A test and where it stands.
  private typealias Found = (test: RuleTest, place: Diagnostic.Place)

  /// Exit status 1 where a test fails.
  static func run(_ context: Context) throws(Diagnostic) {
    let tests = try read(context.call.arguments("FILE"), context)
    let rules = RulesOfTests(context)
    let results = try tests.map { found throws(Diagnostic) in
      do throws(Diagnostic) {
        let outcome = try found.test.run(under: rules.rules(of: found.test), in: context.home)
        return RuleTestResult(
          found.test, outcome, file: found.place.file, line: found.place.line ?? 0)
      } catch { throw error.at(found.place) }
    }
    Output.settle(hasFindings: results.contains { !$0.isPassed })
    guard context.format == .table else {
      return context.print(results, as: RuleTestReport.type)
    }
    context.show(RuleTestReport.text(results, context.reports(on: nil)))
  }

  /// - Throws: `rule-test.form`, when every document that is none was said.
  private static func read(
    _ files: [String], _ context: Context
  ) throws(Diagnostic) -> [Found] {
    var tests: [Found] = []
    var faults = 0
    for file in files {
      let bytes = try Documents.bytes(file)
      let before = tests.count + faults
      for line in Documents.lines(of: bytes) {
        let place = Diagnostic.Place(
          file: file == "-" ? "standard input" : file, line: line.number)
        do throws(Diagnostic) {
          let test = try bytes.withByteView { view throws(Diagnostic) in
            try RuleTest(view[line.range], at: place, by: context.home.codec)
          }
          tests.append((test, place))
        } catch {
          context.say(error.withRemedy, .error)
          faults += 1
        }
      }
      if tests.count + faults == before {
        throw Diagnostic(
          RuleTestCode.form, "the file holds no test", "文件中没有测试", at: .init(file: file))
      }
    }
    guard faults == 0 else {
      throw Diagnostic(
        RuleTestCode.form, "documents that are no tests: \(faults)", "不是测试的文件：\(faults) 个",
        hints: [Phrase("no test was run", "未运行任何测试")])
    }
    return tests
  }
}

/// The rules of tests; those that are given for all are read once, where a test needs them.
private final class RulesOfTests {
  private let source: RulesSource
  private let given: String?
  private var known: [String: RulesOverride] = [:]

  init(_ context: Context) {
    source = RulesSource(context: context)
    given = context.given("rules")
  }

  func rules(of test: RuleTest) throws(Diagnostic) -> RulesOverride? {
    switch test.rules {
    case .document(let document): return RulesOverride(document)
    case .named(let name): return try named(name)
    case nil: return try given.map(named)
    }
  }

  private func named(_ name: String) throws(Diagnostic) -> RulesOverride {
    if let rules = known[name] { return rules }
    let rules = RulesOverride(try source.any(name))
    known[name] = rules
    return rules
  }
}
