public import Basics

/// A command line that cannot be understood, in both languages: the words that choose the language
/// may be the ones that are wrong.
public struct UsageError: Error, Hashable, Sendable {
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case unknownOption = "usage.unknown-option"
    case unknownCommand = "usage.unknown-command"
    case unknownChoice = "usage.unknown-choice"
    case missingCommand = "usage.missing-command"
    case missingOption = "usage.missing-option"
    case missingArgument = "usage.missing-argument"
    case missingValue = "usage.missing-value"
    case unexpectedValue = "usage.unexpected-value"
    case unexpectedArgument = "usage.unexpected-argument"
    case repeatedOption = "usage.repeated-option"
  }

  public var code: Code
  public var message: Phrase
  /// The likely remedy.
  public var hint: Phrase?
  /// How the command is to be used, on one line and in no language.
  public var usage: String

  /// The remedy, where one is known, and the usage line.
  public var hints: [Phrase] {
    func line(_ language: Language) -> String {
      Wording.usage.text(in: language).lowercased() + Wording.colon.text(in: language)
        + Wording.space.text(in: language) + usage
    }
    return [hint, Phrase(line(.english), line(.chinese))].compactMap(\.self)
  }
}

extension UsageError {
  /// An error at a place in the tree of commands, which gives the usage line. What the message quotes
  /// is made visible.
  init(_ code: Code, _ message: Phrase, hint: Phrase? = nil, at context: CommandContext) {
    let visible = Phrase(message.english.visible, message.chinese.visible)
    self.init(code: code, message: visible, hint: hint, usage: UsageLine(context).text)
  }
}
