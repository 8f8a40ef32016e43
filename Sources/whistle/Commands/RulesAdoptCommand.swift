import Basics
import CaseJournal
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Reports
import RuleImpact

enum RulesAdoptCommand: Command {
  static let spec = CommandSpec(
    "adopt", Phrase("Adopts a ruleset.", "施行规则文件。"),
    arguments: [
      ArgumentSpec("FILE", kind: .file, "A file, or a shipped name.", "文件，或随附规则的名称。")
    ],
    options: [
      OptionSpec("effective", value: "T", "From when.", "生效时间。", isRequired: true),
      OptionSpec(
        "scope", value: "S", kind: .choice(of: Adoption.Scope.self), "Which timers it governs.",
        "适用范围。", isRequired: true),
      Options.by, Options.source,
    ] + Options.writing)

  static func run(_ context: Context) throws(Diagnostic) {
    let ruleset = try RulesSource(context: context).checked(context.call.argument("FILE") ?? "")
    // The first rules of a book bring the zone in which a date is meant.
    let zone = ruleset.zone
    let text = try context.time("effective", date: .beginning, else: zone) ?? ""
    let effective =
      try context.instant("effective", date: .beginning, else: zone) ?? context.now
    let scope = context.call.string("scope") ?? ""
    let data: JSONObject = [
      "ruleset": ruleset.document, "effective": .string(text), "scope": .string(scope),
    ]
    let hasBook = try context.home.book.exists
    var effect: AdoptionEffect?
    try RecordCommand.record(
      context, type: EventType.rulesAdopted.name, subject: "rules", given: data, extent: .all,
      complete: { _, recorder throws(Diagnostic) in
        if hasBook {
          effect = Self.effect(
            of: ruleset.document, from: effective, Adoption.Scope(rawValue: scope) ?? .new,
            on: recorder.state, context)
        }
        return true
      })
    if let effect { say(effect, context) }
  }

  /// What the adoption does to the timers that stand.
  private static func effect(
    of document: JSONValue, from effective: Timestamp, _ scope: Adoption.Scope,
    on state: BookState, _ context: Context
  ) -> AdoptionEffect? {
    var state = state
    guard let rules = try? context.home.codec.ruleset(document, symbols: &state.reference.symbols)
    else { return nil }
    let adoption = Adoption(
      ruleset: rules, effective: effective, scope: scope, sequence: state.sequence + 1)
    return AdoptionEffect(of: adoption, on: state, now: context.now)
  }

  /// Aloud, since a scope reaches back: the timers move, what was served stays.
  private static func say(_ effect: AdoptionEffect, _ context: Context) {
    let time = effect.zone.format(effect.instant)
    context.say(
      "as of \(time) these rules govern \(context.words.count(effect.runs, "timer", "timers")) "
        + "in the book (\(context.words.count(effect.cases, "case", "cases")), "
        + "\(effect.running) still running): due times that move \(effect.moved), timers that become "
        + "late \(effect.becomingLate), that are no longer late \(effect.becomingMet)",
      "截至 \(time)，台账中有 \(effect.runs) 个时限（涉及 \(effect.cases) 件案件）改由本规则管辖，"
        + "其中 \(effect.running) 个仍在计时：\(effect.moved) 个到期时间变动，"
        + "\(effect.becomingLate) 个由按时变逾期，\(effect.becomingMet) 个由逾期变按时")
    if effect.gained + effect.lost > 0 {
      context.say(
        "of them with a limit that they did not have: \(effect.gained); without the one that they "
          + "had: \(effect.lost), overdue until now \(effect.lostOverdue)",
        "其中 \(effect.gained) 个原无时限、现有时限；\(effect.lost) 个不再有时限，"
          + "内有 \(effect.lostOverdue) 个此前已超期")
    }
    if effect.unfounded == 0 { return }
    context.say(
      "reminders and cards that were served and would not be any more: \(effect.unfounded); they "
        + "stay as they are, and 'whistle reproject --rules now' counts them",
      "已发出而按本规则不再需要的催办和督办：\(effect.unfounded) 份；原件照旧有效，"
        + "可用 whistle reproject --rules now 统计")
  }
}
