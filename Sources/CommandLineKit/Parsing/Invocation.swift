/// What the words of a command line ask for.
///
/// Asking for an option or argument that the command does not have is a programmer's mistake and
/// stops the program.
package struct Invocation: Hashable, Sendable {
  /// The words of the command: `["snapshot", "create"]`; empty where only help or the version is
  /// wanted.
  package let path: [String]
  /// The words that are neither command nor option, in order.
  package let positionals: [String]

  /// Every option of the command by name, those that were not given with no values. A flag has an
  /// empty text each time it was given.
  let values: [String: [String]]
  /// Every argument of the command by name.
  let arguments: [String: [String]]

  /// `snapshot create`
  package var command: String { path.joined(separator: " ") }

  /// `--help`, `-h` or `help COMMAND` was given; nothing else has been checked.
  package var helpRequested: Bool { flag(OptionSpec.help.name) }

  /// `--version` was given; nothing else has been checked.
  package var versionRequested: Bool { flag(OptionSpec.version.name) }

  package func flag(_ option: String) -> Bool { !strings(option).isEmpty }

  /// The value of an option, nil where it was not given.
  package func string(_ option: String) -> String? { strings(option).last }

  /// Whether the command has an option of that name, for code that serves several commands.
  package func declares(_ option: String) -> Bool { values[option] != nil }

  /// The same of an argument.
  package func hasArgument(_ name: String) -> Bool { arguments[name] != nil }

  /// The values of an option that may be repeated, in order.
  package func strings(_ option: String) -> [String] {
    guard let values = values[option] else {
      preconditionFailure("the command '\(command)' has no option --\(option)")
    }
    return values
  }

  /// The value of an argument, nil where it was left out.
  package func argument(_ name: String) -> String? { arguments(name).first }

  /// The values of a repeating argument, in order.
  package func arguments(_ name: String) -> [String] {
    guard let arguments = arguments[name] else {
      preconditionFailure("the command '\(command)' has no argument \(name)")
    }
    return arguments
  }
}
