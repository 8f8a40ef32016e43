public import Basics

/// Why a command line cannot be understood.
public enum UsageCode: String, ErrorCode {
  case unknownOption = "usage.unknown-option"
  case unknownCommand = "usage.unknown-command"
  case unknownChoice = "usage.unknown-choice"
  case missingCommand = "usage.missing-command"
  case missingOption = "usage.missing-option"
  case missingArgument = "usage.missing-argument"
  case missingValue = "usage.missing-value"
  case unexpectedValue = "usage.unexpected-value"
  case unexpectedArgument = "usage.unexpected-argument"

  public var text: ErrorText {
    let (english, chinese) =
      switch self {
      case .unknownOption: ("the command has no such option", "该命令没有此选项")
      case .unknownCommand: ("there is no such command", "没有此命令")
      case .unknownChoice: ("the value is none of those to choose from", "取值不在可选范围内")
      case .missingCommand: ("a command is missing behind the word", "其后缺少子命令")
      case .missingOption: ("an option that is required is missing", "缺少必填选项")
      case .missingArgument: ("an argument that is required is missing", "缺少必填参数")
      case .missingValue: ("the value of an option is missing", "选项缺少取值")
      case .unexpectedValue: ("an option that takes no value was given one", "选项不带值，却写了值")
      case .unexpectedArgument: ("there are more arguments than the command takes", "参数多于该命令所需")
      }
    return ErrorText(
      english, chinese, do: "see the usage line, or --help of the command",
      "请看用法一行，或该命令的 --help")
  }
}
