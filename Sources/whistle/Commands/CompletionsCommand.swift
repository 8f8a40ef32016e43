import Basics
import CommandLineKit

enum CompletionsCommand: Command {
  static let spec = CommandSpec(
    "completions", Phrase("Completions for a shell.", "命令补全脚本。"),
    arguments: [
      ArgumentSpec("SHELL", kind: .choice(of: Shell.self), "Which shell.", "哪种 shell。")
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let shell = Shell(rawValue: context.call.argument("SHELL") ?? "") ?? .bash
    context.print(Program.spec.completions(for: shell, in: context.language))
  }
}
