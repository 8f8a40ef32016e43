public import Basics

/// One event as the reducers see it: numbers and symbols, the text stays in the book.
public struct Event: Sendable {
  public var sequence: Int
  /// When it happened (valid time).
  public var time: Timestamp
  /// When the book took it in (`recordedtime`).
  public var recorded: Timestamp
  /// The case, or whatever else the event is about.
  public var subject: Subject
  /// Who did it: `data.unit`, else the unit in `source`.
  public var by: Symbol
  public var type: EventType
  public var fact: Fact
  /// Who says so.
  public var author = Author.unread
  /// A `data` key whose value is none of those that the key can have.
  public var invalidKey = Symbol.none

  public init(
    sequence: Int, time: Timestamp, recorded: Timestamp, subject: Subject, by: Symbol,
    type: EventType, fact: Fact
  ) {
    self.sequence = sequence
    self.time = time
    self.recorded = recorded
    self.subject = subject
    self.by = by
    self.type = type
    self.fact = fact
  }
}

/// What an event says beyond its envelope, in the names of `EventType`.
public enum Fact: Sendable {
  case caseRegistered(matter: Symbol, place: Symbol, channel: Symbol, urgency: Symbol)
  /// `id` stands for the event's own id, by its hash.
  case caseAccepted(tier: Symbol, due: Timestamp?, id: UInt64)
  /// An acceptance that says of another, by the hash of its id, that it corrects it. Boxed: rare.
  indirect case acceptanceCorrected(tier: Symbol, due: Timestamp?, id: UInt64, corrects: UInt64)
  case caseRejected(hasGround: Bool)
  case caseMerged(into: Symbol)
  /// What it becomes; `.none` for what stays.
  case caseReclassified(matter: Symbol, urgency: Symbol, place: Symbol)
  case caseWithdrawn
  case caseDispatched(to: Symbol, due: Timestamp?)
  case caseSigned
  case caseContacted
  case returnRequested, returnApproved, returnDenied
  case whistleBlown(kind: Symbol, calls: [Symbol], lead: Symbol)
  case whistleAnswered, whistleExcused, whistleFinished
  /// The score in hundredths; `isOwn` where the called unit itself rates the whistle.
  case whistleRated(score: Int32?, isOwn: Bool)
  case caseEscalated(from: Symbol, to: Symbol, timer: Timer?, run: Int)
  case caseSuspended(reason: Symbol)
  case caseResumed
  case extensionRequested(Span?)
  case extensionGranted(Span?)
  case extensionDenied
  case meetingHeld(tier: Symbol, step: Int, outcome: MeetingOutcome?)
  case mediationRecorded(Slip?)
  /// The person who says so, where it is one (`authtype` `user`).
  case caseResolved(hasEvidence: Bool, person: Symbol)
  case caseVerified(pass: Bool, person: Symbol)
  case caseFollowed(FollowUp)
  case caseReopened
  case caseClosed
  case caseUrged(timer: Timer?, run: Int)
  case supervisionIssued(level: CardLevel?, timer: Timer?, run: Int, replyBy: Timestamp?)
  case supervisionAnswered, supervisionLifted
  case caseExcluded(hasGround: Bool)
  case exclusionRevoked(hasGround: Bool)
  /// Sets the reference data. Boxed, as the next: rare, and as large as the documents that it carries.
  indirect case reference(ReferenceFact)
  indirect case register(RegisterFact)
  /// Kept and counted; it changes nothing.
  case noted
}
