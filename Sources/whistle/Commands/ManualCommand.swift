import Basics
import CommandLineKit

enum ManualCommand: Command {
  static let spec = CommandSpec("manual", Phrase("The manual page, in mdoc.", "手册页（mdoc）。"))

  static func run(_ context: Context) throws(Diagnostic) {
    let (year, month, day) = TimeZone.utc.local(context.now).date.components
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    context.print(
      Program.spec.manualPage(in: context.language, date: "\(months[month - 1]) \(day), \(year)"))
  }
}
