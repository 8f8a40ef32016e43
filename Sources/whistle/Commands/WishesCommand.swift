import Basics
import CommandLineKit
import Queries
import Reports

enum WishesCommand: Command {
  static let spec = CommandSpec(
    "wishes", Phrase("Small wishes, and which were fulfilled.", "微心愿及其点亮。"),
    options: Options.temporal)

  static func run(_ context: Context) throws(Diagnostic) {
    context.print(ServeReports.wishes(try context.load().wishes()))
  }
}
