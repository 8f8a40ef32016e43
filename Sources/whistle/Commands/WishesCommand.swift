import Basics
import CommandLineKit
import Queries
import Reports

enum WishesCommand: Command {
  static let spec = CommandSpec(
    "wishes", Phrase("Small wishes, and which were fulfilled.", "微心愿及其点亮。"),
    options: Options.temporal)

  static func run(_ context: Context) throws(Diagnostic) {
    let view = try context.load()
    context.print(view.wishes(), as: ServeReports.wishes, of: view)
  }
}
