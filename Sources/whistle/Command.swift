import Basics
import CommandLineKit

/// A command of the program: how it is typed, its help, and what it does.
protocol Command: SendableMetatype {
  static var spec: CommandSpec { get }

  /// Findings are settled with `Output`, for the exit status that holds even if nobody reads them.
  static func run(_ context: Context) throws(Diagnostic)
}

/// Commands in the order of the help: each by its own name, or all after one word (`rules check`).
enum Commands {
  case each([any Command.Type])
  case family(String, Phrase, [any Command.Type])

  var specs: [CommandSpec] {
    switch self {
    case .each(let commands): commands.map { $0.spec }
    case .family(let word, let abstract, let commands):
      [CommandSpec(word, abstract, subcommands: commands.map { $0.spec })]
    }
  }

  /// The commands as they are typed.
  var paths: [(path: [String], command: any Command.Type)] {
    switch self {
    case .each(let commands): commands.map { ([$0.spec.name], $0) }
    case .family(let word, _, let commands): commands.map { ([word, $0.spec.name], $0) }
    }
  }
}
