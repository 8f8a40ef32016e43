import Basics
import CaseModel
import EventBook

/// What the events about cases say, type by type.
extension EventCodec {
  func fact(
    _ type: EventType, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> Fact {
    switch type {
    case .caseRegistered:
      .registered(
        matter: reader.symbol(keys.matter, &symbols), place: reader.unit(keys.place, &symbols),
        channel: reader.symbol(keys.channel, &symbols),
        urgency: reader.symbol(keys.urgency, &symbols))
    case .caseAccepted: accepted(&reader, &symbols)
    case .caseRejected: .rejected(hasGround: hasText(keys.ground, &reader))
    case .caseMerged: .merged(into: reader.symbol(keys.into, &symbols))
    case .caseWithdrawn: .withdrawn
    case .caseDispatched:
      .dispatched(to: reader.unit(keys.to, &symbols), due: reader.instant(keys.due))
    case .caseSigned: .signed
    case .caseContacted: .contacted
    case .returnRequested: .returnRequested
    case .returnApproved: .returnApproved
    case .returnDenied: .returnDenied
    case .whistleBlown: whistle(&reader, &symbols)
    case .whistleAnswered: .whistleAnswered
    case .whistleExcused: .whistleExcused
    case .whistleFinished: .whistleFinished
    case .whistleRated: rating(&reader, &symbols)
    case .caseEscalated:
      .escalated(
        from: reader.symbol(keys.from, &symbols), to: reader.symbol(keys.to, &symbols),
        timer: timer(&reader), run: run(&reader))
    default: handleFact(type, &reader, &symbols)
    }
  }

  private func accepted(_ reader: inout FieldReader, _ symbols: inout SymbolTable) -> Fact {
    let tier = reader.symbol(keys.tier, &symbols)
    let due = reader.instant(keys.due)
    let id = reader.hash(reader.line.bytes[reader.line.id.range])
    guard let corrected = reader.textHash(keys.corrects) else {
      return .accepted(tier: tier, due: due, id: id)
    }
    return .acceptedAnew(tier: tier, due: due, id: id, corrects: corrected)
  }

  private func handleFact(
    _ type: EventType, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> Fact {
    switch type {
    case .caseSuspended:
      _ = reader.string(keys.reviewOn)
      return .suspended(reason: reader.symbol(keys.reason, &symbols))
    case .caseResumed: return .resumed
    case .extensionRequested: return .extensionRequested(reader.span(keys.amount))
    case .extensionGranted: return .extensionGranted(reader.span(keys.amount))
    case .extensionDenied: return .extensionDenied
    case .caseResolved: return .resolved(hasEvidence: hasEvidence(&reader))
    case .caseVerified: return .verified(pass: reader.flag(keys.pass) ?? false)
    case .caseFollowed: return followed(&reader)
    case .caseReopened: return .reopened
    case .caseClosed: return .closed
    case .caseUrged:
      _ = reader.instant(keys.due)
      return .urged(timer: timer(&reader), run: run(&reader))
    case .supervisionIssued:
      return .supervisionIssued(
        level: level(&reader), timer: timer(&reader), run: run(&reader),
        replyBy: reader.instant(keys.replyBy))
    case .supervisionAnswered: return .supervisionAnswered
    case .supervisionLifted: return .supervisionLifted
    case .caseExcluded: return .excluded(hasGround: hasText(keys.ground, &reader))
    case .exclusionRevoked: return .exclusionRevoked(hasGround: hasText(keys.ground, &reader))
    case .meetingHeld:
      return .meetingHeld(
        tier: reader.symbol(keys.tier, &symbols),
        step: reader.integer(keys.step, in: Deliberation.steps) ?? 0,
        outcome: reader.string(keys.outcome).flatMap(MeetingOutcome.init))
    case .mediationRecorded: return .mediationRecorded(slip(&reader))
    default: return .noted
    }
  }

  /// Who was not reached has said nothing.
  private func followed(_ reader: inout FieldReader) -> Fact {
    let reached = reader.flag(keys.reached) ?? false
    for key in [keys.solved, keys.satisfied] where !reached && reader.field(key) != nil {
      reader.markOdd(key)
    }
    return .followed(
      reached: reached, solved: reader.flag(keys.solved), satisfied: reader.flag(keys.satisfied))
  }

  private func hasText(_ key: FieldKey, _ reader: inout FieldReader) -> Bool {
    reader.field(key).map { !$0.value.isEmpty } ?? false
  }

  func hasEvidence(_ reader: inout FieldReader) -> Bool {
    guard let field = reader.field(keys.evidence) else { return false }
    guard field.kind == .array else {
      reader.markOdd(keys.evidence)
      return false
    }
    return reader.texts(keys.evidence, field).contains { text in
      text.contains { $0 != UInt8(ascii: " ") }
    }
  }

  /// The unit named is the one called; it rates the whistle where it is the rater itself.
  private func rating(_ reader: inout FieldReader, _ symbols: inout SymbolTable) -> Fact {
    let called = reader.unit(keys.unit, &symbols)
    let rater = reader.unit(keys.rater, &symbols)
    return .whistleRated(score: score(&reader), isOwn: rater == called)
  }

  func score(_ reader: inout FieldReader) -> Int32? {
    guard let field = reader.field(keys.score),
      let number = reader.digits(field).map(Double.init) ?? reader.json(field)?.number?.double,
      (0...100).contains(number)
    else {
      reader.markOdd(keys.score)
      return nil
    }
    return Int32((number * 100).rounded())
  }

  private func timer(_ reader: inout FieldReader) -> Timer? {
    guard let name = reader.string(keys.timer) else { return nil }
    guard let timer = Timer(rawValue: name) else {
      reader.markOdd(keys.timer)
      return nil
    }
    return timer
  }

  private func run(_ reader: inout FieldReader) -> Int {
    reader.integer(keys.run, in: 1...1_000_000) ?? 0
  }

  private func level(_ reader: inout FieldReader) -> CardLevel? {
    let name = reader.string(keys.level)
    return CardLevel.allCases.first { $0.name == name }
  }

  private func slip(_ reader: inout FieldReader) -> Slip? {
    let name = reader.string(keys.slip)
    return Slip.allCases.first { $0.name == name }
  }

  /// A lead that is not among the called units could never finish: it is odd, and asks nobody.
  private func whistle(_ reader: inout FieldReader, _ symbols: inout SymbolTable) -> Fact {
    // Who is named twice is called once.
    let units = reader.units(keys.call, &symbols).reduce(into: [Symbol]()) { units, unit in
      if !units.contains(unit) { units.append(unit) }
    }
    if units.isEmpty { reader.markOdd(keys.call) }
    var lead = reader.unit(keys.lead, &symbols)
    if !lead.isNone, !units.contains(lead) {
      reader.markOdd(keys.lead)
      lead = .none
    }
    return .whistleBlown(kind: reader.symbol(keys.kind, &symbols), calls: units, lead: lead)
  }
}
