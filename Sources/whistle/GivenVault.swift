import Basics
import CommandLineKit
import Projection

extension Context {
  /// The vault that `--vault` names.
  ///
  /// - Throws: `vault.missing` where none is named, and as `Vault`.
  func vault(isMade: Bool = false) throws(Diagnostic) -> Vault {
    guard let directory = call.string("vault") else {
      throw Diagnostic(VaultCode.missing, "no vault is named", "没有指定个人信息库")
    }
    return try Vault(directory, apartFrom: homePath, isMade: isMade)
  }

  /// The person whom the argument names.
  ///
  /// - Throws: `vault.reference`.
  func givenPerson() throws(Diagnostic) -> PersonReference {
    let text = call.argument("REF") ?? ""
    guard let reference = PersonReference(text) else {
      throw Diagnostic(VaultCode.reference, "'\(text)' is not a reference", "“\(text)”不是代号")
    }
    return reference
  }

  /// Where content of persons is looked for: all of the home directory, and what `--in` names.
  var searchedPaths: [String] { [homePath] + call.strings("in") }

  static let personArgument = ArgumentSpec(
    "REF", "The reference that stands for the person.", "此人的代号。")
}
