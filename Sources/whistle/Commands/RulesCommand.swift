import Basics
import CaseJournal
import CaseModel
import CommandLineKit
import EventBook
import FileStore
import Projection
import Reports
import RuleImpact
import Rulesets

enum RulesCommand {
  // MARK: check

  static func check(_ context: Context) throws(Diagnostic) -> Int32 {
    let path = context.call.argument("FILE") ?? ""
    let ruleset = try RulesSource(context: context).checked(path)
    let document: JSONObject = [
      "name": .string(ruleset.name), "digest": .string(ruleset.digest.hex),
      "matters": .integer(ruleset.matters.count), "classes": .integer(ruleset.classes.count),
      "zone": .string(ruleset.zone.name),
    ]
    context.print(document) {
      context.words.pick("valid: ", "有效：") + "\(ruleset.name) \(ruleset.digest.hex)\n"
    }
    return 0
  }

  // MARK: show

  static func show(_ context: Context) throws(Diagnostic) -> Int32 {
    let source = RulesSource(context: context)
    let now = try context.reading().now
    let document =
      if let name = context.call.argument("NAME|DIGEST") { try source.named(name) } else {
        try source.inForce(at: context.instant("at") ?? now)
      }
    context.print(document.text + "\n")
    return 0
  }

  // MARK: diff

  /// Exit status 1 where the documents differ.
  static func diff(_ context: Context) throws(Diagnostic) -> Int32 {
    let source = RulesSource(context: context)
    let old = try source.any(context.call.argument("A") ?? "")
    let new = try source.any(context.call.argument("B") ?? "")
    let differences = RulesetComparison.differences(old, new)
    Output.settle(status: differences.isEmpty ? 0 : 1)
    context.print(RulesReports.differences(differences))
    return differences.isEmpty ? 0 : 1
  }

  // MARK: adopt

  static func adopt(_ context: Context) throws(Diagnostic) -> Int32 {
    let ruleset = try RulesSource(context: context).checked(
      context.call.argument("FILE") ?? "")
    let text = context.call.string("effective") ?? ""
    let effective = try Context.instant(text, option: "effective")
    let scope = context.call.string("scope") ?? ""
    let effect = try effect(
      context, of: ruleset.document, from: effective, Adoption.Scope(rawValue: scope) ?? .new)
    let status = try RecordCommand.record(
      context, type: EventType.rulesAdopted.name, subject: "rules",
      data: [
        "ruleset": ruleset.document, "effective": .string(text), "scope": .string(scope),
      ])
    if let effect { say(effect, context) }
    return status
  }

  /// What the adoption does to the timers that stand; nil where there is no book yet.
  private static func effect(
    _ context: Context, of document: JSONValue, from effective: Timestamp, _ scope: Adoption.Scope
  ) throws(Diagnostic) -> AdoptionEffect? {
    guard try context.home.book.exists else { return nil }
    var state = try context.home.load().state
    guard let rules = try? context.home.codec.ruleset(document, symbols: &state.scene.symbols)
    else { return nil }
    let adoption = Adoption(
      ruleset: rules, effective: effective, scope: scope, sequence: state.sequence + 1)
    return AdoptionEffect(of: adoption, on: state, now: context.now)
  }

  /// Aloud, since a scope reaches back: the timers move, what was served stays.
  private static func say(_ effect: AdoptionEffect, _ context: Context) {
    let time = effect.zone.format(effect.instant)
    context.say(
      "as of \(time) these rules govern \(effect.runs) timers that stand in the book "
        + "(\(effect.cases) cases, \(effect.running) timers still open): \(effect.moved) due times "
        + "move, \(effect.becomingLate) timers become late, \(effect.becomingMet) come to be in time",
      "截至 \(time)，台账中有 \(effect.runs) 个计时改由本规则管辖（\(effect.cases) 件案件，"
        + "其中 \(effect.running) 个尚未停止）：\(effect.moved) 个到期时间变动，"
        + "\(effect.becomingLate) 个由按时变逾期，\(effect.becomingMet) 个由逾期变按时")
    if effect.unfounded == 0 { return }
    context.say(
      "reminders and cards that were served and would not be any more: \(effect.unfounded); they "
        + "stay as they are, and 'whistle reproject --rules now' counts them",
      "已发出而按本规则不再需要的催办和督办：\(effect.unfounded) 份；原件照旧有效，"
        + "可用 whistle reproject --rules now 统计")
  }

  // MARK: list

  static func list(_ context: Context) throws(Diagnostic) -> Int32 {
    var rows: [JSONObject] = []
    let zones = ZoneDatabase()
    for shipped in ShippedRules.all {
      var symbols = SymbolTable()
      let document = try Documents.parse(Array(shipped.text.utf8), file: shipped.name)
      let digest =
        (try? Ruleset(document, symbols: &symbols, zones: { try? zones.zone(named: $0) }))?
        .digest.hex
      rows.append([
        "origin": .string("shipped"), "name": .string(shipped.name),
        "digest": digest.map { .string($0) } ?? .null, "effective": .null, "scope": .null,
        "sequence": .null,
      ])
    }
    if try context.home.book.exists {
      let view = try context.load(extent: .onDemand)
      for adoption in view.state.scene.rulebook.adoptions {
        rows.append([
          "origin": .string("book"), "name": .string(adoption.ruleset.name),
          "digest": .string(adoption.ruleset.digest.hex),
          "effective": view.json(adoption.effective),
          "scope": .string(adoption.scope.rawValue), "sequence": .integer(adoption.sequence),
        ])
      }
    }
    context.print(
      RowReport(
        [
          .init("origin") { $1.rulesOrigin(RowReport.plain($0)) }, .init("name"),
          .init("digest") { value, _ in String(RowReport.plain(value).prefix(12)) },
          .init("effective") { value, _ in CaseReports.shortTime(value) },
          .init("scope") { $1.rulesScope(RowReport.plain($0)) }, .init("sequence", .right),
        ], rows: rows))
    return 0
  }
}
