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
      state.dispatcher, state.resolver, state.resolvingPerson, state.mergedInto,
    ] { self.symbol(symbol) }
    for number in [
      state.round, state.legs, state.returns, state.extensions, state.notices,
      state.yellows, state.reds,
    ] { integer(number) }
    for instant in [
      state.registered, state.lastMove, state.resolved, state.closed, state.contacted,
      state.rejected,
    ] { self.instant(instant) }
    integer(state.acceptance)
    span(state.pendingAmount)
    followUp(state.lastFollowUp)
    integer(state.deliberation.bits)
    caseLists(state)
  }

  private mutating func followUp(_ followUp: FollowUp?) {
    flag(followUp?.reached)
    flag(followUp?.solved)
    flag(followUp?.satisfied)
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
      writer.symbol(whistle.caller)
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
      writer.instant(supervision.lifted)
    }
    array(state.handbacks) { writer, handback in
      writer.integer(handback.leg)
      writer.symbol(handback.to)
    }
    array(state.completions) { writer, completion in
      writer.instant(completion.resolved)
      writer.instant(completion.closed)
      writer.symbol(completion.tier)
      writer.integer(completion.round)
      writer.integer(completion.returns)
      writer.followUp(completion.followUp)
    }
    array(state.formerClasses) { writer, former in
      for symbol in [former.matter, former.urgency, former.place] { writer.symbol(symbol) }
      writer.instant(former.until)
      writer.array(former.ended) { $0.integer($1) }
    }
    array(state.involvements) { writer, involvement in
      writer.integer(involvement.type)
      writer.symbol(involvement.person)
    }
  }

  private mutating func run(_ run: TimerRun, of state: CaseState) {
    integer(UInt8(run.timer.order))
    flag(run.isCut)
    integer(run.notices.rawValue)
    integer(run.number)
    symbol(run.unit)
    symbol(run.tier)
    integer(run.holderClass)
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
  private static let levels: [CardLevel?] = [nil] + CardLevel.allCases
  private static let units = Span.Unit.allCases
  private static let types = 0...UInt8(EventType.allCases.count - 1)

  /// Bytes of what every registered case has.
  private static let headSize = 143
  private static let runSize = 41

  /// Reads into a new state. The reader is broken afterwards where the bytes are no state that events can
  /// lead to, as far as anything rests on that.
  ///
  /// - Parameter versions: how many events the subject can have.
  mutating func caseState(_ state: inout CaseState, versions: ClosedRange<Int32>) {
    state.version = integer(in: versions)
    state.isRegistered = flag()
    guard state.isRegistered else { return }
    _ = fields(Self.headSize) { $0.caseHead(&state) }
    caseLists(&state)
  }

  @inline(__always)
  private mutating func caseHead(_ state: inout CaseState) {
    state.status = Status(rawValue: integer(UInt8.self)) ?? missing(.registered)
    state.resumesTo = Status(rawValue: integer(UInt8.self)) ?? missing(.registered)
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
    state.resolvingPerson = symbol()
    state.mergedInto = symbol()
    // An event adds at most one to each, and the round begins with 1.
    let counts = 0...state.version + 1
    state.round = integer(in: counts)
    state.legs = integer(in: counts)
    state.returns = integer(in: counts)
    state.extensions = integer(in: counts)
    state.notices = integer(in: counts)
    state.yellows = integer(in: counts)
    state.reds = integer(in: counts)
    state.registered = instant()
    state.lastMove = instant()
    state.resolved = instant()
    state.closed = instant()
    state.contacted = optionalInstant()
    state.rejected = optionalInstant()
    state.acceptance = integer(UInt64.self)
    state.pendingAmount = span()
    state.lastFollowUp = followUp()
    state.deliberation = deliberation()
  }

  @inline(__always)
  private mutating func followUp() -> FollowUp? {
    let (reached, solved, satisfied) = (optionalFlag(), optionalFlag(), optionalFlag())
    if let reached { return FollowUp(reached: reached, solved: solved, satisfied: satisfied) }
    require(solved == nil && satisfied == nil)
    return nil
  }

  @inline(__always)
  private mutating func deliberation() -> Deliberation {
    let bits = integer(UInt8.self)
    let deliberation = Deliberation(bits: bits)
    require(bits < 0b1000_0000 && (deliberation.slip != nil || bits & 0b11_1000 == 0))
    return deliberation
  }

  private mutating func caseLists(_ state: inout CaseState) {
    let runs = count(of: Self.runSize)
    state.reserve(runs: runs)
    for _ in 0..<runs {
      if let (run, due) = fields(Self.runSize, { $0.run() }) { state.add(run, due: due) }
    }
    let pauses = array(of: 16) { Pause(start: $0.instant(), end: $0.optionalInstant()) }
    // A pause runs while the case is suspended.
    require(state.status != .suspended || !pauses.isEmpty)
    let grants = array(of: 13) { reader in
      Grant(
        amount: reader.span() ?? reader.missing(Span(0, .minutes)),
        leg: reader.integer(Int32.self), round: reader.integer(Int32.self))
    }
    let whistles = array(of: 12) {
      Whistle(kind: $0.symbol(), lead: $0.symbol(), caller: $0.symbol())
    }
    let calls = array(of: 19) { $0.call(of: whistles) }
    let supervisions = array(of: 27) { $0.supervision() }
    let handbacks = array(of: 8) { Handback(leg: $0.integer(Int32.self), to: $0.symbol()) }
    let completions = array(of: 31) { $0.completion() }
    let formerClasses = array(of: 24) { $0.formerClass(runs: state.runs.count) }
    let involvements = array(of: 5) { reader in
      Involvement(type: reader.integer(in: Self.types), person: reader.symbol())
    }
    if !pauses.isEmpty { state.pauses = pauses }
    if !grants.isEmpty { state.grants = grants }
    if !whistles.isEmpty { state.whistles = whistles }
    if !calls.isEmpty { state.calls = calls }
    if !supervisions.isEmpty { state.supervisions = supervisions }
    if !handbacks.isEmpty { state.handbacks = handbacks }
    if !completions.isEmpty { state.completions = completions }
    if !formerClasses.isEmpty { state.formerClasses = formerClasses }
    if !involvements.isEmpty { state.involvements = involvements }
  }

  private mutating func missing<Value>(_ stand: Value) -> Value {
    fail()
    return stand
  }

  private mutating func call(of whistles: [Whistle]) -> Call {
    var call = Call(whistle: integer(Int32.self), unit: symbol())
    require(whistles.indices.contains(Int(call.whistle)))
    call.isAnswered = flag()
    call.isExcused = flag()
    call.isFinished = flag()
    call.rating = rating()
    call.ownRating = rating()
    return call
  }

  private mutating func supervision() -> Supervision {
    var supervision = Supervision(
      unit: symbol(), level: choice(Self.levels), time: instant())
    let timer = Int(integer(UInt8.self))
    if timer != UInt8.max { supervision.timer = Timer(order: timer) ?? missing(.accept) }
    supervision.run = integer(Int32.self)
    supervision.isAnswered = flag()
    supervision.lifted = optionalInstant()
    return supervision
  }

  private mutating func completion() -> Completion {
    Completion(
      resolved: optionalInstant(), closed: optionalInstant(), tier: symbol(),
      round: integer(Int32.self), returns: integer(Int32.self), followUp: followUp())
  }

  private mutating func formerClass(runs: Int) -> FormerClass {
    FormerClass(
      matter: symbol(), urgency: symbol(), place: symbol(), until: instant(),
      ended: array(of: 4) { $0.integer(in: 0...Int32(runs)) })
  }

  private mutating func rating() -> Int32? {
    let hundredths = integer(in: -1...10_000 as ClosedRange<Int32>)
    return hundredths < 0 ? nil : hundredths
  }

  @inline(__always)
  private mutating func run() -> (TimerRun, due: Timestamp?) {
    let timer = Timer(order: Int(integer(UInt8.self))) ?? missing(.accept)
    let isCut = flag()
    let notices = TimerRun.Notices(rawValue: integer(in: 0...31 as ClosedRange<UInt8>))
    let number = integer(Int32.self)
    let unit = symbol()
    let tier = symbol()
    let holderClass = integer(UInt16.self)
    var run = TimerRun(timer, number: number, unit: unit, tier: tier, start: instant())
    run.holderClass = holderClass
    run.isCut = isCut
    run.notices = notices
    run.stop = optionalInstant()
    return (run, optionalInstant())
  }

  @inline(__always)
  private mutating func span() -> Span? {
    let amount = integer(in: -1...Int32(Span.maximumAmount))
    let unit = choice(Self.units)
    require(amount >= 0 || unit == .minutes)
    return amount < 0 ? nil : Span(Int(amount), unit)
  }
}
