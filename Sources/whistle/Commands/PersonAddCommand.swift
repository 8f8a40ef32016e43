import Basics
import CommandLineKit
import Projection
import Reports

/// Needs no book: nothing of `--home` is read.
enum PersonAddCommand: Command {
  static let spec = CommandSpec(
    "add", Phrase("Keeps a person's content in the vault.", "把个人信息存入个人信息库。"),
    arguments: [
      ArgumentSpec(
        "KEY=VALUE",
        "name=, telephone=, address=, note= and keys that begin with x-; or -, for a JSON object with them on "
          + "standard input, where neither the shell's history nor a list of processes shows them.",
        "name=、telephone=、address=、note= 和以 x- 开头的键；写“-”则从标准输入读取 JSON 对象，不会留在命令历史和进程列表中。",
        isRepeating: true)
    ], options: [Options.vault])

  static func run(_ context: Context) throws(Diagnostic) {
    let content = try PersonContent(fields(context.call.arguments("KEY=VALUE")))
    let person = PersonFile(content)
    try context.vault(isMade: true).add(person)
    context.print(person, as: VaultReports.added) { _ in VaultReports.words(person) + "\n" }
    context.say(
      "kept; record it with its case: whistle record case.registered 〈案件〉 … \(VaultReports.words(person))",
      "已存入；登记案件时写入：whistle record case.registered 〈案件〉 … \(VaultReports.words(person))")
  }

  private static func fields(_ words: [String]) throws(Diagnostic) -> JSONObject {
    if words == ["-"] {
      let document = try Documents.parse(try Documents.bytes("-"), file: "standard input")
      guard let object = document.object else {
        throw Diagnostic(VaultCode.content, "standard input is not a JSON object", "标准输入不是 JSON 对象")
      }
      return object
    }
    var fields = JSONObject()
    for word in words {
      guard let (key, text) = RecordCommand.parts(of: word) else {
        throw Diagnostic(
          VaultCode.content, "an argument is not of the form KEY=VALUE", "有参数不是“键=值”的形式")
      }
      guard fields[key] == nil else {
        throw Diagnostic(
          VaultCode.content, "the key '\(key)' is given twice", "键“\(key)”写了两次",
          hint: "give each key once", "每个键只写一次")
      }
      fields[key] = .string(text)
    }
    return fields
  }
}
