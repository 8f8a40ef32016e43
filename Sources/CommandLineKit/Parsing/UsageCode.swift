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
