import Basics
import CommandLineKit

enum ToolCommands {
  static func completions(_ context: Context) throws(Diagnostic) -> Int32 {
    let shell = Shell(rawValue: context.call.argument("SHELL") ?? "") ?? .bash
    context.print(Program.spec.completions(for: shell, in: context.language))
    return 0
  }

  static func manual(_ context: Context) throws(Diagnostic) -> Int32 {
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
