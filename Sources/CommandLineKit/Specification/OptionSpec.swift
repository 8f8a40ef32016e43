package import Basics

/// An option as data. The parser, the help, the completions and the manual page all read this.
package struct OptionSpec: Hashable, Sendable {
  /// Without the dashes: `home`.
  package var name: String
  /// A letter, without the dash.
  package var short: Character?
  /// How the help calls the value, `DIR`; nil for a flag.
  package var valueName: String?
  package var kind: ValueKind
  package var help: Phrase
  /// What holds where the option is not given. Only told to the reader: `Invocation.string` stays
  /// nil.
  package var defaultText: Phrase?
  /// The variable of the environment that stands for the option where it is not given.
  package var variable: String?
  package var isRequired: Bool
  /// Whether it may stand without its value, which is the empty text then.
  package var isValueOptional: Bool
  /// Whether all values count; of any other option the last does.
  package var isRepeatable: Bool

  /// An option that takes a value, or a flag where `value` is nil.
  package init(
    _ name: String, short: Character? = nil, value valueName: String? = nil,
    kind: ValueKind = .text, _ english: String, _ chinese: String,
    default defaultText: Phrase? = nil, variable: String? = nil, isRequired: Bool = false,
    isRepeatable: Bool = false, isValueOptional: Bool = false
  ) {
    self.name = name
    self.short = short
    self.valueName = valueName
    self.kind = kind
    help = Phrase(english, chinese)
    self.defaultText = defaultText
    self.variable = variable
    self.isRequired = isRequired
    self.isRepeatable = isRepeatable
    self.isValueOptional = isValueOptional
  }

  package var isFlag: Bool { valueName == nil }

  /// How the help writes the value: `DIR`, `[SECONDS]`; nil for a flag.
  func valueForm(of program: ProgramSpec, in language: Language) -> String? {
    valueName.map { name in
      let value = program.placeholder(name, in: language)
      return isValueOptional ? "[\(value)]" : value
    }
  }
}

extension OptionSpec {
  /// Understood after every command.
  static let help = OptionSpec(
    "help", short: "h", "Show help.", "显示帮助。", isRepeatable: true)
  /// Understood by the program itself.
  static let version = OptionSpec("version", "Show the version.", "显示版本。", isRepeatable: true)

  /// As it is typed: `--home`.
  var longForm: String { "--" + name }

  /// As it is typed: `-h`; nil where there is no short form.
  var shortForm: String? { short.map { "-\($0)" } }

  /// All the ways to type the option, the short one first.
  var forms: [String] { [shortForm, longForm].compactMap(\.self) }
}
