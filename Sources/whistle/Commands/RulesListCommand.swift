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
    "list", Phrase("Lists the shipped rulesets and those in the book.", "随附的与台账中的规则。"),
    options: Options.temporal)

  static func run(_ context: Context) throws(Diagnostic) {
    let zones = ZoneDatabase()
    var entries: [RulesReports.Entry] = []
    for shipped in ShippedRules.all {
      var symbols = SymbolTable()
      let document = try Documents.parse(Array(shipped.text.utf8), file: shipped.name)
      let ruleset = try? Ruleset(document, symbols: &symbols, zones: { try? zones.zone(named: $0) })
      entries.append(.init(shipped: shipped.name, ruleset?.digest))
    }
    guard try context.home.book.exists else {
      context.print(entries, as: RulesReports.list)
      return
    }
    let view = try context.load(extent: .onDemand)
    entries += view.state.reference.rulebook.adoptions.map { .init($0) }
    context.print(entries, as: RulesReports.list, of: view)
  }
}
