import Basics
import CaseModel

/// Judges each case of a book under supposed rules: as the reading left it, where these rules would
/// have put every case into the same place; else folded again, when its last event is folded.
struct Projector {
  private let kept: KeptEvents
  /// As the reading left them.
  private let states: [CaseState]
  /// The scene before the first event.
  private let start: Scene
  private let now: Timestamp
  private let assessment: Assessment?
  private var tallies: [Symbol: Tally] = [:]
  private var result: RulesProjection
  /// Cases with events in a later slice.
  private var open: [Int32: CaseFold] = [:]

  init(
    _ kept: KeptEvents, _ states: [CaseState], from start: Scene, now: Timestamp, period: Period?
  ) {
    self.kept = kept
    self.states = states
    self.start = start
    self.now = now
    // Timers are reckoned under all calendars and units, those that came last too.
    var end = start
    for slice in kept.slices { Projector.set(&end, slice) }
    assessment = period.map { Assessment($0, in: end, now: now) }
    result = RulesProjection(now: now, scene: end, subjects: kept.lastSlice.count)
  }

  private static func set(_ scene: inout Scene, _ slice: KeptEvents.Slice) {
    for change in slice.scene {
      scene.evolve(change.fact, time: change.event.time, sequence: change.event.sequence)
    }
  }

  /// - Parameter foldsAll: even where the states of the reading would do.
  mutating func run(foldsAll: Bool) {
    if !foldsAll, kept.own.isSettled(as: result.ruleset) { return judgeAll() }
    result.isFolded = true
    var scene = start
    for (index, slice) in kept.slices.enumerated() {
      Projector.set(&scene, slice)
      fold(slice.events, Int32(index), in: scene)
    }
  }

  private mutating func judgeAll() {
    for index in states.indices {
      let subject = Subject(index: Int32(index))
      judge(
        subject, states.span[index], starts: kept.own.starts(of: subject),
        posts: kept.own.posts(of: subject))
    }
  }

  consuming func finish() -> RulesProjection {
    if let assessment {
      result.scoreboard = Scoreboard(
        tallies, under: assessment.ruleset?.assessment ?? Ruleset.AssessmentRule(),
        result.scene.symbols)
    }
    return result
  }

  private mutating func fold(_ events: [Event], _ slice: Int32, in scene: Scene) {
    // By the span: an element of the array would be copied, with a count of references.
    let events = events.span
    var next = 0
    var fold = CaseFold()
    while next < events.count {
      let subject = events[next].subject
      if !open.isEmpty, let earlier = open.removeValue(forKey: subject.index) {
        fold = earlier
      } else {
        fold.begin()
      }
      while next < events.count, events[next].subject == subject {
        fold.fold(events[next], in: scene)
        next += 1
      }
      if kept.lastSlice[Int(subject.index)] == slice {
        judge(subject, fold.state, starts: fold.starts, posts: fold.posts)
      } else {
        open[subject.index] = fold
      }
    }
  }

  // MARK: Judging

  private mutating func judge(
    _ subject: Subject, _ state: CaseState, starts: some RandomAccessCollection<Int>,
    posts: some Collection<RulesProjection.Settled>
  ) {
    // Registration starts a run, so the first run's event is the registration.
    guard state.isRegistered, let registered = starts.first else { return }
    result.places[Int(subject.index)] = Int32(result.verdicts.count)
    result.verdicts.append(
      RulesProjection.Verdict(subject, state, registered: registered, in: result))
    result.posts.append(contentsOf: posts)
    let first = result.rows.count
    for (run, started) in zip(state.runs, starts) {
      guard let row = result.scene.reckoner.row(of: run, in: state, now: now) else { continue }
      insert(
        RulesProjection.Row(
          row, started: started, standing: run.notices.intersection([.urged, .yellow, .red]),
          asked: asked(row, state)),
        after: first)
    }
    assessment?.forEachContribution(of: state, in: result.scene) { piece in
      tallies[piece.unit, default: Tally()][piece.figure] += piece.amount
    }
  }

  /// Rows are few and nearly in order.
  private mutating func insert(_ row: RulesProjection.Row, after first: Int) {
    var place = result.rows.count
    result.rows.append(row)
    while place > first, row.precedes(result.rows[place - 1]) {
      result.rows[place] = result.rows[place - 1]
      place -= 1
    }
    result.rows[place] = row
  }

  /// The notices that sweeps at every instant until now would have issued for a run (SPEC §7), by
  /// its instants alone: that a card of one timer stands in the way of another's is left out.
  private func asked(_ row: TimerRow, _ state: CaseState) -> TimerRun.Notices {
    let notices = row.asked(by: now)
    if notices.isEmpty || !row.unit.isNone { return notices }
    // A row without a unit is neither urged nor carded; that of `accept` has the one that would hold.
    let isHeld =
      row.timer == .accept && !result.scene.startingPost(of: state, at: now).holder.isNone
    return isHeld ? notices : []
  }
}

/// A case while its events are folded, with what its state does not say: which event started each
/// run, and what became of it where the rules had a say.
private struct CaseFold {
  private(set) var state = CaseState()
  /// By the index of the run.
  private(set) var starts: [Int] = []
  private(set) var posts: [RulesProjection.Settled] = []

  mutating func begin() {
    state = CaseState()
    starts.removeAll(keepingCapacity: true)
    posts.removeAll(keepingCapacity: true)
  }

  mutating func fold(_ event: Event, in scene: Scene) {
    state.evolve(event, in: scene)
    while starts.count < state.runs.count { starts.append(event.sequence) }
    if event.fact.readsScene {
      posts.append(RulesProjection.Settled(sequence: event.sequence, state))
    }
  }
}
