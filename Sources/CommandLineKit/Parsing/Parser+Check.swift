import Basics

/// Holds what was read against the table, when the command is known.
extension Parser {
  func invocation() throws(Diagnostic) -> Invocation {
    if !asksForHelp {
      guard context.subcommands.isEmpty else { throw .missingCommand(at: context) }
      try checkOptions()
      try checkArguments()
    }
    return Invocation(
      path: context.path, positionals: positionals,
      values: Dictionary(context.options.map { ($0.name, values(of: $0)) }) { first, _ in first },
      arguments: Dictionary(shares.map { ($0.argument.name, $0.words) }) { first, _ in first })
  }

  private var asksForHelp: Bool {
    [OptionSpec.help, .version].contains { given[$0.name] != nil }
  }

  private func checkOptions() throws(Diagnostic) {
    let known = Set(context.options.map(\.name))
    if let stray = given.keys.filter({ !known.contains($0) }).min() {
      throw .unknownOption("--" + stray, at: context)
    }
    for option in context.options {
      let values = values(of: option)
      if values.isEmpty && option.isRequired { throw .missingOption(option, at: context) }
      if option.isFlag { continue }
      let isGiven = given[option.name] != nil
      try checkChoices(
        values, option.kind, of: isGiven ? option.longForm : option.variable ?? option.longForm)
    }
  }

  /// What was given, the last alone where the option does not repeat; else what its variable says. An
  /// empty variable says nothing.
  private func values(of option: OptionSpec) -> [String] {
    if let values = given[option.name] { return option.isRepeatable ? values : values.suffix(1) }
    let value = option.variable.flatMap { environment[$0] } ?? ""
    return value.isEmpty ? [] : [value]
  }

  private func checkArguments() throws(Diagnostic) {
    for share in shares {
      let argument = share.argument
      if share.words.isEmpty && !argument.isOptional {
        throw .missingArgument(argument.name, at: context)
      }
      try checkChoices(share.words, argument.kind, of: argument.name)
    }
    let taken = shares.reduce(0) { $0 + $1.words.count }
    if taken < positionals.count { throw .unexpectedArgument(positionals[taken], at: context) }
  }

  private func checkChoices(
    _ values: [String], _ kind: ValueKind, of what: String
  ) throws(Diagnostic) {
    guard case .choice(let choices) = kind else { return }
    if let stranger = values.first(where: { !choices.contains($0) }) {
      throw .unknownChoice(stranger, of: what, choices, at: context)
    }
  }

  /// Each argument with its words: one a piece, and all the rest for one that repeats.
  private var shares: [(argument: ArgumentSpec, words: [String])] {
    var rest = positionals[...]
    return context.arguments.map { argument in
      let words = rest.prefix(argument.isRepeating ? rest.count : 1)
      rest = rest.dropFirst(words.count)
      return (argument, Array(words))
    }
  }
}
