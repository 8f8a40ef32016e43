public import Basics

/// What most cases never have, kept apart so that a case without it is small: a state is read and
/// written for every event, from all over memory.
struct ColdState: Sendable {
  /// The runs for which the list itself has no room.
  var beyond: [PackedRun] = []
  var supervisions: [Supervision] = []
  var pauses: [Pause] = []
  var grants: [Grant] = []
  var whistles: [Whistle] = []
  var calls: [Call] = []
  var handbacks: [Handback] = []
  var completions: [Completion] = []
  /// Due times set by hand, by the run that has one.
  var dues: [(timer: Timer, number: Int32, due: Timestamp)] = []
  /// One element where there is any of it.
  var rare: [RareState] = []
  var notices: Int32 = 0
  var yellows: Int32 = 0
  var reds: Int32 = 0
  var returns: Int32 = 0
  var extensions: Int32 = 0
  /// Who resolved it last, where that is not the holder.
  var resolver = Symbol.none

  var withRare: RareState {
    get { rare.first ?? RareState() }
    _modify {
      if rare.isEmpty { rare.append(RareState()) }
      yield &rare[0]
    }
  }
}

/// What hardly a case in twenty has, and facts that are too large for their place in the state.
struct RareState: Sendable {
  var mergedInto = Symbol.none
  var pendingAmount: Span?
  var rejected: Timestamp?
  var formerClasses: [FormerClass] = []
  var involvements: [Involvement] = []
  /// The runs that a `PackedRun` has no room for.
  var wholeRuns: [TimerRun] = []
  var misfits = Misfits()

  /// Facts of a case that have no room in the state, each beside the code there that says so.
  struct Misfits: Sendable {
    var instants = InlineArray<4, Timestamp>(repeating: Timestamp(microseconds: 0))
    var tier = Symbol.none
    var matter = Symbol.none
    var urgency = Symbol.none
    var channel = Symbol.none
    var round: Int32 = 0
    var legs: Int32 = 0
  }
}

extension [ColdState] {
  var misfits: RareState.Misfits {
    @inline(never) get {
      isEmpty || self[0].rare.isEmpty ? RareState.Misfits() : self[0].rare[0].misfits
    }
  }
}

extension CaseState {
  public var pauses: [Pause] {
    @inline(__always) get { runs.cold.isEmpty ? [] : runs.cold[0].pauses }
    _modify { yield &withCold.pauses }
  }

  public var grants: [Grant] {
    @inline(__always) get { runs.cold.isEmpty ? [] : runs.cold[0].grants }
    _modify { yield &withCold.grants }
  }

  public var whistles: [Whistle] {
    @inline(__always) get { runs.cold.isEmpty ? [] : runs.cold[0].whistles }
    _modify { yield &withCold.whistles }
  }

  public var calls: [Call] {
    @inline(__always) get { runs.cold.isEmpty ? [] : runs.cold[0].calls }
    _modify { yield &withCold.calls }
  }

  public var supervisions: [Supervision] {
    @inline(__always) get { runs.cold.isEmpty ? [] : runs.cold[0].supervisions }
    _modify { yield &withCold.supervisions }
  }

  /// Whether a notice or card was answered and still stands.
  public var hasAnsweredCard: Bool {
    !runs.cold.isEmpty && runs.cold[0].supervisions.contains { $0.isAnswered && !$0.isLifted }
  }

  public var handbacks: [Handback] {
    @inline(__always) get { runs.cold.isEmpty ? [] : runs.cold[0].handbacks }
    _modify { yield &withCold.handbacks }
  }

  public var completions: [Completion] {
    @inline(__always) get { runs.cold.isEmpty ? [] : runs.cold[0].completions }
    _modify { yield &withCold.completions }
  }

  /// In book order.
  public var formerClasses: [FormerClass] {
    @inline(__always) get { hasRare ? runs.cold[0].rare[0].formerClasses : [] }
    _modify { yield &withCold.withRare.formerClasses }
  }

  /// In book order. See `resolverInvolvement`.
  public var involvements: [Involvement] {
    get {
      let others = hasRare ? runs.cold[0].rare[0].involvements : []
      return resolverInvolvement.map { [Involvement(type: $0, person: resolvingPerson)] + others }
        ?? others
    }
    set {
      resolverInvolvement = newValue.first.flatMap {
        !$0.person.isNone && $0.person == resolvingPerson ? $0.type : nil
      }
      let others = Array(newValue.dropFirst(resolverInvolvement == nil ? 0 : 1))
      if hasRare || !others.isEmpty { withCold.withRare.involvements = others }
    }
  }

  @inline(__always)
  var hasInvolvements: Bool {
    resolverInvolvement != nil || hasRare && !runs.cold[0].rare[0].involvements.isEmpty
  }

  /// Notes who is involved, once.
  mutating func add(_ involvement: Involvement) {
    if involvement.person == resolvingPerson {
      if !hasInvolvements { resolverInvolvement = involvement.type }
      if resolverInvolvement == involvement.type { return }
    }
    if !hasRare || !runs.cold[0].rare[0].involvements.contains(involvement) {
      withCold.withRare.involvements.append(involvement)
    }
  }

  public var rejected: Timestamp? {
    @inline(__always) get { hasRare ? runs.cold[0].rare[0].rejected : nil }
    set { if newValue != rejected { withCold.withRare.rejected = newValue } }
  }

  /// How many supervisions of each level were ever issued.
  public var notices: Int32 {
    @inline(__always) get { runs.cold.isEmpty ? 0 : runs.cold[0].notices }
    set { if newValue != notices { withCold.notices = newValue } }
  }

  public var yellows: Int32 {
    @inline(__always) get { runs.cold.isEmpty ? 0 : runs.cold[0].yellows }
    set { if newValue != yellows { withCold.yellows = newValue } }
  }

  public var reds: Int32 {
    @inline(__always) get { runs.cold.isEmpty ? 0 : runs.cold[0].reds }
    set { if newValue != reds { withCold.reds = newValue } }
  }

  /// Approved returns over the whole case; granted extensions likewise.
  public var returns: Int32 {
    @inline(__always) get { runs.cold.isEmpty ? 0 : runs.cold[0].returns }
    set { if newValue != returns { withCold.returns = newValue } }
  }

  public var extensions: Int32 {
    @inline(__always) get { runs.cold.isEmpty ? 0 : runs.cold[0].extensions }
    set { if newValue != extensions { withCold.extensions = newValue } }
  }

  /// Who resolved it last. Nearly always that is who holds it.
  public var resolver: Symbol {
    @inline(__always) get {
      isResolverHolder ? holder : runs.cold.isEmpty ? .none : runs.cold[0].resolver
    }
    set {
      isResolverHolder = newValue == holder && !newValue.isNone
      let other = isResolverHolder ? Symbol.none : newValue
      if !runs.cold.isEmpty || !other.isNone { withCold.resolver = other }
    }
  }

  /// The number of the case that it was merged into.
  public var mergedInto: Symbol {
    @inline(__always) get { hasRare ? runs.cold[0].rare[0].mergedInto : .none }
    set { if newValue != mergedInto { withCold.withRare.mergedInto = newValue } }
  }

  /// How long an extension was requested for that is pending.
  public var pendingAmount: Span? {
    @inline(__always) get { hasRare ? runs.cold[0].rare[0].pendingAmount : nil }
    set { if newValue != pendingAmount { withCold.withRare.pendingAmount = newValue } }
  }

  /// The due time of a run that somebody set by hand.
  public func due(of run: TimerRun) -> Timestamp? {
    guard run.isDueSet, !runs.cold.isEmpty else { return nil }
    return runs.cold[0].dues.first { $0.timer == run.timer && $0.number == run.number }?.due
  }

  /// The unit that had the case first (首接), whatever became of it since: that of the first leg that
  /// anybody had; `.none` before.
  public var firstReceiver: Symbol {
    runs.first { $0.timer == .handle && !$0.unit.isNone }?.unit ?? .none
  }

  /// The kind of whistle that an `answer` run is for; `.none` for any other run.
  public func whistle(of run: TimerRun) -> Symbol {
    guard run.timer == .answer else { return .none }
    let call = Int(run.number) - 1
    guard calls.indices.contains(call) else { return .none }
    let whistle = Int(calls[call].whistle)
    return whistles.indices.contains(whistle) ? whistles[whistle].kind : .none
  }

  /// Makes room for so many runs, for who adds them one by one.
  public mutating func reserve(runs count: Int) { runs.reserve(count) }

  /// Takes in a run, and a due time that was set for it by hand.
  public mutating func add(_ run: TimerRun, due: Timestamp? = nil) {
    var run = run
    run.isDueSet = due != nil
    if let due { withCold.dues.append((run.timer, run.number, due)) }
    runs.append(run)
  }

  /// Sets the due time of a run that is there by hand anew, or with none takes it away.
  mutating func setDue(of timer: Timer, number: Int32, to due: Timestamp?) {
    guard runs.contains(where: { $0.timer == timer && $0.number == number }) else { return }
    if due != nil || !runs.cold.isEmpty {
      withCold.dues.removeAll { $0.timer == timer && $0.number == number }
    }
    if let due { withCold.dues.append((timer, number, due)) }
    runs.change(timer, number: Int(number)) { $0.isDueSet = due != nil }
  }

  @inline(__always)
  private var hasRare: Bool { !runs.cold.isEmpty && !runs.cold[0].rare.isEmpty }

  /// Facts that do not fit in the state. They are read from `cold` alone: where a state is changed, it would
  /// be copied for a call that is given all of it.
  var misfits: RareState.Misfits {
    get { runs.cold.misfits }
    _modify { yield &withCold.withRare.misfits }
  }

  /// What few cases have, which comes to be with the first of its facts.
  private var withCold: ColdState {
    get { runs.withCold }
    _modify { yield &runs.withCold }
  }
}
