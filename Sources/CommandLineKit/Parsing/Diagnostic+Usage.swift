package import Basics

/// Why a command line cannot be understood.
package enum UsageCode: String, ErrorCode {
  case unknownOption = "usage.unknown-option"
  case unknownCommand = "usage.unknown-command"
  case unknownChoice = "usage.unknown-choice"
  case missingCommand = "usage.missing-command"
  case missingOption = "usage.missing-option"
  case missingArgument = "usage.missing-argument"
  case missingValue = "usage.missing-value"
  case unexpectedValue = "usage.unexpected-value"
  case unexpectedArgument = "usage.unexpected-argument"

  package var remedy: Phrase {
    Phrase("see the usage line, or --help of the command", "请看用法一行，或该命令的 --help")
  }
}

/// The message of each error of usage, in one place, in both languages: the words that choose the
/// language may be the ones that are wrong.
extension Diagnostic {
  static func unknownOption(_ form: String, at context: CommandContext) -> Diagnostic {
    let known = context.options.flatMap(\.forms)
    return usage(
      .unknownOption, "unknown option '\(form)'", "未知选项“\(form)”", hint: didYouMean(form, known),
      at: context)
  }

  static func unknownCommand(_ word: String, at context: CommandContext) -> Diagnostic {
    let title = (context.path + [word]).joined(separator: " ")
    return usage(
      .unknownCommand, "unknown command '\(title)'", "未知命令“\(title)”",
      hint: didYouMean(word, context.subcommands.map(\.name)), at: context)
  }

  static func unknownChoice(
    _ value: String, of what: String, _ choices: [String], at context: CommandContext
  ) -> Diagnostic {
    let chinese = context.program.placeholder(what, in: .chinese)
    return usage(
      .unknownChoice, "'\(value)' is not a value of \(what)", "“\(value)”不是 \(chinese) 的取值",
      hint: didYouMean(value, choices) ?? Wording.values(choices), at: context)
  }

  static func missingCommand(at context: CommandContext) -> Diagnostic {
    usage(
      .missingCommand, "'\(context.title)' needs a command", "“\(context.title)”后面缺少命令",
      hint: Phrase("'\(context.title) --help' lists them", "“\(context.title) --help”可列出命令"),
      at: context)
  }

  static func missingOption(_ option: OptionSpec, at context: CommandContext) -> Diagnostic {
    let form = option.longForm
    return usage(.missingOption, "the option '\(form)' is required", "缺少必填选项“\(form)”", at: context)
  }

  static func missingArgument(_ name: String, at context: CommandContext) -> Diagnostic {
    usage(
      .missingArgument, "the argument \(name) is missing",
      "缺少参数 \(context.program.placeholder(name, in: .chinese))", at: context)
  }

  static func missingValue(
    _ form: String, of option: OptionSpec, at context: CommandContext
  ) -> Diagnostic {
    let value = option.valueName ?? ""
    return usage(
      .missingValue, "the option '\(form)' needs a value \(value)",
      "选项“\(form)”需要一个值 \(context.program.placeholder(value, in: .chinese))", at: context)
  }

  static func unexpectedValue(_ form: String, at context: CommandContext) -> Diagnostic {
    usage(.unexpectedValue, "the option '\(form)' takes no value", "选项“\(form)”不带值", at: context)
  }

  static func unexpectedArgument(_ word: String, at context: CommandContext) -> Diagnostic {
    usage(.unexpectedArgument, "unexpected argument '\(word)'", "多余的参数“\(word)”", at: context)
  }

  private static func didYouMean(_ word: String, _ known: [String]) -> Phrase? {
    Suggestion.hint(for: word, in: known)
  }

  /// An error at a place in the tree of commands, which gives the usage line. What the message quotes
  /// is made visible.
  private static func usage(
    _ code: UsageCode, _ english: String, _ chinese: String, hint: Phrase? = nil,
    at context: CommandContext
  ) -> Diagnostic {
    func line(_ language: Language) -> String {
      Wording.usage.text(in: language).lowercased() + Wording.colon.text(in: language)
        + Wording.space.text(in: language) + UsageLine(context, in: language).text
    }
    let usage = Phrase(line(.english), line(.chinese))
    return Diagnostic(
      code, english.visible, chinese.visible, hints: [hint, usage].compactMap(\.self))
  }
}
