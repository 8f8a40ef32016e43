import Basics
import Queries
import Reports

enum WishesCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    context.print(ServeReports.wishes(try context.load().wishes()))
    return 0
  }
}
