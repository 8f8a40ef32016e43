import Basics
import CaseModel

/// One case as it unfolds: what has been told of it, and enough of its state (SPEC §4) to tell on
/// within the table. Each move records one event at `now` and has that event's effect.
struct CaseFile: Sendable {
  enum Status: Sendable {
    case registered, accepted, dispatched, handling, suspended, resolved, closed, ended
  }

  let world: World
  let number: String
  let matter: Matter
  let classIndex: Int
  let urgency: String
  /// Where it is.
  let place: Int
  var chance: Chance

  private(set) var now: Timestamp
  private(set) var steps: [Step] = []
  private var lastRecorded: Timestamp

  var status = Status.registered
  /// What a suspended case resumes to.
  var resumesTo = Status.accepted
  var suspendedAt: Timestamp?
  var tier = 0
  var holder = 0
  var dispatcher: Int?
  var resolver: Int?
  var resolvedAt: Timestamp?
  var round = 1
  var legs = 0
  var legStart: Timestamp
  var dispatches = 0
  var returns = 0
  var extensions = 0
  var isExtensionPending = false
  /// The highest step of meetings and the number of slips in this round.
  var heldStep = 0
  var slips = 0
  var callCount = 0
  var calls: [Call] = []
  /// Who blew the open whistle.
  var caller: Int?
  var watches: [Watch] = []
  var cards: [Card] = []
  /// How many notices and cards there were, lifted ones too.
  var supervisions = 0
  var agenda: [Errand] = []
  /// Tiers at which returns and rework have led to an escalation.
  var returnEscalations: Set<Int> = []
  var reworkEscalations: Set<Int> = []

  init(world: World, number: String, occasion: Occasion, chance: Chance) {
    self.world = world
    self.number = number
    matter = occasion.matter
    classIndex = occasion.classIndex
    urgency = occasion.urgency
    place = occasion.place
    self.chance = chance
    now = occasion.time
    legStart = occasion.time
    lastRecorded = occasion.time
  }

  // MARK: Recording

  /// Records an event at `now`.
  ///
  /// - Parameters:
  ///   - unit: the unit that records.
  ///   - lateMinutes: for a late record, how long the book waited for it; later events may have
  ///     been recorded meanwhile.
  mutating func record(
    _ name: EventType, by unit: Int, _ data: JSONObject, lateMinutes: Int? = nil
  ) {
    append(
      name, source: world.organisation[unit].source,
      actor: world.actor(of: unit, chance: &chance), data,
      delaySeconds: chance.within(1...20), lateMinutes: lateMinutes)
  }

  /// Records an event under a number that has lost its last digit: there is no such case.
  mutating func recordMisnumbered(_ name: EventType, by unit: Int, _ data: JSONObject) {
    append(
      name, subject: String(number.dropLast()), source: world.organisation[unit].source,
      actor: world.actor(of: unit, chance: &chance), data,
      delaySeconds: chance.within(1...20), lateMinutes: nil)
  }

  /// Records what the system does by itself.
  mutating func recordBySweep(_ name: EventType, _ data: JSONObject) {
    append(name, source: World.sweepSource, actor: nil, data, delaySeconds: 0, lateMinutes: nil)
  }

  private mutating func append(
    _ name: EventType, subject: String? = nil, source: String, actor: String?, _ data: JSONObject,
    delaySeconds: Int, lateMinutes: Int?
  ) {
    let fraction = Int64(chance.within(20...980)) * 1000
    var recorded = now.later(seconds: delaySeconds).advanced(byMicroseconds: fraction)
    if let lateMinutes {
      recorded = recorded.later(minutes: lateMinutes)
    } else {
      recorded = max(recorded, lastRecorded.advanced(byMicroseconds: 1000))
      lastRecorded = recorded
    }
    guard recorded <= world.period.end else { return }
    steps.append(
      Step(
        name: name, subject: subject ?? number, source: source, actor: actor, happened: now,
        recorded: recorded, data: data))
  }

  /// All events in the order of recording.
  ///
  /// - Complexity: O(n) save for late records, each of which is moved to its place.
  var recordedSteps: [Step] {
    var result: [Step] = []
    result.reserveCapacity(steps.count)
    for step in steps {
      var index = result.count
      while index > 0, result[index - 1].recorded > step.recorded { index -= 1 }
      result.insert(step, at: index)
    }
    return result
  }

  func path(_ unit: Int) -> JSONValue { .string(world.organisation[unit].path) }

  // MARK: Time

  /// Whether the simulated period is over.
  var isOver: Bool { now > world.period.end }

  /// Lets time go by until an instant, with all that falls due meanwhile.
  ///
  /// - Returns: false where an escalation put the case into other hands; `now` is then its instant.
  mutating func pass(until target: Timestamp) -> Bool {
    let leg = legs
    while !isOver {
      let errand = agenda.indices.min { agenda[$0].time < agenda[$1].time }
      let errandTime = errand.map { agenda[$0].time } ?? .latest
      let sweepTime = nextSweep() ?? .latest
      guard min(errandTime, sweepTime) <= target else { break }
      if let errand, errandTime <= sweepTime {
        now = max(now, errandTime)
        perform(agenda.remove(at: errand).deed)
      } else {
        now = sweepTime
        sweep()
        if legs != leg { return false }
      }
    }
    now = max(now, target)
    return true
  }

  /// Puts something on the agenda.
  mutating func plan(_ deed: Errand.Deed, at time: Timestamp) {
    agenda.append(Errand(time: time, deed: deed))
  }
}
