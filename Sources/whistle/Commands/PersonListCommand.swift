import Basics
import CommandLineKit
import Projection
import Reports

enum PersonListCommand: Command {
  static let spec = CommandSpec(
    "list", Phrase("References in the vault, without content.", "列出个人信息库中的代号，不含内容。"),
    options: [Options.vault])

  static func run(_ context: Context) throws(Diagnostic) {
    let vault = try context.vault()
    let book = try context.home.personsInBook()
    var rows: [PersonKept] = []
    for reference in try vault.references() { rows.append(try .init(reference, in: vault, book)) }
    context.print(rows, as: VaultReports.kept)
  }
}
