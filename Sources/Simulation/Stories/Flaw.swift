/// A way in which a story breaks the table of SPEC §4.
enum Flaw: CaseIterable, Sendable {
  case wrongSigner
  case unregisteredTarget
  case retiredTarget
  case targetNotAdmitted
  case secondAcceptance
  case lateReturn
  case resolvedWithoutAnswer
  case missingEvidence
  case ownVerification
  case closedWithoutFollowUp
  case suspendedForNoReason
  case skippedTier
  case signedAfterEnd
  case oddChannel
  case misnumbered
}
