package import Basics
package import CaseModel
import FileStore
package import Projection

/// Today's rules, beside which others are tried, and what is asked of both.
package struct ImpactQuestion: Sendable {
  private let cases: DecodedCases
  package let today: RulesProjection
  private let period: Period
  private let scope: ImpactScope
  /// Number of threads.
  package let jobs: Int

  /// - Parameters:
  ///   - period: of the scoreboards.
  ///   - jobs: number of threads, from 1.
  /// - Throws: `rules.invalid`.
  /// - Complexity: O(runs), and O(events) of the cases that are folded again.
  package init(
    _ cases: DecodedCases, now: Timestamp, _ period: Period, scope: ImpactScope = ImpactScope(),
    jobs: Int = Processors.count
  ) throws(Diagnostic) {
    self.cases = cases
    self.period = period
    self.scope = scope
    self.jobs = jobs
    today = try cases.projection(
      under: cases.rules(at: now), now: now, period: period, jobs: jobs)
  }

  /// Today's rules against themselves.
  package var control: Impact { Impact(cases, today, today, scope: scope) }

  /// What other rules would mean.
  ///
  /// - Throws: `rules.invalid`.
  /// - Complexity: as for today's.
  package func impact(of rules: RulesOverride) throws(Diagnostic) -> Impact {
    let new = try cases.projection(under: rules, now: today.now, period: period, jobs: jobs)
    return Impact(cases, today, new, scope: scope)
  }
}
