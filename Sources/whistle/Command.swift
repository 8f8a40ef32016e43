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
  /// A command for each verb.
  case verbs([Verb])

  typealias Run = (Context) throws(Diagnostic) -> Void

  var specs: [CommandSpec] {
    switch self {
    case .each(let commands): commands.map { $0.spec }
    case .family(let word, let abstract, let commands):
      [CommandSpec(word, abstract, subcommands: commands.map { $0.spec })]
    case .verbs(let verbs): verbs.map(\.spec)
    }
  }

  /// What the commands do, as they are typed.
  var paths: [(path: [String], run: Run)] {
    switch self {
    case .each(let commands): commands.map { ([$0.spec.name], $0.run) }
    case .family(let word, _, let commands): commands.map { ([word, $0.spec.name], $0.run) }
    case .verbs(let verbs):
      verbs.map { verb in
        (
          [verb.name],
          { context throws(Diagnostic) in try VerbCommand(verb: verb, context: context).run() }
        )
      }
    }
  }
}
