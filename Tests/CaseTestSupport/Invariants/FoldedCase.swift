package import CaseModel

/// A case as its invariants see it.
package struct FoldedCase: Sendable {
  package let state: CaseState
  /// How many of its events were folded.
  let events: Int
  /// Whether no event of it happened before one that stands earlier in the book.
  let isInOrder: Bool
  /// The sizes of the tables that its numbers are of.
  let symbols: Int
  let holderClasses: Int

  /// Its runs by timer, in book order; a case is asked for them by nearly every invariant.
  private let runs: [[TimerRun]]

  package init(_ state: CaseState, events: Int, isInOrder: Bool, in reference: ReferenceData) {
    self.state = state
    self.events = events
    self.isInOrder = isInOrder
    symbols = reference.symbols.count
    holderClasses = reference.organisation.holderClasses.count
    var runs = [[TimerRun]](repeating: [], count: Timer.allCases.count)
    for run in state.runs { runs[run.timer.order].append(run) }
    self.runs = runs
  }

  func runs(of timer: Timer) -> [TimerRun] { runs[timer.order] }
  func numbers(of timer: Timer) -> [Int32] { runs[timer.order].map(\.number) }
  func running(_ timer: Timer) -> [TimerRun] { runs[timer.order].filter(\.isRunning) }

  /// The timers of which a run is running.
  var runningTimers: Set<Timer> { Set(state.runs.lazy.filter(\.isRunning).map(\.timer)) }

  /// Open and not resolved: it is being worked on, or will be.
  var isUnresolved: Bool { state.status.isOpen && state.status != .resolved }

  /// Every number that must be one of the symbol table's.
  var names: [Symbol] {
    var names = [
      state.tier, state.holder, state.dispatcher, state.matter, state.urgency, state.place,
      state.channel, state.resolver, state.resolvingPerson, state.mergedInto,
    ]
    for run in state.runs { names += [run.unit, run.tier] }
    for whistle in state.whistles { names += [whistle.kind, whistle.lead] }
    names += state.calls.map(\.unit) + state.supervisions.map(\.unit) + state.handbacks.map(\.to)
    for former in state.formerClasses { names += [former.matter, former.urgency, former.place] }
    return names + state.completions.map(\.tier)
  }
}
