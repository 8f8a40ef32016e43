import Basics

/// What the scripts of all shells need of the table.
extension CommandContext {
  /// The words of the command after slashes: `/snapshot/create`; empty for the program.
  var route: String { path.map { "/" + $0 }.joined() }

  /// The name of the program in the name of a shell function: `whistle_bench`.
  var identifier: String { String(program.name.map { $0.isLetter || $0.isNumber ? $0 : "_" }) }

  /// The forms of all options in the program that take a value, each once, in order.
  var valueForms: [String] {
    var seen: Set<String> = []
    return family.flatMap(\.options).filter { !$0.isFlag }.flatMap(\.forms)
      .filter { seen.insert($0).inserted }
  }

  /// The commands that may come next.
  var offers: [(word: String, meaning: Phrase)] {
    let commands = subcommands.map { (word: $0.name, meaning: $0.abstract) }
    let isBuiltIn = isRoot && !commands.contains { $0.word == "help" }
    return commands + (isBuiltIn ? [(word: "help", meaning: OptionSpec.help.help)] : [])
  }
}

/// Quotes text for a shell.
package enum ShellText {
  /// The text between single quotes, for bash and zsh.
  package static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }

  /// The text between single quotes, for fish.
  static func quotedForFish(_ text: String) -> String {
    "'" + escaped(text, "\\'") + "'"
  }

  /// The text with a backslash before each of the characters.
  static func escaped(_ text: String, _ special: String) -> String {
    text.map { special.contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
