public import Basics

/// A tier and the unit that holds cases there.
public struct CasePosition: Hashable, Sendable {
  public var tier: Symbol
  /// `.none` where the path has no unit of this tier or above.
  public var holder: Symbol

  public init(tier: Symbol, holder: Symbol) {
    self.tier = tier
    self.holder = holder
  }
}

extension ReferenceData {
  /// Who holds at a tier above `place`: where its path has no unit of the tier, the next tier up
  /// that it has; else the tier as named, with no holder (SPEC §5).
  func position(at tier: Symbol, above place: Symbol, ladder: [Symbol]) -> CasePosition {
    guard !tier.isNone else { return CasePosition(tier: tier, holder: .none) }
    let rungs = ladder.firstIndex(of: tier).map { ladder[$0...] } ?? [tier]
    for rung in rungs {
      let holder = organisation.ancestor(of: place, at: rung, symbols)
      if !holder.isNone { return CasePosition(tier: rung, holder: holder) }
    }
    return CasePosition(tier: tier, holder: .none)
  }

  /// Where a case starts: the tier named, else its matter's, else that of its place.
  public func startingPosition(
    of matter: Symbol, in place: Symbol, namedTier: Symbol = .none, at instant: Timestamp
  ) -> CasePosition {
    let ruleset = ruleset(at: instant)
    var tier = namedTier
    if tier.isNone { tier = ruleset?.matter(matter)?.tier ?? .none }
    if tier.isNone { tier = organisation.tier(of: place, symbols) }
    return position(at: tier, above: place, ladder: ruleset?.ladder ?? defaultLadder)
  }

  /// Where a case of `place` is when it was raised to a tier; nil for one that the ladder lacks.
  public func position(raising place: Symbol, to tier: Symbol, at instant: Timestamp)
    -> CasePosition?
  {
    let ladder = ladder(at: instant)
    return ladder.contains(tier) ? position(at: tier, above: place, ladder: ladder) : nil
  }
}
