package import Basics

extension ProgramSpec {
  /// Reads a command line.
  ///
  /// - Parameters:
  ///   - words: without the program's own name.
  ///   - environment: where the variables are that stand for options.
  /// - Throws: `usage.*` for what cannot be understood; where help or the version is asked for,
  ///   what is missing is no error.
  package func parse(
    _ words: [String], environment: [String: String] = [:]
  ) throws(Diagnostic) -> Invocation {
    var parser = Parser(self, words, environment)
    try parser.read()
    return try parser.invocation()
  }

  /// The last value of a global option in words that need not be right: in which language to
  /// complain when `parse` throws.
  package func value(of option: String, in words: [String]) -> String? {
    let form = "--" + option
    var value: String?
    for (index, word) in words.enumerated() {
      guard let given = OptionWord(word), given.form == form else { continue }
      value = given.value ?? words.dropFirst(index + 1).first
    }
    return value
  }
}

extension ProgramSpec {
  /// The first word that is neither an option of the program's own nor the value of one; nil where there is
  /// none, or something else stands before it.
  package func commandWord(in words: [String]) -> String? {
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.utf8.first == UInt8(ascii: "-") else { return word }
      guard let given = OptionWord(word),
        let option = options.first(where: { $0.forms.contains(given.form) })
      else { return nil }
      if option.isFlag || given.value != nil { continue }
      guard !option.isValueOptional, let value = rest.popFirst(),
        value.utf8.first != UInt8(ascii: "-")
      else { return nil }
    }
    return nil
  }
}

/// Reads the words of a command line from left to right.
///
///     whistle --home x snapshot create --lang=zh -- -odd-
///             ╰──┬───╯ ╰──────┬──────╯ ╰───┬───╯    ╰─┬─╯
///          an option     the command   an option   a positional
///
/// An option may stand before its command. What was read is checked when all words are known.
struct Parser {
  private(set) var context: CommandContext
  private(set) var given: [String: [String]] = [:]
  private(set) var positionals: [String] = []
  let environment: [String: String]
  private var words: ArraySlice<String>
  private var optionsEnded = false

  init(_ program: ProgramSpec, _ words: [String], _ environment: [String: String]) {
    self.environment = environment
    context = CommandContext(program)
    self.words = words[...]
  }

  mutating func read() throws(Diagnostic) {
    while let word = words.popFirst() {
      if optionsEnded {
        try readWord(word)
      } else if word == "--" {
        optionsEnded = true
      } else if let option = OptionWord(word) {
        try readOption(option)
      } else {
        try readWord(word)
      }
    }
    // `help` alone is that of the program, also where it has topics.
    if context.path == [Self.help], given[OptionSpec.help.name] == nil { askForHelp() }
  }

  private static let help = "help"

  /// From here on the words name the command whose help is wanted.
  private mutating func askForHelp() {
    context = CommandContext(context.program)
    given[OptionSpec.help.name, default: []].append("")
  }

  /// A word leads to a command as long as there are commands to choose from.
  private mutating func readWord(_ word: String) throws(Diagnostic) {
    if context.subcommands.isEmpty {
      positionals.append(word)
    } else if let child = CommandContext(context.program, path: context.path + [word]) {
      context = child
    } else if context.isRoot && word == Self.help {
      askForHelp()
    } else if context.path == [Self.help] {
      askForHelp()
      try readWord(word)
    } else {
      throw .unknownCommand(word, at: context)
    }
  }

  private mutating func readOption(_ word: OptionWord) throws(Diagnostic) {
    guard let option = option(word.form) else { throw .unknownOption(word.form, at: context) }
    if option.isFlag {
      guard word.value == nil else { throw .unexpectedValue(word.form, at: context) }
      given[option.name, default: []].append("")
    } else if let value = word.value ?? nextValue() {
      given[option.name, default: []].append(value)
    } else if option.isValueOptional {
      given[option.name, default: []].append("")
    } else {
      throw .missingValue(word.form, of: option, at: context)
    }
  }

  /// The next word, whatever it looks like, unless it is itself an option that is understood here.
  private mutating func nextValue() -> String? {
    guard let word = words.first, word != "--" else { return nil }
    if let next = OptionWord(word), option(next.form) != nil { return nil }
    return words.popFirst()
  }

  /// The option so typed. Before the command is known, any command's option will do.
  private func option(_ form: String) -> OptionSpec? {
    if let own = context.options.first(where: { $0.forms.contains(form) }) { return own }
    if context.subcommands.isEmpty { return nil }
    return context.family.lazy.flatMap(\.options).first { $0.forms.contains(form) }
  }
}
