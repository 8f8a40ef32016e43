import Basics
import CommandLineKit

enum CompletionsCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let shell = Shell(rawValue: context.call.argument("SHELL") ?? "") ?? .bash
    context.print(Program.spec.completions(for: shell, in: context.language))
    return 0
  }
}
