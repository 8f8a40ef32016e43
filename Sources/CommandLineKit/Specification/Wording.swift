import Basics

/// The kit's own words, each in both languages, so that a reader of one can check the other.
enum Wording {
  static let overview = Phrase("OVERVIEW", "概述")
  static let usage = Phrase("USAGE", "用法")
  static let arguments = Phrase("ARGUMENTS", "参数")
  static let options = Phrase("OPTIONS", "选项")
  static let globalOptions = Phrase("GLOBAL OPTIONS", "全局选项")
  static let subcommands = Phrase("SUBCOMMANDS", "子命令")
  static let colon = Phrase(":", "：")
  static let space = Phrase(" ", "")

  /// Behind the title of options that are only named.
  static func explained(by command: String) -> Phrase {
    Phrase(" (see '\(command)')", "（说明见“\(command)”）")
  }

  static func helpFooter(_ program: ProgramSpec) -> Phrase {
    func help(_ language: Language) -> String {
      "\(program.name) help \(program.placeholder("COMMAND", in: language))"
    }
    return Phrase(
      "See '\(help(.english))' for a single command.",
      "运行“\(help(.chinese))”查看单个命令的说明。")
  }

  /// What stands in parentheses behind the help of an option or argument.
  static let opening = Phrase(" (", "（")
  static let closing = Phrase(")", "）")
  static let separator = Phrase("; ", "；")
  static let required = Phrase("required", "必填")
  static let repeatable = Phrase("may be repeated", "可重复")

  static func values(_ choices: [String]) -> Phrase { .listing("values:", "取值", choices) }

  static func standard(_ text: Phrase) -> Phrase {
    Phrase("default: \(text.english)", "默认：\(text.chinese)")
  }

  static let manualName = Phrase("NAME", "名称")
  static let manualSynopsis = Phrase("SYNOPSIS", "提要")
  static let manualDescription = Phrase("DESCRIPTION", "描述")
  static let manualCommands = Phrase("COMMANDS", "命令")
}
