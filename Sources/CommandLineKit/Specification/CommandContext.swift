import Basics

/// A place in the tree of commands: the program itself, or one of its commands with the way to it.
struct CommandContext {
  let program: ProgramSpec
  /// From the outermost to the innermost; empty at the program itself.
  private(set) var commands: [CommandSpec] = []

  init(_ program: ProgramSpec) { self.program = program }

  /// The place that the words of a command lead to, or nil where there is none.
  init?(_ program: ProgramSpec, path: [String]) {
    self.init(program)
    for name in path {
      guard let child = children.first(where: { $0.commands.last?.name == name }) else {
        return nil
      }
      self = child
    }
  }

  var isRoot: Bool { commands.isEmpty }
  var path: [String] { commands.map(\.name) }
  /// The program and the command, as typed: `whistle snapshot create`.
  var title: String { ([program.name] + path).joined(separator: " ") }

  var abstract: Phrase { commands.last?.abstract ?? program.abstract }
  var discussion: Phrase? { isRoot ? program.discussion : commands.last?.discussion }
  var arguments: [ArgumentSpec] { commands.last?.arguments ?? [] }
  var subcommands: [CommandSpec] { commands.last?.subcommands ?? program.commands }

  /// The options that belong to the commands on the way, not to the program.
  var ownOptions: [OptionSpec] { commands.flatMap(\.options) }
  /// Those of them that the help of another command explains.
  var deferred: DeferredOptions? { commands.last?.deferred }
  /// Those that the help explains here.
  var explainedOptions: [OptionSpec] {
    let names = deferred?.names ?? []
    return ownOptions.filter { !names.contains($0.name) }
  }
  /// All that is understood here.
  var options: [OptionSpec] { program.options + ownOptions + [.help, .version] }

  /// The places one word further.
  var children: [CommandContext] {
    subcommands.map { command in
      var child = self
      child.commands.append(command)
      return child
    }
  }

  /// This place and all within it, each before its own.
  var family: [CommandContext] { [self] + children.flatMap(\.family) }
}
