import Basics
import CaseJournal
import CaseModel
import CommandLineKit
import Projection
import RuleImpact

/// The rules that a call of `reproject` is to try: those of each `--rules`, or one for each value of
/// the clause that `--vary` names.
struct ReprojectDrafts {
  /// At least one.
  let all: [Draft]
  /// Whether the sums of each stand side by side, rather than the cases of one.
  let areSideBySide: Bool

  /// - Throws: `usage.missing-option` where neither is given, `usage.vary`, and what can be wrong with
  ///   rules.
  init(_ context: Context) throws(Diagnostic) {
    let source = RulesSource(context: context)
    let names = context.call.strings("rules")
    guard let clause = context.call.string("vary") else {
      guard !names.isEmpty else {
        throw Diagnostic(
          UsageCode.missingOption, "the option '--rules' or '--vary' is required",
          "缺少选项“--rules”或“--vary”")
      }
      all = try names.map { name throws(Diagnostic) in
        Draft(name, RulesOverride(try source.any(name)))
      }
      areSideBySide = all.count > 1
      try ReprojectDrafts.check(context, areSideBySide)
      return
    }
    guard names.count <= 1 else {
      throw Diagnostic(
        CallCode.vary, "'--vary' varies one ruleset, not \(names.count)",
        "“--vary”只能用于一套规则，给了 \(names.count) 套")
    }
    let base = try source.any(names.first ?? "now")
    all = try ReprojectDrafts.varied(clause, base, context)
    areSideBySide = true
    try ReprojectDrafts.check(context, areSideBySide)
  }

  private static func varied(
    _ clause: String, _ base: JSONValue, _ context: Context
  ) throws(Diagnostic) -> [Draft] {
    guard let range = ClauseRange(clause) else {
      throw Diagnostic(
        CallCode.vary, "'\(clause)' is not a clause with a first and a last value",
        "“\(clause)”不是条款及其起止取值")
    }
    return try range.values.map { label, value throws(Diagnostic) in
      guard let document = base.replacing(range.pointer, with: value) else {
        throw Diagnostic(
          CallCode.vary, "the rules have no clause '\(range.pointer)'",
          "规则中没有“\(range.pointer)”这一条款")
      }
      var symbols = SymbolTable()
      do throws(RulesetFaults) {
        _ = try context.home.codec.ruleset(document, symbols: &symbols)
      } catch {
        throw Diagnostic(
          CallCode.vary,
          Phrase(
            "\(label) is not valid there: \(error.summary.english)",
            "取值 \(label) 无效：\(error.summary.chinese)"))
      }
      return Draft(label, RulesOverride(document))
    }
  }

  /// What is about the cases of one draft.
  private static func check(_ context: Context, _ areSideBySide: Bool) throws(Diagnostic) {
    for option in ["out", "limit", "sample"]
    where areSideBySide && context.call.string(option) != nil {
      throw Diagnostic(
        CallCode.vary, "'--\(option)' is for the cases of one draft", "“--\(option)”只用于一份草案的各案件")
    }
  }
}

/// `met-to-late>100`, `tier>5%`: more cases of a class than are wanted.
struct ImpactLimit {
  private let impact: ImpactClass
  private let bound: Int
  private let isPercent: Bool

  /// - Throws: `usage.fail-if`.
  init(_ text: String) throws(Diagnostic) {
    let parts = text.split(separator: ">", omittingEmptySubsequences: false)
    let number = parts.count == 2 ? parts[1] : ""
    isPercent = number.hasSuffix("%")
    guard let impact = ImpactClass.allCases.first(where: { $0.name == parts[0] }),
      let bound = Int(isPercent ? number.dropLast() : number), bound >= 0
    else {
      throw Diagnostic(
        CallCode.failIf, "'\(text)' is not a class and a number of cases", "“\(text)”不是类别和件数")
    }
    (self.impact, self.bound) = (impact, bound)
  }

  /// Whether some draft has more of the class than the bound.
  func holds(for drafts: [DraftImpact]) -> Bool {
    drafts.contains { draft in
      isPercent
        ? draft.counts[impact] * 100 > bound * draft.counts.cases : draft.counts[impact] > bound
    }
  }
}
