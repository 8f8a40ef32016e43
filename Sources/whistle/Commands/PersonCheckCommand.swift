import Basics
import CommandLineKit
import FileStore
import Projection
import Reports

enum PersonCheckCommand: Command {
  static let spec = CommandSpec(
    "check",
    Phrase(
      "Finds content that should be gone, or stands where it must not.", "查找应已删除或不应出现的个人信息。"),
    options: [
      Options.vault, Options.searched,
      OptionSpec(
        "text", value: "FILE", kind: .file,
        "Look for each line of this file, too: content that the vault no longer has.",
        "同时查找此文件的每一行：个人信息库中已没有的内容。", isRepeatable: true),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let vault = try context.vault()
    var others: [PersonContent] = []
    for path in context.call.strings("text") { others.append(try content(ofLines: path)) }
    let check = try VaultCheck(vault, context.home, in: context.searchedPaths, others: others)
    Output.settle(hasFindings: !check.findings.isEmpty)
    context.say(unseen: check.packed)
    context.print(check, as: VaultReports.check) { VaultReports.text(check, $0) }
  }

  private static func content(ofLines path: String) throws(Diagnostic) -> PersonContent {
    var fields = JSONObject()
    let lines = try FileBytes.input(path).split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      if !text.isEmpty { fields["x-line-\(index + 1)"] = .string(text) }
    }
    do throws(Diagnostic) { return try PersonContent(fields) } catch {
      throw error.at(.init(file: path))
    }
  }
}
