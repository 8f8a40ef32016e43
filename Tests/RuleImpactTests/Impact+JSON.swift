import Basics
import CaseTestSupport
import HomeTestSupport
import Projection
import Reports
import RuleImpact

/// What an impact says, as programs read it.
extension Impact {
  private var view: CaseView { CaseView(decoded.state, now: today.now) }

  var caseLines: [JSONObject] { rows.map { view.json($0, as: ImpactReport.cases) } }
  var projectionLines: [JSONObject] {
    projectedCases.map { view.json($0, as: ImpactReport.projection) }
  }
  var summary: JSONObject { view.json(self, as: ImpactReport.summary) }
}
