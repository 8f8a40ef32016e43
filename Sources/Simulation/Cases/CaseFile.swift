import Basics
import CaseJournal
import CaseModel
import EventBook

/// One case as it unfolds: its state, made by the program's own reducers of what was recorded, and what
/// people have in mind. Each move proposes one event at `now`, and the program's own guards judge it.
struct CaseFile: Sendable {
  let world: World
  let number: String
  let matter: Matter
  let rule: Ruleset.Matter
  /// Who is in charge of the matter, then who is called beside.
  let departments: [Symbol]
  let urgency: String
  /// Where it is.
  let place: Symbol
  /// What its story may break.
  let flaw: Flaw?
  var chance: Chance

  private(set) var now: Timestamp
  private(set) var state = CaseState()
  /// In the order of recording.
  private(set) var steps: [Step] = []
  private var lastRecorded: Timestamp
  private var symbols: SymbolTable
  /// Who blew the open whistle.
  var caller = Symbol.none
  var agenda: [Errand] = []

  init(world: World, number: String, occasion: Occasion, flaw: Flaw?, chance: Chance) {
    self.world = world
    self.number = number
    matter = occasion.matter
    (rule, departments) = world.matters[occasion.matterIndex]
    urgency = occasion.urgency
    place = occasion.place
    self.flaw = flaw
    self.chance = chance
    now = occasion.time
    lastRecorded = occasion.time
    symbols = world.symbols
  }

  // MARK: Recording

  /// Records an event at `now`.
  ///
  /// - Parameters:
  ///   - unit: the unit that records.
  ///   - lateMinutes: for a late record, how long the book waits for it.
  ///   - happened: when, where it is recorded only now.
  ///   - breaking: what it breaks, if not what the story breaks anyway.
  mutating func record(
    _ type: EventType, by unit: Symbol, _ data: JSONObject, lateMinutes: Int? = nil,
    happened: Timestamp? = nil, breaking: Flaw? = nil
  ) {
    let actor = world.actor(of: unit, for: type, besides: keptApart(type), chance: &chance)
    let delay = chance.within(1...20)
    var step = step(
      type, source: world.source(unit), actor: actor, data, happened: happened, delaySeconds: delay)
    if let lateMinutes {
      step.recorded = step.recorded.later(minutes: lateMinutes)
      plan(.enter(step), at: step.recorded)
    } else {
      enter(step, breaking: breaking ?? flaw)
    }
  }

  /// Records an event under a number that has lost its last digit: there is no such case.
  mutating func recordMisnumbered(_ type: EventType, by unit: Symbol) {
    var step = step(
      type, source: world.source(unit),
      actor: world.actor(of: unit, for: type, chance: &chance), [:],
      delaySeconds: chance.within(1...20))
    step.event.subject = String(number.dropLast())
    append(&step)
  }

  /// Records what the system does by itself, unless the table forbids it.
  mutating func recordBySweep(_ type: EventType, _ data: JSONObject) -> Bool {
    let draws = chance
    let step = step(type, source: Sweep.source, actor: nil, data, delaySeconds: 0)
    let isIssued = enter(step, breaking: nil, isOptional: true)
    if !isIssued { chance = draws }
    return isIssued
  }

  /// Who may not record a type, because of what they recorded in this round.
  private func keptApart(_ type: EventType) -> [String] {
    let others = reference.authority(at: now)?.authority.separated(from: type.rawValue) ?? []
    return state.involvements.filter { others.contains($0.type) }
      .map { symbols.text($0.person) }
  }

  private mutating func step(
    _ type: EventType, source: String, actor: String?, _ data: JSONObject,
    happened: Timestamp? = nil, delaySeconds: Int
  ) -> Step {
    let fraction = Int64(chance.within(20...980)) * 1000
    let recorded = now.later(seconds: delaySeconds).advanced(byMicroseconds: fraction)
    return Step(
      type, number, source: source, actor: actor, happened: happened ?? now, recorded: recorded,
      data,
      zone: world.zone)
  }

  /// Lets an event have its effect, and puts it behind those recorded before.
  ///
  /// - Parameter isOptional: whether what the table forbids is let go.
  /// - Returns: whether it was recorded.
  @discardableResult
  mutating func enter(_ step: Step, breaking flaw: Flaw?, isOptional: Bool = false) -> Bool {
    let event = world.codec.read(step, &symbols)
    let reference = world.history.at(now)
    if let violation = reference.violation(of: event, on: state), !violation.isTaken,
      flaw?.kinds.contains(violation.code.kind) != true
    {
      // A story at fault: a test build stops, and for the others the refusal stands.
      assert(isOptional, "\(number): \(step.event.type) breaks the table: \(violation.code)")
      return false
    }
    state.evolve(event, in: reference)
    var step = step
    append(&step)
    return true
  }

  private mutating func append(_ step: inout Step) {
    step.recorded = max(step.recorded, lastRecorded.advanced(byMicroseconds: 1000))
    lastRecorded = step.recorded
    if step.recorded <= world.period.end { steps.append(step) }
  }

  // MARK: Asking

  /// What holds for who acts now.
  var reference: ReferenceData { world.history.at(now) }

  /// Whether the table would have an event now.
  ///
  /// - Parameter unit: who acts; nil for the holder.
  func allows(_ type: EventType, _ fact: Fact, by unit: Symbol? = nil) -> Bool {
    let event = Event(
      sequence: 0, time: now, recorded: now, subject: Subject(index: 0), by: unit ?? state.holder,
      type: type,
      fact: fact)
    return reference.violation(of: event, on: state) == nil
  }

  /// When a timer is due that runs.
  func limit(of timer: Timer) -> Timestamp? {
    state.runs.last { $0.timer == timer && $0.isRunning }.flatMap {
      reference.calculator.row(of: $0, in: state, now: now)?.due
    }
  }

  var ladder: [Symbol] { reference.ladder(at: now) }

  /// The place of its tier on the ladder, from 0.
  var rung: Int { ladder.firstIndex(of: state.tier) ?? 0 }

  /// Who would hold it, were it accepted now.
  var startingPosition: CasePosition {
    reference.startingPosition(of: state.matter, in: place, at: now)
  }

  /// The unit of a tier above the case's place.
  func unit(at rung: Int) -> Symbol {
    let position = reference.position(raising: place, to: ladder[rung], at: now)
    return position.flatMap { $0.holder.isNone ? nil : $0.holder } ?? place
  }

  func hasTier(_ unit: Symbol) -> Bool {
    reference.organisation.summary(of: unit).map { !$0.tier.isNone } ?? false
  }

  /// Who acts: the holder, or the tier's unit for one that got back what it never should have had.
  var hand: Symbol {
    state.status == .accepted && !hasTier(state.holder) ? unit(at: rung) : state.holder
  }

  func path(_ unit: Symbol) -> JSONValue { world.path(unit) }

  // MARK: Time

  /// Whether the simulated period is over.
  var isOver: Bool { now > world.period.end }

  /// Lets time go by until an instant, with all that falls due meanwhile.
  ///
  /// - Returns: false where an escalation put the case into other hands; `now` is then its instant.
  mutating func pass(until target: Timestamp) -> Bool {
    let leg = state.legs
    while !isOver {
      let errand = agenda.indices.min { agenda[$0].time < agenda[$1].time }
      let errandTime = errand.map { agenda[$0].time } ?? .latest
      // Nothing is served on a case that is over.
      let sweepTime = state.status.isOpen ? world.sweep(after: now) ?? .latest : .latest
      guard min(errandTime, sweepTime) <= target else { break }
      if let errand, errandTime <= sweepTime {
        now = max(now, errandTime)
        perform(agenda.remove(at: errand).deed)
      } else {
        now = sweepTime
        for notice in Sweep(reference, now: now).notices(of: state) { issue(notice) }
        if state.legs != leg { return false }
      }
    }
    now = max(now, target)
    return true
  }

  /// Puts something on the agenda.
  mutating func plan(_ deed: Errand.Deed, at time: Timestamp) {
    agenda.append(Errand(time: time, deed: deed))
  }

  /// An instant so many minutes after `start`: of working time, or of the clock for an emergency.
  func instant(minutes: Int, after start: Timestamp) -> Timestamp {
    matter.isEmergency
      ? start.later(minutes: minutes)
      : world.clock.later(workingSeconds: minutes * 60, than: start)
  }

  /// The instant at which a share of the way from `start` to `end` lies behind.
  ///
  /// - Parameter permille: beyond 1000 for an instant after the end.
  func instant(permille: Int, from start: Timestamp, to end: Timestamp) -> Timestamp {
    if matter.isEmergency {
      return start.later(seconds: end.seconds(since: start) * permille / 1000)
    }
    let length = world.clock.workingSeconds(from: start, to: end)
    return max(
      start.later(minutes: 2),
      world.clock.later(workingSeconds: length * permille / 1000, than: start))
  }
}
