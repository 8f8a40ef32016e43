/// What the words of a command line ask for.
///
/// Asking for an option or argument that the command does not have is a programmer's mistake and
/// stops the program.
public struct Invocation: Hashable, Sendable {
  /// The words of the command: `["snapshot", "create"]`; empty where only help or the version is
  /// wanted.
  public let path: [String]
  /// The words that are neither command nor option, in order.
  public let positionals: [String]

  /// Every option of the command by name, those that were not given with no values. A flag has an
  /// empty text each time it was given.
  let values: [String: [String]]
  /// Every argument of the command by name.
  let arguments: [String: [String]]

  /// `snapshot create`
  public var command: String { path.joined(separator: " ") }

  /// `--help`, `-h` or `help COMMAND` was given; nothing else has been checked.
  public var helpRequested: Bool { flag(OptionSpec.help.name) }

  /// `--version` was given; nothing else has been checked.
  public var versionRequested: Bool { flag(OptionSpec.version.name) }

  public func flag(_ option: String) -> Bool { !strings(option).isEmpty }

  /// The value of an option, nil where it was not given.
  public func string(_ option: String) -> String? { strings(option).last }

  /// Whether the command has an option of that name, for code that serves several commands.
  public func declares(_ option: String) -> Bool { values[option] != nil }

  /// The values of an option that may be repeated, in order.
  public func strings(_ option: String) -> [String] {
    guard let values = values[option] else {
      preconditionFailure("the command '\(command)' has no option --\(option)")
    }
    return values
  }

  /// The value of an argument, nil where it was left out.
  public func argument(_ name: String) -> String? { arguments(name).first }

  /// The values of a repeating argument, in order.
  public func arguments(_ name: String) -> [String] {
    guard let arguments = arguments[name] else {
      preconditionFailure("the command '\(command)' has no argument \(name)")
    }
    return arguments
  }
}
