import Basics
import CaseModel
import CommandLineKit
import Queries
import Reports

enum AppealsCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = try context.call.string("period").map { _ throws(Diagnostic) in
      try context.period().name
    }
    let rows = try context.load().appeals().filter { row in
      period == nil || row["period"]?.string == period
    }
    context.print(AssessReports.appeals(rows))
    return 0
  }
}
