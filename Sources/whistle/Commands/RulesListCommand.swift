import Basics
import CaseModel
import CommandLineKit
import EventBook
import FileStore
import Projection
import Reports
import Rulesets

enum RulesListCommand: Command {
  static let spec = CommandSpec(
    "list", Phrase("What is shipped, and what stands in the book.", "随附的与台账中的规则。"),
    options: Options.temporal)

  static func run(_ context: Context) throws(Diagnostic) {
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
  }
}
