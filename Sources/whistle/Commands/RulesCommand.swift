import Basics
import CaseModel
import CommandLineKit
import EventBook
import FileStore
import Projection
import Reports

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
    context.print(RulesReports.differences(differences))
    return differences.isEmpty ? 0 : 1
  }

  // MARK: adopt

  static func adopt(_ context: Context) throws(Diagnostic) -> Int32 {
    let ruleset = try RulesSource(context: context).checked(
      context.call.argument("FILE") ?? "")
    let effective = context.call.string("effective") ?? ""
    _ = try Context.instant(effective, option: "effective")
    return try RecordCommand.record(
      context, type: EventType.rulesAdopted.rawValue, subject: "rules",
      data: [
        "ruleset": ruleset.document, "effective": .string(effective),
        "scope": .string(context.call.string("scope") ?? ""),
      ])
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
          .init("origin"), .init("name"),
          .init("digest") { value, _ in String(RowReport.plain(value).prefix(12)) },
          .init("effective") { value, _ in CaseReports.shortTime(value) }, .init("scope"),
          .init("sequence", .right),
        ], rows: rows))
    return 0
  }
}
