import Basics

/// The help of an option or argument with what the table knows besides:
/// `Form of results. (values: table, json; default: table)`
enum Explanation {
  static func text(of option: OptionSpec, in language: Language) -> String {
    let notes = [
      values(option.kind), option.defaultText.map { Wording.standard($0) },
      option.isRequired ? Wording.required : nil,
      option.isRepeatable && !option.isFlag ? Wording.repeatable : nil,
    ]
    return text(option.help, notes.compactMap(\.self), language)
  }

  static func text(of argument: ArgumentSpec, in language: Language) -> String {
    text(argument.help, [values(argument.kind)].compactMap(\.self), language)
  }

  private static func values(_ kind: ValueKind) -> Phrase? {
    kind.choices.isEmpty ? nil : Wording.values(kind.choices)
  }

  private static func text(_ help: Phrase, _ notes: [Phrase], _ language: Language) -> String {
    guard !notes.isEmpty else { return help.text(in: language) }
    let separator = Wording.separator.text(in: language)
    let list = notes.map { $0.text(in: language) }.joined(separator: separator)
    return help.text(in: language) + Wording.opening.text(in: language) + list
      + Wording.closing.text(in: language)
  }
}
