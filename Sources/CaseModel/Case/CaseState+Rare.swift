public import Basics

/// What most cases never have, kept apart so that a case without it is small: a state is read and
/// written for every event, from all over memory.
struct RareFacts: Sendable {
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
  var rejected: Timestamp?
  /// Due times set by hand, by the run that has one.
  var dues: [(timer: Timer, number: Int32, due: Timestamp)] = []
}

extension CaseState {
  public var pauses: [Pause] {
    get { rare.isEmpty ? [] : rare[0].pauses }
    _modify { yield &withRare.pauses }
  }

  public var grants: [Grant] {
    get { rare.isEmpty ? [] : rare[0].grants }
    _modify { yield &withRare.grants }
  }

  public var whistles: [Whistle] {
    get { rare.isEmpty ? [] : rare[0].whistles }
    _modify { yield &withRare.whistles }
  }

  public var calls: [Call] {
    get { rare.isEmpty ? [] : rare[0].calls }
    _modify { yield &withRare.calls }
  }

  public var supervisions: [Supervision] {
    get { rare.isEmpty ? [] : rare[0].supervisions }
    _modify { yield &withRare.supervisions }
  }

  public var handbacks: [Handback] {
    get { rare.isEmpty ? [] : rare[0].handbacks }
    _modify { yield &withRare.handbacks }
  }

  public var completions: [Completion] {
    get { rare.isEmpty ? [] : rare[0].completions }
    _modify { yield &withRare.completions }
  }

  /// In book order.
  public var formerClasses: [FormerClass] {
    get { rare.isEmpty ? [] : rare[0].formerClasses }
    _modify { yield &withRare.formerClasses }
  }

  public var rejected: Timestamp? {
    get { rare.isEmpty ? nil : rare[0].rejected }
    set { if newValue != rejected { withRare.rejected = newValue } }
  }

  /// How many supervisions of each level were ever issued.
  public var notices: Int32 {
    get { rare.isEmpty ? 0 : rare[0].notices }
    set { if newValue != notices { withRare.notices = newValue } }
  }

  public var yellows: Int32 {
    get { rare.isEmpty ? 0 : rare[0].yellows }
    set { if newValue != yellows { withRare.yellows = newValue } }
  }

  public var reds: Int32 {
    get { rare.isEmpty ? 0 : rare[0].reds }
    set { if newValue != reds { withRare.reds = newValue } }
  }

  /// The number of the case that it was merged into.
  public var mergedInto: Symbol {
    get { rare.isEmpty ? .none : rare[0].mergedInto }
    set { if newValue != mergedInto { withRare.mergedInto = newValue } }
  }

  /// How long an extension was requested for that is pending.
  public var pendingAmount: Span? {
    get { rare.isEmpty ? nil : rare[0].pendingAmount }
    set { if newValue != pendingAmount { withRare.pendingAmount = newValue } }
  }

  /// The due time of a run that somebody set by hand.
  public func due(of run: TimerRun) -> Timestamp? {
    guard run.isDueSet, !rare.isEmpty else { return nil }
    return rare[0].dues.first { $0.timer == run.timer && $0.number == run.number }?.due
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

  /// Takes in a run, and a due time that was set for it by hand.
  public mutating func add(_ run: TimerRun, due: Timestamp? = nil) {
    var run = run
    run.isDueSet = due != nil
    if let due { withRare.dues.append((run.timer, run.number, due)) }
    runs.append(run)
  }

  /// Sets the due time of a run that is there by hand anew, or with none takes it away.
  mutating func setDue(of timer: Timer, number: Int32, to due: Timestamp?) {
    guard runs.contains(where: { $0.timer == timer && $0.number == number }) else { return }
    if due != nil || !rare.isEmpty {
      withRare.dues.removeAll { $0.timer == timer && $0.number == number }
    }
    if let due { withRare.dues.append((timer, number, due)) }
    runs.change(timer, number: Int(number)) { $0.isDueSet = due != nil }
  }

  /// The rare facts, which come to be with the first of them.
  private var withRare: RareFacts {
    get { rare.first ?? RareFacts() }
    _modify {
      if rare.isEmpty { rare.append(RareFacts()) }
      yield &rare[0]
    }
  }
}
