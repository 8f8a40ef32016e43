import Basics
import CommandLineKit

enum ManualCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let (year, month, day) = TimeZone.utc.local(context.now).date.components
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    context.print(
      Program.spec.manualPage(in: context.language, date: "\(months[month - 1]) \(day), \(year)"))
    return 0
  }
}
