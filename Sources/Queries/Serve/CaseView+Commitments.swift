package import Basics
package import CaseModel
package import Projection

/// A commitment for a quarter, or a unit that made none for it.
package struct CommitmentRow: Sendable {
  package let unit: Symbol
  package let quarter: Period
  package let item: Symbol
  package let made: Timestamp?
  /// Made, or still not made, after the last day.
  package let isLate: Bool
  package let state: CommitmentState
  package let kept: Timestamp?
}

package enum CommitmentState: String, Sendable {
  case kept, missed, open
  case keptLate = "kept-late"
  /// Not made yet, until the last day is over, and none made from then on.
  case awaited, none
}

/// The quarterly commitments (亮承诺), and who made none.
extension CaseView {
  /// The commitments for the quarters of a period, by unit, in the order of the book; behind those of
  /// each quarter that has begun, by *now*, the units that made none.
  ///
  /// - Parameter tier: whose lists are awaited: units of this tier that are not retired. What others
  ///   promise is shown, and not missed (decision 47).
  /// - Complexity: O(n log n) in the commitments and units.
  package func commitments(_ period: Period, awaitedFrom tier: Symbol) -> [CommitmentRow] {
    let bounds = period.bounds(in: zone)
    let made = state.registers.commitments.all.filter {
      bounds.contains($0.quarter.bounds(in: zone).lowerBound)
    }.sortedStably { symbols.precedes($0.unit, $1.unit) }
    return made.map { row($0) }
      + period.quarters.flatMap { quarter in
        silent(in: quarter, besides: made, tier).map { row(none: $0, quarter) }
      }
  }

  func silent(
    in quarter: Period, besides made: [Commitment], _ tier: Symbol
  ) -> [Symbol] {
    guard !tier.isNone, quarter.bounds(in: zone).lowerBound <= now else { return [] }
    let organisation = state.reference.organisation
    let heard = Set(made.filter { $0.quarter == quarter }.map(\.unit))
    return organisation.registered.filter { unit in
      guard let summary = organisation.summary(of: unit) else { return false }
      return summary.tier == tier && !summary.isRetired && !heard.contains(unit)
    }.sorted { symbols.precedes($0, $1) }
  }

  private func row(_ commitment: Commitment) -> CommitmentRow {
    let isOver = commitment.quarter.bounds(in: zone).upperBound <= now
    return CommitmentRow(
      unit: commitment.unit, quarter: commitment.quarter, item: commitment.item,
      made: commitment.made,
      isLate: commitment.isLate(in: state.reference.zone(at: commitment.made)),
      state: commitment.wasKept(in: zone)
        ? .kept : commitment.kept != nil ? .keptLate : isOver ? .missed : .open,
      kept: commitment.kept)
  }

  private func row(none unit: Symbol, _ quarter: Period) -> CommitmentRow {
    let isLate = Commitments.isLate(now, quarter, zone)
    return CommitmentRow(
      unit: unit, quarter: quarter, item: .none, made: nil, isLate: isLate,
      state: isLate ? .none : .awaited, kept: nil)
  }
}
