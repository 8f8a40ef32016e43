import Basics
import CaseModel

/// What one event says as the bytes of an index (`snapshots/FORMAT.md`, "The index of a segment"): as
/// `EventCodec` read it from its line. A change here, or of what the codec reads, needs a new
/// `SegmentIndex.version`.
///
///     type │ recorded │ time │ by │ author │ invalid key │ what the type says
extension CompactWriter {
  /// - Parameter before: when the line before was recorded.
  /// - Returns: false, and nothing that can be read, for an event that sets the reference data or enters a
  ///   register.
  mutating func event(_ event: Event, after before: Timestamp) -> Bool {
    byte(event.type.rawValue)
    signed(event.recorded.microseconds &- before.microseconds)
    signed(event.time.microseconds &- event.recorded.microseconds)
    symbol(event.by)
    author(event.author)
    symbol(event.invalidKey)
    return fact(event.fact, at: event.time)
  }

  private mutating func author(_ author: Author) {
    switch author {
    case .unread: count(0)
    case .nobody: count(1)
    case .engine: count(2)
    case .person(let person): count(person.index + 3)
    }
  }

  private mutating func fact(_ fact: Fact, at time: Timestamp) -> Bool {
    switch fact {
    case .reference, .register: return false
    case .caseWithdrawn, .caseSigned, .caseContacted, .returnRequested, .returnApproved,
      .returnDenied, .whistleAnswered, .whistleExcused, .whistleFinished, .caseResumed,
      .extensionDenied, .caseReopened, .caseClosed, .supervisionAnswered, .supervisionLifted,
      .noted:
      break
    case .caseRejected(let has), .caseExcluded(let has), .exclusionRevoked(let has): flag(has)
    case .caseMerged(let name), .caseSuspended(let name): symbol(name)
    case .caseRegistered(let matter, let place, let channel, let urgency):
      for name in [matter, place, channel, urgency] { symbol(name) }
    case .caseReclassified(let matter, let urgency, let place):
      for name in [matter, urgency, place] { symbol(name) }
    case .caseAccepted(let tier, let due, let id): accepted(tier, due, id, nil, at: time)
    case .acceptanceCorrected(let tier, let due, let id, let corrects):
      accepted(tier, due, id, corrects, at: time)
    case .caseDispatched(let to, let due):
      symbol(to)
      instant(due, near: time)
    case .whistleBlown(let kind, let calls, let lead):
      symbol(kind)
      symbol(lead)
      count(calls.count)
      for unit in calls { symbol(unit) }
    case .whistleRated(let score, let isOwn):
      count(score.map { Int($0) + 1 } ?? 0)
      flag(isOwn)
    case .caseEscalated(let from, let to, let timer, let run):
      symbol(from)
      symbol(to)
      self.timer(timer, run)
    case .extensionRequested(let span), .extensionGranted(let span): self.span(span)
    case .meetingHeld(let tier, let step, let outcome):
      symbol(tier)
      count(step)
      optional(outcome, of: EventChoices.outcomes)
    case .mediationRecorded(let slip): optional(slip, of: EventChoices.slips)
    case .caseResolved(let flag, let person), .caseVerified(let flag, let person):
      self.flag(flag)
      symbol(person)
    case .caseFollowed(let followUp):
      flag(followUp.reached)
      flag(followUp.solved)
      flag(followUp.satisfied)
    case .caseUrged(let timer, let run): self.timer(timer, run)
    case .supervisionIssued(let level, let timer, let run, let replyBy):
      optional(level, of: EventChoices.levels)
      self.timer(timer, run)
      instant(replyBy, near: time)
    }
    return true
  }

  private mutating func accepted(
    _ tier: Symbol, _ due: Timestamp?, _ id: UInt64, _ corrects: UInt64?, at time: Timestamp
  ) {
    symbol(tier)
    instant(due, near: time)
    number(id)
    flag(corrects != nil)
    if let corrects { number(corrects) }
  }

  private mutating func timer(_ timer: Timer?, _ run: Int) {
    optional(timer, of: EventChoices.timers)
    count(run)
  }

  private mutating func span(_ span: Span?) {
    optional(span?.unit, of: EventChoices.units)
    if let span { count(span.amount) }
  }
}

/// What both sides number alike, each by its place.
private enum EventChoices {
  static let types = EventType.allCases
  static let outcomes = MeetingOutcome.allCases
  static let slips = Slip.allCases
  static let levels = CardLevel.allCases
  static let timers = Timer.allCases
  static let units = Span.Unit.allCases
}

extension CompactReader {
  /// - Parameters:
  ///   - sequence: of the line.
  ///   - before: when the line before was recorded.
  ///   - symbols: what the names of the file are to the reader.
  /// - Returns: the event, whose subject is still to be set; without meaning where the reader is broken.
  mutating func event(
    sequence: Int, after before: Timestamp, _ symbols: [Symbol]
  ) -> Event {
    let type = choice(of: EventChoices.types)
    let recorded = instant(near: before)
    let time = instant(near: recorded)
    var event = Event(
      sequence: sequence, time: time, recorded: recorded, subject: Subject(index: -1),
      by: symbol(of: symbols), type: type, fact: .noted)
    event.author = author(symbols)
    event.invalidKey = symbol(of: symbols)
    event.fact = fact(of: type, at: time, symbols)
    return event
  }

  private mutating func author(_ symbols: [Symbol]) -> Author {
    switch count(upTo: symbols.count + 2) {
    case 0: .unread
    case 1: .nobody
    case 2: .engine
    case let number: .person(symbols[number - 3])
    }
  }

  private mutating func fact(
    of type: EventType, at time: Timestamp, _ symbols: [Symbol]
  ) -> Fact {
    switch type {
    case .rulesAdopted, .calendarAdopted, .unitRegistered, .unitRetired, .actorRegistered,
      .actorRetired, .assessmentPublished, .disclosurePublished, .appealFiled, .appealDecided,
      .taskPosted, .taskClaimed, .taskDone, .taskDropped, .pointsAwarded, .pointsReversed,
      .needListed, .resourceOffered, .projectMatched, .projectFinished, .commitmentMade,
      .commitmentKept:
      fail()
      return .noted
    case .caseRegistered:
      return .caseRegistered(
        matter: symbol(of: symbols), place: symbol(of: symbols), channel: symbol(of: symbols),
        urgency: symbol(of: symbols))
    case .caseAccepted: return accepted(at: time, symbols)
    case .caseRejected: return .caseRejected(hasGround: flag())
    case .caseMerged: return .caseMerged(into: symbol(of: symbols))
    case .caseReclassified:
      return .caseReclassified(
        matter: symbol(of: symbols), urgency: symbol(of: symbols), place: symbol(of: symbols))
    case .caseWithdrawn: return .caseWithdrawn
    case .caseDispatched:
      return .caseDispatched(to: symbol(of: symbols), due: optionalInstant(near: time))
    case .caseSigned: return .caseSigned
    case .caseContacted: return .caseContacted
    case .returnRequested: return .returnRequested
    case .returnApproved: return .returnApproved
    case .returnDenied: return .returnDenied
    case .whistleBlown: return whistle(symbols)
    case .whistleAnswered: return .whistleAnswered
    case .whistleExcused: return .whistleExcused
    case .whistleFinished: return .whistleFinished
    case .whistleRated:
      let score = count(upTo: 10_001)
      return .whistleRated(score: score == 0 ? nil : Int32(score - 1), isOwn: flag())
    case .caseEscalated:
      return .caseEscalated(
        from: symbol(of: symbols), to: symbol(of: symbols), timer: timer(), run: run())
    case .caseSuspended: return .caseSuspended(reason: symbol(of: symbols))
    case .caseResumed: return .caseResumed
    case .extensionRequested: return .extensionRequested(span())
    case .extensionGranted: return .extensionGranted(span())
    case .extensionDenied: return .extensionDenied
    case .meetingHeld:
      return .meetingHeld(
        tier: symbol(of: symbols), step: count(upTo: Deliberation.steps.upperBound),
        outcome: optional(of: EventChoices.outcomes))
    case .mediationRecorded: return .mediationRecorded(optional(of: EventChoices.slips))
    case .caseResolved: return .caseResolved(hasEvidence: flag(), person: symbol(of: symbols))
    case .caseVerified: return .caseVerified(pass: flag(), person: symbol(of: symbols))
    case .caseFollowed:
      return .caseFollowed(
        FollowUp(reached: flag(), solved: optionalFlag(), satisfied: optionalFlag()))
    case .caseReopened: return .caseReopened
    case .caseClosed: return .caseClosed
    case .caseUrged: return .caseUrged(timer: timer(), run: run())
    case .supervisionIssued:
      return .supervisionIssued(
        level: optional(of: EventChoices.levels), timer: timer(), run: run(),
        replyBy: optionalInstant(near: time))
    case .supervisionAnswered: return .supervisionAnswered
    case .supervisionLifted: return .supervisionLifted
    case .caseExcluded: return .caseExcluded(hasGround: flag())
    case .exclusionRevoked: return .exclusionRevoked(hasGround: flag())
    case .caseNoted, .subjectErased: return .noted
    }
  }

  private mutating func accepted(at time: Timestamp, _ symbols: [Symbol]) -> Fact {
    let (tier, due, id) = (symbol(of: symbols), optionalInstant(near: time), number())
    return flag()
      ? .acceptanceCorrected(tier: tier, due: due, id: id, corrects: number())
      : .caseAccepted(tier: tier, due: due, id: id)
  }

  private mutating func whistle(_ symbols: [Symbol]) -> Fact {
    let (kind, lead) = (symbol(of: symbols), symbol(of: symbols))
    // Each is a byte at least.
    let calls = (0..<count(upTo: view.count &- cursor)).map { _ in symbol(of: symbols) }
    return .whistleBlown(kind: kind, calls: calls, lead: lead)
  }

  private mutating func timer() -> Timer? { optional(of: EventChoices.timers) }

  private mutating func run() -> Int { count(upTo: TimerRun.numbers.upperBound) }

  private mutating func span() -> Span? {
    optional(of: EventChoices.units).map { Span(count(upTo: Span.maximumAmount), $0) }
  }
}
