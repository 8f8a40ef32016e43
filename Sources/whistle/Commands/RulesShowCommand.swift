import Basics
import CommandLineKit

enum RulesShowCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let source = RulesSource(context: context)
    let now = try context.reading().now
    let document =
      if let name = context.call.argument("NAME|DIGEST") { try source.named(name) } else {
        try source.inForce(at: context.instant("at") ?? now)
      }
    context.print(document.text + "\n")
    return 0
  }
}
