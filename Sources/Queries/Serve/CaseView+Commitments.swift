public import Basics
public import CaseModel
public import Projection

/// The quarterly commitments (亮承诺), and who made none.
extension CaseView {
  /// The commitments for the quarters of a period, by unit, in the order of the book; behind those of
  /// each quarter that has begun, by *now*, the units that made none.
  ///
  /// - Parameter tier: whose lists are awaited: units of this tier that are not retired. What others
  ///   promise is shown, and not missed.
  /// - Complexity: O(n log n) in the commitments and units.
  public func commitments(_ period: Period, awaitedFrom tier: Symbol) -> [JSONObject] {
    let bounds = period.bounds(in: zone)
    let made = state.registers.commitments.all.enumerated().filter {
      bounds.contains($0.element.quarter.bounds(in: zone).lowerBound)
    }.sorted {
      $0.element.unit == $1.element.unit
        ? $0.offset < $1.offset : symbols.precedes($0.element.unit, $1.element.unit)
    }.map(\.element)
    return made.map { json($0) }
      + period.quarters.flatMap { quarter in
        silent(in: quarter, besides: made, tier).map { json(none: $0, quarter) }
      }
  }

  func silent(
    in quarter: Period, besides made: [Commitment], _ tier: Symbol
  ) -> [Symbol] {
    guard !tier.isNone, quarter.bounds(in: zone).lowerBound <= now else { return [] }
    let organisation = state.scene.organisation
    let heard = Set(made.filter { $0.quarter == quarter }.map(\.unit))
    return organisation.registered.filter { unit in
      guard let post = organisation.post(of: unit) else { return false }
      return post.tier == tier && !post.isRetired && !heard.contains(unit)
    }.sorted { symbols.precedes($0, $1) }
  }

  private func json(_ commitment: Commitment) -> JSONObject {
    let isOver = commitment.quarter.bounds(in: zone).upperBound <= now
    return [
      "unit": json(commitment.unit), "quarter": .string(commitment.quarter.name),
      "item": json(commitment.item), "made": json(commitment.made),
      "late": .bool(commitment.isLate(in: state.scene.zone(at: commitment.made))),
      "state": .string(
        commitment.wasKept(in: zone)
          ? "kept" : commitment.kept != nil ? "kept-late" : isOver ? "missed" : "open"),
      "kept": json(commitment.kept),
    ]
  }

  /// `awaited` until the last day is over, `none` from then on.
  private func json(none unit: Symbol, _ quarter: Period) -> JSONObject {
    let isLate = Commitments.isLate(now, quarter, zone)
    return [
      "unit": json(unit), "quarter": .string(quarter.name), "item": .null, "made": .null,
      "late": .bool(isLate), "state": .string(isLate ? "none" : "awaited"), "kept": .null,
    ]
  }
}
