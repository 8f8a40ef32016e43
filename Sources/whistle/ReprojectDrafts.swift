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
  /// Whether the sums of each stand side by side, rather than the cases of one. One value is as one
  /// draft; ends make a curve, of however few points.
  let areSideBySide: Bool

  /// - Throws: `usage.missing-option` where neither is given, `usage.vary`, and what can be wrong with
  ///   rules.
  init(_ context: Context) throws(Diagnostic) {
    let range = try ReprojectDrafts.range(context)
    all =
      if let range { try ReprojectDrafts.varied(range, context) } else {
        try ReprojectDrafts.named(context)
      }
    guard !all.isEmpty else {
      throw Diagnostic(
        UsageCode.missingOption, "the option '--rules' or '--vary' is required",
        "缺少选项“--rules”或“--vary”")
    }
    areSideBySide = range.map { !$0.isSingle } ?? (all.count > 1)
    try ReprojectDrafts.check(context, areSideBySide)
  }

  /// The rules of each `--rules`, in their order.
  static func named(_ context: Context) throws(Diagnostic) -> [Draft] {
    let source = RulesSource(context: context)
    return try context.call.strings("rules").map { name throws(Diagnostic) in
      Draft(name, RulesOverride(try source.any(name)))
    }
  }

  /// One for each value of the clause that `--vary` names; nil where it is not given.
  ///
  /// - Throws: `usage.vary`, and what can be wrong with rules.
  static func varied(_ context: Context) throws(Diagnostic) -> [Draft]? {
    guard let range = try range(context) else { return nil }
    return try varied(range, context)
  }

  private static func range(_ context: Context) throws(Diagnostic) -> ClauseRange? {
    guard let clause = context.call.string("vary") else { return nil }
    guard let range = ClauseRange(clause) else {
      throw Diagnostic(
        CallCode.vary, "'\(clause)' is not a clause with a value, or with a first and a last one",
        "“\(clause)”不是条款及其取值")
    }
    return range
  }

  private static func varied(
    _ range: ClauseRange, _ context: Context
  ) throws(Diagnostic) -> [Draft] {
    let names = context.call.strings("rules")
    guard names.count <= 1 else {
      throw Diagnostic(
        CallCode.vary, "'--vary' varies one ruleset, not \(names.count)",
        "“--vary”只能用于一套规则，给了 \(names.count) 套")
    }
    let base = try RulesSource(context: context).any(names.first ?? "now")
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
