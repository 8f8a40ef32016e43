import Basics

/// The guards of Accept (受理).
extension Scene {
  func knownTier(_ tier: Symbol, at time: Timestamp) -> Violation? {
    let ladder = ladder(at: time)
    return tier.isNone || ladder.contains(tier) ? nil : .tierUnknown(tier, ladder: ladder)
  }
}
