import Basics
import CaseModel

/// The bytes of one case in a snapshot (`snapshots/FORMAT.md`). A change here, or of what a reducer
/// does, needs a new `Snapshot.reducers`.
extension ByteWriter {
  mutating func caseState(_ state: CaseState) {
    integer(state.version)
    flag(state.isRegistered)
    guard state.isRegistered else { return }
    integer(state.status.rawValue)
    integer(state.resumesTo.rawValue)
    for flag in [
      state.isAccepted, state.isExcluded, state.hasLeg, state.hasDispatcher, state.isReturnPending,
      state.isExtensionPending, state.isVerified, state.isFollowed,
    ] { self.flag(flag) }
    for symbol in [
      state.tier, state.holder, state.matter, state.place, state.urgency, state.channel,
      state.dispatcher, state.resolver, state.mergedInto,
    ] { self.symbol(symbol) }
    for number in [
      state.round, state.legs, state.dispatches, state.returns, state.extensions, state.notices,
      state.yellows, state.reds,
    ] { integer(number) }
    for instant in [
      state.registered, state.dispatched, state.resolved, state.closed, state.contacted,
    ] { self.instant(instant) }
    integer(state.acceptance)
    span(state.pendingAmount)
    flag(state.lastFollowUp?.reached)
    flag(state.lastFollowUp?.solved)
    flag(state.lastFollowUp?.satisfied)
    integer(state.deliberation.bits)
    caseLists(state)
  }

  private mutating func caseLists(_ state: CaseState) {
    array(Array(state.runs)) { $0.run($1, of: state) }
    array(state.pauses) { writer, pause in
      writer.instant(pause.start)
      writer.instant(pause.end)
    }
    array(state.grants) { writer, grant in
      writer.span(grant.amount)
      writer.integer(grant.leg)
      writer.integer(grant.round)
    }
    array(state.whistles) { writer, whistle in
      writer.symbol(whistle.kind)
      writer.symbol(whistle.lead)
    }
    array(state.calls) { writer, call in
      writer.integer(call.whistle)
      writer.symbol(call.unit)
      for flag in [call.isAnswered, call.isExcused, call.isFinished] { writer.flag(flag) }
      writer.integer(call.rating ?? -1)
      writer.integer(call.ownRating ?? -1)
    }
    array(state.supervisions) { writer, supervision in
      writer.symbol(supervision.unit)
      writer.integer(supervision.level?.rawValue ?? 0)
      writer.instant(supervision.time)
      writer.integer(supervision.timer.map { UInt8($0.order) } ?? .max)
      writer.integer(supervision.run)
      writer.flag(supervision.isAnswered)
      writer.flag(supervision.isLifted)
    }
    array(state.returnedDispatches) { $0.integer($1) }
  }

  private mutating func run(_ run: TimerRun, of state: CaseState) {
    integer(UInt8(run.timer.order))
    flag(run.isCut)
    integer(run.notices.rawValue)
    integer(run.number)
    symbol(run.unit)
    symbol(run.tier)
    instant(run.start)
    instant(run.stop)
    instant(state.due(of: run))
  }

  private mutating func span(_ span: Span?) {
    integer(Int32(span?.amount ?? -1))
    integer(UInt8(span.flatMap { Span.Unit.allCases.firstIndex(of: $0.unit) } ?? 0))
  }
}

extension ByteReader {
  mutating func caseState() -> CaseState {
    var state = CaseState()
    state.version = integer(Int32.self)
    state.isRegistered = flag()
    guard state.isRegistered else { return state }
    state.status = status()
    state.resumesTo = status()
    state.isAccepted = flag()
    state.isExcluded = flag()
    state.hasLeg = flag()
    state.hasDispatcher = flag()
    state.isReturnPending = flag()
    state.isExtensionPending = flag()
    state.isVerified = flag()
    state.isFollowed = flag()
    state.tier = symbol()
    state.holder = symbol()
    state.matter = symbol()
    state.place = symbol()
    state.urgency = symbol()
    state.channel = symbol()
    state.dispatcher = symbol()
    state.resolver = symbol()
    state.mergedInto = symbol()
    state.round = integer(Int32.self)
    state.legs = integer(Int32.self)
    state.dispatches = integer(Int32.self)
    state.returns = integer(Int32.self)
    state.extensions = integer(Int32.self)
    state.notices = integer(Int32.self)
    state.yellows = integer(Int32.self)
    state.reds = integer(Int32.self)
    state.registered = instant()
    state.dispatched = instant()
    state.resolved = instant()
    state.closed = instant()
    state.contacted = optionalInstant()
    state.acceptance = integer(UInt64.self)
    state.pendingAmount = span()
    if let reached = optionalFlag() {
      state.lastFollowUp = FollowUp(
        reached: reached, solved: optionalFlag(), satisfied: optionalFlag())
    } else {
      cursor += 2
    }
    state.deliberation = Deliberation(bits: integer(UInt8.self))
    caseLists(&state)
    return state
  }

  private mutating func caseLists(_ state: inout CaseState) {
    for (run, due) in array({ $0.run() }) { state.add(run, due: due) }
    let pauses = array { Pause(start: $0.instant(), end: $0.optionalInstant()) }
    let grants = array { reader in
      Grant(
        amount: reader.span() ?? Span(0, .minutes), leg: reader.integer(Int32.self),
        round: reader.integer(Int32.self))
    }
    let whistles = array { Whistle(kind: $0.symbol(), lead: $0.symbol()) }
    let calls = array { reader in
      var call = Call(whistle: reader.integer(Int32.self), unit: reader.symbol())
      call.isAnswered = reader.flag()
      call.isExcused = reader.flag()
      call.isFinished = reader.flag()
      call.rating = reader.rating()
      call.ownRating = reader.rating()
      return call
    }
    let supervisions = array { reader in
      var supervision = Supervision(
        unit: reader.symbol(), level: CardLevel(rawValue: reader.integer(UInt8.self)),
        time: reader.instant())
      let timer = Int(reader.integer(UInt8.self))
      supervision.timer = Timer.allCases.indices.contains(timer) ? Timer.allCases[timer] : nil
      supervision.run = reader.integer(Int32.self)
      supervision.isAnswered = reader.flag()
      supervision.isLifted = reader.flag()
      return supervision
    }
    let returned = array { $0.integer(Int32.self) }
    if !pauses.isEmpty { state.pauses = pauses }
    if !grants.isEmpty { state.grants = grants }
    if !whistles.isEmpty { state.whistles = whistles }
    if !calls.isEmpty { state.calls = calls }
    if !supervisions.isEmpty { state.supervisions = supervisions }
    if !returned.isEmpty { state.returnedDispatches = returned }
  }

  private mutating func rating() -> Int32? {
    let hundredths = integer(Int32.self)
    return hundredths < 0 ? nil : hundredths
  }

  private mutating func status() -> Status {
    Status(rawValue: integer(UInt8.self)) ?? .registered
  }

  private mutating func run() -> (TimerRun, due: Timestamp?) {
    let timer = Timer.allCases[Int(integer(UInt8.self)) % Timer.allCases.count]
    let isCut = flag()
    let notices = TimerRun.Notices(rawValue: integer(UInt8.self))
    let number = integer(Int32.self)
    let unit = symbol()
    let tier = symbol()
    var run = TimerRun(timer, number: number, unit: unit, tier: tier, start: instant())
    run.isCut = isCut
    run.notices = notices
    run.stop = optionalInstant()
    return (run, optionalInstant())
  }

  private mutating func span() -> Span? {
    let amount = integer(Int32.self)
    let unit = Span.Unit.allCases[Int(integer(UInt8.self)) % Span.Unit.allCases.count]
    return amount < 0 ? nil : Span(Int(amount), unit)
  }
}
