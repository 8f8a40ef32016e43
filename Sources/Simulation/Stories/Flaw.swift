/// A way in which a story breaks the table of SPEC §4, named by the violation that it is.
enum Flaw: String, CaseIterable, Sendable {
  case wrongSigner = "not-holder"
  case unregisteredTarget = "unit-unknown"
  case retiredTarget = "unit-retired"
  case targetNotAdmitted = "not-admitted"
  case secondAcceptance = "status"
  case lateReturn = "window"
  case resolvedWithoutAnswer = "whistle-unfinished"
  case missingEvidence = "evidence"
  case ownVerification = "own-verification"
  case closedWithoutFollowUp = "follow-up"
  case suspendedForNoReason = "suspend-reason"
  case skippedTier = "tier-step"
  case signedAfterEnd = "ended"
  case oddChannel = "value"
  case misnumbered = "no-case"
  /// Asked for by stories of many returns, not drawn.
  case returnedAgainstRuling = "final-dispatch"

  static let drawn = Array(allCases.dropLast())

  static let unregistered = "dept/heating-office"

  /// The violations that may come of it.
  var kinds: [String] {
    let isMisdirection = [.unregisteredTarget, .retiredTarget, .targetNotAdmitted].contains(self)
    // What such a unit gives on may come back to it, and is then done by others.
    return [rawValue]
      + (isMisdirection ? ["not-resolvable", "whistle-caller", "authority"] : [])
      // Where an authority forbids it, too, that is what it is named by.
      + (self == .ownVerification ? ["authority", "separation"] : [])
  }

  /// Whom a case is dispatched to that must not have it.
  func target(_ preset: Preset) -> String? {
    switch self {
    case .unregisteredTarget: Flaw.unregistered
    case .retiredTarget: preset.retiredUnit
    case .targetNotAdmitted: "org/mediation"
    default: nil
    }
  }
}
