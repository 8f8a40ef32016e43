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

  /// The command that a word names, or all after it; of the others nothing is made that need not be.
  func spec(named word: String) -> CommandSpec? {
    switch self {
    case .each(let commands): commands.first { $0.spec.name == word }?.spec
    case .family(let own, _, _): own == word ? specs.first : nil
    case .verbs(let verbs): verbs.first { $0.name == word }?.spec
    }
  }

  /// What the command does that is so typed.
  func run(at path: [String]) -> Run? {
    switch self {
    case .each(let commands):
      guard path.count == 1 else { return nil }
      return commands.first { $0.spec.name == path[0] }?.run
    case .family(let word, _, let commands):
      guard path.count == 2, path[0] == word else { return nil }
      return commands.first { $0.spec.name == path[1] }?.run
    case .verbs(let verbs):
      guard path.count == 1, let verb = verbs.first(where: { $0.name == path[0] }) else {
        return nil
      }
      return { context throws(Diagnostic) in
        try VerbCommand(verb: verb, context: context).run()
      }
    }
  }
}
