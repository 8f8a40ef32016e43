import Basics

/// How a command is to be typed:
/// `whistle record TYPE SUBJECT [KEY=VALUE…] --by ACTOR [--time T]`
struct UsageLine {
  private let context: CommandContext
  private let language: Language

  init(_ context: CommandContext, in language: Language) {
    self.context = context
    self.language = language
  }

  var text: String { ([context.title] + parts).joined(separator: " ") }

  /// The text in lines of at most so many columns, the first after a label, the rest indented.
  func lines(columns: Int, after label: String) -> [String] {
    let indent = "  "
    let pieces = ([label + context.title] + parts).map {
      LineWrap.Piece(text: $0, followsBlank: true)
    }
    let lines = LineWrap.lines(of: pieces, columns: columns - indent.count)
    return lines.prefix(1) + lines.dropFirst().map { indent + $0 }
  }

  /// Each stays together on a line.
  private var parts: [String] {
    let options = context.isRoot ? context.program.options : context.explainedOptions
    return context.arguments.map(part) + options.map(part)
      + (context.deferred == nil ? [] : ["[\(placeholder("OPTION"))…]"])
      + (context.subcommands.isEmpty ? [] : ["\(placeholder("COMMAND")) …"])
  }

  func part(_ argument: ArgumentSpec) -> String {
    let name = placeholder(argument.name) + (argument.isRepeating ? "…" : "")
    return argument.isOptional ? "[\(name)]" : name
  }

  func part(_ option: OptionSpec) -> String {
    let form = form(option)
    return (option.isRequired ? form : "[\(form)]") + (option.isRepeatable ? "…" : "")
  }

  /// `--time T`
  func form(_ option: OptionSpec) -> String {
    [option.longForm, value(option)].compactMap(\.self).joined(separator: " ")
  }

  /// `T`; nil for a flag.
  func value(_ option: OptionSpec) -> String? {
    option.valueForm(of: context.program, in: language)
  }

  private func placeholder(_ name: String) -> String {
    context.program.placeholder(name, in: language)
  }
}
