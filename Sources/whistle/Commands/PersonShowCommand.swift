import Basics
import CommandLineKit
import Projection
import Reports

enum PersonShowCommand: Command {
  static let spec = CommandSpec(
    "show", Phrase("A person's content, held against the book.", "显示个人信息，并与台账核对。"),
    arguments: [Context.personArgument], options: [Options.vault])

  static func run(_ context: Context) throws(Diagnostic) {
    let reference = try context.givenPerson()
    let vault = try context.vault()
    let book = try context.home.personsInBook()
    let isThere = try vault.references().contains(reference)
    if let erasure = book.erasures[reference.description] {
      throw erased(reference, erasure, isThere: isThere)
    }
    guard let file = try vault.person(reference) else {
      throw Diagnostic(
        VaultCode.unknown, "the vault has no person '\(reference)'", "个人信息库中没有“\(reference)”",
        at: .init(file: vault.directory))
    }
    let answer = PersonShown(file, book)
    context.print(answer, as: VaultReports.shown) { VaultReports.text(answer, $0) }
  }

  /// What was erased is not shown, whatever still stands in the vault.
  private static func erased(
    _ reference: PersonReference, _ erasure: PersonsInBook.Erasure, isThere: Bool
  ) -> Diagnostic {
    let rest =
      isThere
      ? Phrase("; its file is still in the vault", "；文件仍在个人信息库中")
      : Phrase("; nothing is left", "；已无内容")
    return Diagnostic(
      VaultCode.erased,
      "'\(reference)' was erased (sequence \(erasure.sequence), \(erasure.basis))\(rest.english)",
      "“\(reference)”已删除（第 \(erasure.sequence) 号，依据 \(erasure.basis)）\(rest.chinese)",
      hints: isThere
        ? nil
        : [
          Phrase(
            "'whistle log --type subject.erased' says by whom",
            "“whistle log --type subject.erased”说明由谁删除")
        ])
  }
}
