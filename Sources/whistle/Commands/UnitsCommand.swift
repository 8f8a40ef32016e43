import Basics
import CaseModel
import Projection
import Queries
import Reports

enum UnitsCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let view = try context.load(extent: .onDemand)
    let top = try context.unit("under", in: view.state.scene)
    context.print(DeliberationReports.units(view.unitCounts(under: top)))
    return 0
  }
}
