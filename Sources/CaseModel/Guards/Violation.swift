public import Basics

/// How an event breaks the table of SPEC §4: the reason for a refusal at append, and for an anomaly
/// in replay.
public enum Violation: Error, Sendable {
  case noCase
  case alreadyRegistered
  /// Rejected, merged or withdrawn: nothing happens to it any more.
  case ended(Status)
  case status(Status, allowed: StatusSet)
  case invalidKey(key: Symbol, of: EventType)
  /// A rating outside 0…100.
  case scoreOutOfRange
  case groundMissing
  case unitUnknown(Symbol)
  /// A unit is registered under what is no path.
  case unitPath(Symbol)
  case unitRetired(Symbol)
  case notAdmitted(Symbol, allowed: [Unit.Kind])
  case notHolder(by: Symbol, holder: Symbol)
  case nothingPending(Request)
  case alreadyPending
  case finalDispatch(limit: Int)
  case noDispatch
  case windowPassed(Window, end: Timestamp)
  case tierUnknown(Symbol, ladder: [Symbol])
  /// Not among the matters of the rules in force.
  case matterUnknown(Symbol, [Symbol])
  case placeUnknown(Symbol)
  case noChange
  case notEntitled(by: Symbol, holder: Symbol)
  /// Dispatched to the unit to whose dispatched leg it stands already.
  case sameUnit(Symbol)
  case future(Timestamp, recorded: Timestamp)
  case beforeRegistration(Timestamp)
  case lateRecord(Timestamp)
  case notOneTierUp(from: Symbol, to: Symbol, next: Symbol)
  case atTop(Symbol)
  case whistleOpen
  case notEntitledToWhistle(by: Symbol, holder: Symbol)
  case notCalled(Symbol)
  case alreadyDone(Symbol)
  case notAnswered(Symbol)
  case limitPassed(due: Timestamp)
  case tooManyExtensions(limit: Int)
  case overCap(cap: Span)
  case amountMissing
  case levelNotAbove(CardLevel)
  case noSupervision(Symbol)
  case alreadyExcluded
  case notExcluded
  case ownVerification(Symbol)
  /// By the authority in force when it was recorded.
  case unauthorised(Symbol, EventType, recorded: Timestamp)
  /// The same person recorded what is to be separate.
  case separation(Symbol, EventType, earlier: EventType)
  case reasonNotAllowed(Symbol, allowed: [Symbol])
  case evidenceMissing
  case whistleUnfinished(waitingFor: [Symbol])
  case notResolvable(holder: Symbol)
  case verificationMissing
  case followUpMissing
  case targetNotOpen(Symbol)
  case mergerRing(Symbol)
  case noMeeting(Symbol, having: [Symbol])
  case stepMissing(Int, next: Int)
  case notDispute(Symbol)
  case slipMissing(Slip, next: Slip)
  /// Boxed: rare, and larger than all others, of which there is one a fold.
  indirect case unusableDocument(Phrase)
  case register(RegisterViolation)

  /// Whether append takes the event all the same, and says so: what is recorded late (SPEC §4).
  public var isTaken: Bool { if case .lateRecord = self { true } else { false } }

  /// What is asked for before it is granted.
  public enum Request: CaseIterable, Sendable { case toReturn, toExtend }
  /// What may be done for some time only.
  public enum Window: CaseIterable, Sendable { case toReturn, toReopen }
}
