import Basics

/// The message of each error, in one place.
extension UsageError {
  static func unknownOption(_ form: String, at context: CommandContext) -> UsageError {
    let known = context.options.filter { !$0.isHidden }.flatMap(\.forms)
    return UsageError(
      .unknownOption, Phrase("unknown option '\(form)'", "未知选项“\(form)”"),
      hint: didYouMean(form, known), at: context)
  }

  static func unknownCommand(_ word: String, at context: CommandContext) -> UsageError {
    let title = (context.path + [word]).joined(separator: " ")
    return UsageError(
      .unknownCommand, Phrase("unknown command '\(title)'", "未知命令“\(title)”"),
      hint: didYouMean(word, context.subcommands.map(\.name)), at: context)
  }

  static func unknownChoice(
    _ value: String, of what: String, _ choices: [String], at context: CommandContext
  ) -> UsageError {
    let values = Wording.values(choices)
    return UsageError(
      .unknownChoice,
      Phrase("'\(value)' is not a value of \(what)", "“\(value)”不是 \(what) 的取值"),
      hint: didYouMean(value, choices) ?? values, at: context)
  }

  static func missingCommand(at context: CommandContext) -> UsageError {
    UsageError(
      .missingCommand,
      Phrase("'\(context.title)' needs a command", "“\(context.title)”后面缺少命令"),
      hint: Phrase("'\(context.title) --help' lists them", "“\(context.title) --help”可列出命令"),
      at: context)
  }

  static func missingOption(_ option: OptionSpec, at context: CommandContext) -> UsageError {
    let form = option.longForm
    return UsageError(
      .missingOption, Phrase("the option '\(form)' is required", "缺少必填选项“\(form)”"), at: context)
  }

  static func missingArgument(_ name: String, at context: CommandContext) -> UsageError {
    UsageError(
      .missingArgument, Phrase("the argument \(name) is missing", "缺少参数 \(name)"), at: context)
  }

  static func missingValue(
    _ form: String, of option: OptionSpec, at context: CommandContext
  ) -> UsageError {
    let value = option.valueName ?? ""
    return UsageError(
      .missingValue,
      Phrase("the option '\(form)' needs a value \(value)", "选项“\(form)”需要一个值 \(value)"),
      at: context)
  }

  static func unexpectedValue(_ form: String, at context: CommandContext) -> UsageError {
    UsageError(
      .unexpectedValue, Phrase("the option '\(form)' takes no value", "选项“\(form)”不带值"),
      at: context)
  }

  static func unexpectedArgument(_ word: String, at context: CommandContext) -> UsageError {
    UsageError(
      .unexpectedArgument, Phrase("unexpected argument '\(word)'", "多余的参数“\(word)”"), at: context)
  }

  static func repeatedOption(_ option: OptionSpec, at context: CommandContext) -> UsageError {
    let form = option.longForm
    return UsageError(
      .repeatedOption,
      Phrase("the option '\(form)' is given more than once", "选项“\(form)”只能出现一次"), at: context)
  }

  private static func didYouMean(_ word: String, _ known: [String]) -> Phrase? {
    Suggestion.nearest(to: word, in: known).map {
      Phrase("Did you mean '\($0)'?", "您要输入的是“\($0)”吗？")
    }
  }
}
