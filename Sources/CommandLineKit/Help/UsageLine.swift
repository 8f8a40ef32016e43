/// How a command is to be typed, in no language:
/// `whistle record TYPE SUBJECT [KEY=VALUE…] --by ACTOR [--time T]`
struct UsageLine {
  private let title: String
  /// Each stays together on a line.
  private let parts: [String]

  init(_ context: CommandContext) {
    title = context.title
    let options = context.isRoot ? context.program.options : context.explainedOptions
    parts =
      context.arguments.map(Self.part) + options.map(Self.part)
      + (context.deferred == nil ? [] : ["[OPTION…]"])
      + (context.subcommands.isEmpty ? [] : ["COMMAND …"])
  }

  var text: String { ([title] + parts).joined(separator: " ") }

  /// The text in lines of at most so many columns, the first after a label, the rest indented.
  func lines(columns: Int, after label: String) -> [String] {
    let indent = "  "
    let pieces = ([label + title] + parts).map { LineWrap.Piece(text: $0, followsBlank: true) }
    let lines = LineWrap.lines(of: pieces, columns: columns - indent.count)
    return lines.prefix(1) + lines.dropFirst().map { indent + $0 }
  }

  static func part(_ argument: ArgumentSpec) -> String {
    let name = argument.name + (argument.isRepeating ? "…" : "")
    return argument.isOptional ? "[\(name)]" : name
  }

  static func part(_ option: OptionSpec) -> String {
    let form = form(option)
    return (option.isRequired ? form : "[\(form)]") + (option.isRepeatable ? "…" : "")
  }

  /// `--time T`
  static func form(_ option: OptionSpec) -> String {
    [option.longForm, option.valueForm].compactMap(\.self).joined(separator: " ")
  }
}
