public import Basics

/// What most cases never have, kept apart so that a case without it is small: a state is read and
/// written for every event, from all over memory.
struct ColdState: Sendable {
  var notices: Int32 = 0
  var yellows: Int32 = 0
  var reds: Int32 = 0
  var mergedInto = Symbol.none
  var pendingAmount: Span?
  var pauses: [Pause] = []
  var grants: [Grant] = []
  var whistles: [Whistle] = []
  var calls: [Call] = []
  var supervisions: [Supervision] = []
  var handbacks: [Handback] = []
  var completions: [Completion] = []
  var formerClasses: [FormerClass] = []
  var involvements: [Involvement] = []
  var rejected: Timestamp?
  /// Due times set by hand, by the run that has one.
  var dues: [(timer: Timer, number: Int32, due: Timestamp)] = []
}

extension CaseState {
  public var pauses: [Pause] {
    get { cold.isEmpty ? [] : cold[0].pauses }
    _modify { yield &withCold.pauses }
  }

  public var grants: [Grant] {
    get { cold.isEmpty ? [] : cold[0].grants }
    _modify { yield &withCold.grants }
  }

  public var whistles: [Whistle] {
    get { cold.isEmpty ? [] : cold[0].whistles }
    _modify { yield &withCold.whistles }
  }

  public var calls: [Call] {
    get { cold.isEmpty ? [] : cold[0].calls }
    _modify { yield &withCold.calls }
  }

  public var supervisions: [Supervision] {
    get { cold.isEmpty ? [] : cold[0].supervisions }
    _modify { yield &withCold.supervisions }
  }

  /// Whether a notice or card was answered and still stands.
  public var hasAnsweredCard: Bool {
    !cold.isEmpty && cold[0].supervisions.contains { $0.isAnswered && !$0.isLifted }
  }

  public var handbacks: [Handback] {
    get { cold.isEmpty ? [] : cold[0].handbacks }
    _modify { yield &withCold.handbacks }
  }

  public var completions: [Completion] {
    get { cold.isEmpty ? [] : cold[0].completions }
    _modify { yield &withCold.completions }
  }

  /// In book order.
  public var formerClasses: [FormerClass] {
    get { cold.isEmpty ? [] : cold[0].formerClasses }
    _modify { yield &withCold.formerClasses }
  }

  /// In book order. See `resolverInvolvement`.
  public var involvements: [Involvement] {
    get {
      let others = cold.isEmpty ? [] : cold[0].involvements
      return resolverInvolvement.map { [Involvement(type: $0, person: resolvingPerson)] + others }
        ?? others
    }
    set {
      resolverInvolvement = newValue.first.flatMap {
        !$0.person.isNone && $0.person == resolvingPerson ? $0.type : nil
      }
      let others = Array(newValue.dropFirst(resolverInvolvement == nil ? 0 : 1))
      if !cold.isEmpty || !others.isEmpty { withCold.involvements = others }
    }
  }

  var hasInvolvements: Bool {
    resolverInvolvement != nil || !cold.isEmpty && !cold[0].involvements.isEmpty
  }

  /// Notes who is involved, once.
  mutating func add(_ involvement: Involvement) {
    if involvement.person == resolvingPerson {
      if !hasInvolvements { resolverInvolvement = involvement.type }
      if resolverInvolvement == involvement.type { return }
    }
    if cold.isEmpty || !cold[0].involvements.contains(involvement) {
      withCold.involvements.append(involvement)
    }
  }

  public var rejected: Timestamp? {
    get { cold.isEmpty ? nil : cold[0].rejected }
    set { if newValue != rejected { withCold.rejected = newValue } }
  }

  /// How many supervisions of each level were ever issued.
  public var notices: Int32 {
    get { cold.isEmpty ? 0 : cold[0].notices }
    set { if newValue != notices { withCold.notices = newValue } }
  }

  public var yellows: Int32 {
    get { cold.isEmpty ? 0 : cold[0].yellows }
    set { if newValue != yellows { withCold.yellows = newValue } }
  }

  public var reds: Int32 {
    get { cold.isEmpty ? 0 : cold[0].reds }
    set { if newValue != reds { withCold.reds = newValue } }
  }

  /// The number of the case that it was merged into.
  public var mergedInto: Symbol {
    get { cold.isEmpty ? .none : cold[0].mergedInto }
    set { if newValue != mergedInto { withCold.mergedInto = newValue } }
  }

  /// How long an extension was requested for that is pending.
  public var pendingAmount: Span? {
    get { cold.isEmpty ? nil : cold[0].pendingAmount }
    set { if newValue != pendingAmount { withCold.pendingAmount = newValue } }
  }

  /// The due time of a run that somebody set by hand.
  public func due(of run: TimerRun) -> Timestamp? {
    guard run.isDueSet, !cold.isEmpty else { return nil }
    return cold[0].dues.first { $0.timer == run.timer && $0.number == run.number }?.due
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
    if due != nil || !cold.isEmpty {
      withCold.dues.removeAll { $0.timer == timer && $0.number == number }
    }
    if let due { withCold.dues.append((timer, number, due)) }
    runs.change(timer, number: Int(number)) { $0.isDueSet = due != nil }
  }

  /// The cold state, which comes to be with the first of its facts.
  private var withCold: ColdState {
    get { cold.first ?? ColdState() }
    _modify {
      if cold.isEmpty { cold.append(ColdState()) }
      yield &cold[0]
    }
  }
}
