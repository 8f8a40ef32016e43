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

  /// What a search for content did not see.
  func say(unseen packed: [String]) {
    if !packed.isEmpty {
      say(
        "not seen through, for they are compressed or archives (unpack them elsewhere and name that with --in)",
        "压缩文件或归档文件，无法查看其中内容（请另行解压后用 --in 指定）", packed)
    }
    if !ContentSearch.looksForGB18030 {
      say(
        "GB18030 was not looked for: this system has no table of it",
        "未按 GB18030 编码查找：本机没有该编码表")
    }
  }
}
