import Basics
import CaseModel
import EventBook

/// What each type of events says.
extension EventCodec {
  func fact(
    of event: Event, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) throws(FormFault) -> Fact {
    switch event.type {
    case .rulesAdopted: .reference(try rules(&reader, &symbols))
    case .calendarAdopted: .reference(calendar(&reader, &symbols))
    case .unitRegistered: .reference(unitRegistered(&reader, &symbols))
    case .unitRetired: .reference(unitRetired(&reader, &symbols))
    case .actorRegistered: .reference(actorRegistered(&reader, &symbols))
    case .actorRetired: .reference(actorRetired(&reader, &symbols))

    case .caseRegistered: registered(&reader, &symbols)
    case .caseAccepted: accepted(&reader, &symbols)
    case .caseRejected: .caseRejected(hasGround: hasText(keys.ground, &reader))
    case .caseMerged: .caseMerged(into: reader.symbol(keys.into, &symbols))
    case .caseReclassified:
      .caseReclassified(
        matter: reader.symbol(keys.matter, &symbols),
        urgency: reader.symbol(keys.urgency, &symbols),
        place: reader.unit(keys.place, &symbols))
    case .caseWithdrawn: .caseWithdrawn

    case .caseDispatched:
      .caseDispatched(to: reader.unit(keys.to, &symbols), due: reader.instant(keys.due))
    case .caseSigned: .caseSigned
    case .caseContacted: .caseContacted
    case .returnRequested: .returnRequested
    case .returnApproved: .returnApproved
    case .returnDenied: .returnDenied
    case .whistleBlown: whistle(&reader, &symbols)
    case .whistleAnswered: .whistleAnswered
    case .whistleExcused: .whistleExcused
    case .whistleFinished: .whistleFinished
    case .whistleRated: rating(&reader, &symbols)
    case .caseEscalated:
      .caseEscalated(
        from: reader.symbol(keys.from, &symbols), to: reader.symbol(keys.to, &symbols),
        timer: timer(&reader), run: run(&reader))

    case .caseSuspended: suspension(&reader, &symbols)
    case .caseResumed: .caseResumed
    case .extensionRequested: .extensionRequested(reader.span(keys.amount))
    case .extensionGranted: .extensionGranted(reader.span(keys.amount))
    case .extensionDenied: .extensionDenied
    case .meetingHeld:
      .meetingHeld(
        tier: reader.symbol(keys.tier, &symbols),
        step: reader.integer(keys.step, in: Deliberation.steps) ?? 0,
        outcome: reader.string(keys.outcome).flatMap(MeetingOutcome.init))
    case .mediationRecorded: .mediationRecorded(slip(&reader))
    case .caseResolved:
      .caseResolved(hasEvidence: hasEvidence(&reader), person: reader.person(&symbols))
    case .caseVerified:
      .caseVerified(pass: reader.flag(keys.pass) ?? false, person: reader.person(&symbols))
    case .caseFollowed: .caseFollowed(followed(&reader))
    case .caseReopened: .caseReopened
    case .caseClosed: .caseClosed

    case .caseUrged: urge(&reader)
    case .supervisionIssued:
      .supervisionIssued(
        level: level(&reader), timer: timer(&reader), run: run(&reader),
        replyBy: reader.instant(keys.replyBy))
    case .supervisionAnswered: .supervisionAnswered
    case .supervisionLifted: .supervisionLifted
    case .caseExcluded: .caseExcluded(hasGround: hasText(keys.ground, &reader))
    case .exclusionRevoked: .exclusionRevoked(hasGround: hasText(keys.ground, &reader))
    case .assessmentPublished:
      .register(.assessment(.published(publication(.scoreboard, event, &reader, &symbols))))
    case .disclosurePublished:
      .register(.assessment(.published(publication(.disclosure, event, &reader, &symbols))))
    case .appealFiled: .register(.assessment(appeal(event, &reader, &symbols)))
    case .appealDecided: .register(.assessment(decision(&reader, &symbols)))

    case .taskPosted: .register(.task(task(.posted, event, &reader, &symbols)))
    case .taskClaimed: .register(.task(task(.claimed, event, &reader, &symbols)))
    case .taskDone:
      .register(.task(task(.done(hasEvidence: hasEvidence(&reader)), event, &reader, &symbols)))
    case .taskDropped: .register(.task(task(.dropped, event, &reader, &symbols)))
    case .pointsAwarded: .register(.points(points(isReversal: false, &reader, &symbols)))
    case .pointsReversed: .register(.points(points(isReversal: true, &reader, &symbols)))
    case .needListed: .register(.list(list(.need, event, &reader, &symbols)))
    case .resourceOffered: .register(.list(list(.resource, event, &reader, &symbols)))
    case .projectMatched: .register(.list(list(.project, event, &reader, &symbols)))
    case .projectFinished: .register(.list(list(.finished, event, &reader, &symbols)))
    case .commitmentMade:
      .register(.commitment(commitment(isKept: false, event, &reader, &symbols)))
    case .commitmentKept:
      .register(.commitment(commitment(isKept: true, event, &reader, &symbols)))
    case .caseNoted: .noted
    case .subjectErased: erased(&reader)
    }
  }

  private func registered(_ reader: inout FieldReader, _ symbols: inout SymbolTable) -> Fact {
    reader.checkDigest(keys.commitment)
    return .caseRegistered(
      matter: reader.symbol(keys.matter, &symbols), place: reader.unit(keys.place, &symbols),
      channel: reader.symbol(keys.channel, &symbols),
      urgency: reader.symbol(keys.urgency, &symbols))
  }

  private func erased(_ reader: inout FieldReader) -> Fact {
    reader.checkCode(keys.basis)
    return .noted
  }

  private func suspension(
    _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> Fact {
    _ = reader.string(keys.reviewOn)
    return .caseSuspended(reason: reader.symbol(keys.reason, &symbols))
  }

  /// The due time is said again for whoever reads the line; it moves no timer.
  private func urge(_ reader: inout FieldReader) -> Fact {
    _ = reader.instant(keys.due)
    return .caseUrged(timer: timer(&reader), run: run(&reader))
  }

  private func accepted(_ reader: inout FieldReader, _ symbols: inout SymbolTable) -> Fact {
    let tier = reader.symbol(keys.tier, &symbols)
    let due = reader.instant(keys.due)
    let id = reader.hash(reader.line.bytes[reader.line.id.range])
    guard let corrected = reader.textHash(keys.corrects) else {
      return .caseAccepted(tier: tier, due: due, id: id)
    }
    return .acceptanceCorrected(tier: tier, due: due, id: id, corrects: corrected)
  }

  /// Who was not reached has said nothing.
  private func followed(_ reader: inout FieldReader) -> FollowUp {
    let reached = reader.flag(keys.reached) ?? false
    for key in [keys.solved, keys.satisfied] where !reached && reader.field(key) != nil {
      reader.markInvalid(key)
    }
    return FollowUp(
      reached: reached, solved: reader.flag(keys.solved), satisfied: reader.flag(keys.satisfied))
  }

  private func hasText(_ key: FieldKey, _ reader: inout FieldReader) -> Bool {
    reader.field(key).map { !$0.value.isEmpty } ?? false
  }

  func hasEvidence(_ reader: inout FieldReader) -> Bool {
    guard let field = reader.field(keys.evidence) else { return false }
    guard field.kind == .array else {
      reader.markInvalid(keys.evidence)
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
      reader.markInvalid(keys.score)
      return nil
    }
    return Int32((number * 100).rounded())
  }

  private func timer(_ reader: inout FieldReader) -> Timer? {
    guard let name = reader.string(keys.timer) else { return nil }
    guard let timer = Timer(rawValue: name) else {
      reader.markInvalid(keys.timer)
      return nil
    }
    return timer
  }

  private func run(_ reader: inout FieldReader) -> Int {
    reader.integer(keys.run, in: TimerRun.numbers) ?? 0
  }

  private func level(_ reader: inout FieldReader) -> CardLevel? {
    let name = reader.string(keys.level)
    return CardLevel.allCases.first { $0.name == name }
  }

  private func slip(_ reader: inout FieldReader) -> Slip? {
    let name = reader.string(keys.slip)
    return Slip.allCases.first { $0.name == name }
  }

  /// A lead that is not among the called units could never finish: it is invalid, and asks nobody.
  private func whistle(_ reader: inout FieldReader, _ symbols: inout SymbolTable) -> Fact {
    // Who is named twice is called once.
    let units = reader.units(keys.call, &symbols).reduce(into: [Symbol]()) { units, unit in
      if !units.contains(unit) { units.append(unit) }
    }
    if units.isEmpty { reader.markInvalid(keys.call) }
    var lead = reader.unit(keys.lead, &symbols)
    if !lead.isNone, !units.contains(lead) {
      reader.markInvalid(keys.lead)
      lead = .none
    }
    return .whistleBlown(kind: reader.symbol(keys.kind, &symbols), calls: units, lead: lead)
  }
}
