import Basics
import CaseModel
import CommandLineKit
import Projection
import Reports

enum CommitmentsCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = try context.period()
    guard period.length != .month else {
      throw Diagnostic(
        "usage.period", "commitments are made for a quarter, '\(period.name)' is a month",
        hints: ["write 2026-Q4 or 2026"])
    }
    let view = try context.load(extent: .onDemand)
    context.print(ServeReports.commitments(view.commitments(period)))
    return 0
  }
}
