package import Basics
import CaseModel
package import EventBook

/// Tells the events of a preset one by one, in the order in which the book takes them in.
///
/// The same preset, number of cases, seed and zone tell the same events on every machine.
///
/// - Complexity: O(log n) an event and memory for n, the cases that are open at a time.
package struct Simulator: Sequence, IteratorProtocol, Sendable {
  private let world: World
  private let seed: UInt64
  private var arrivals: Arrivals
  private var queue = EventQueue()
  private var duplicates = Duplicates()
  /// How many cases have got a number.
  private var numbered = 0
  /// How many events have been emitted.
  private var emitted = 0

  /// - Parameters:
  ///   - cases: how many are registered, those taken over from the year before too; some of them in
  ///     the last days, and left open.
  ///   - zone: that of `preset.zoneName`, in which local times are computed and written.
  package init(preset: Preset, cases: Int, seed: UInt64, zone: TimeZone) {
    precondition(cases >= 0)
    let arriving = cases - YearBefore.count(of: cases, preset)
    world = World(preset: preset, cases: arriving, seed: seed, zone: zone)
    self.seed = seed
    arrivals = Arrivals(world: world, cases: arriving, seed: seed)
    for thread in world.referenceThreads { queue.add(thread) }
    if let thread = YearBefore.thread(world, cases: cases, seed: seed) { queue.add(thread) }
    let services =
      ServiceScript(world: world, seed: seed).threads
      + AppealScript(world: world, seed: seed).threads
      + MemberScript(world: world, seed: seed).threads
    for thread in services { queue.add(thread) }
  }

  /// The next event, `recorded` set and never before the one emitted last; nil after the last.
  package mutating func next() -> Envelope? {
    while let arrival = arrivals.nextTime(), arrival <= queue.nextTime ?? .latest {
      guard let occasion = arrivals.next() else { break }
      openCase(occasion)
    }
    guard let step = queue.popFirst() else { return nil }
    defer { emitted += 1 }
    return envelope(step)
  }

  // MARK: Cases

  private mutating func openCase(_ occasion: Occasion) {
    let number = caseNumber(numbered)
    var chance = Chance(seed: seed, .story, number: numbered)
    numbered += 1
    let twin = duplicates.pick(at: occasion.time, chance: &chance)
    var steps: [Step] = []
    if let twin {
      var again = twin.occasion
      again.time = occasion.time
      var story = Story(world: world, number: number, occasion: again, chance: chance)
      story.tell(merging: twin.number)
      steps = story.file.steps
    }
    // A merger must find its target open; where it comes too late, the case takes its own course.
    if twin == nil || steps.last?.recorded ?? .latest >= twin?.closed ?? .latest {
      var story = Story(world: world, number: number, occasion: occasion, chance: chance)
      story.tell()
      steps = story.file.steps
      duplicates.add(number, occasion, steps)
    }
    queue.add(steps)
  }

  /// `LS-2026-000123`; after 999,999 the next year begins.
  private func caseNumber(_ index: Int) -> String {
    let perYear = 999_999
    let year = world.preset.firstDay.year + index / perYear
    return world.preset.caseStem + "-" + String(year) + "-"
      + Decimal.padded(index % perYear + 1, 6)
  }

  // MARK: Events

  private func envelope(_ step: Step) -> Envelope {
    var envelope = step.event
    envelope.id = identifier(of: step)
    envelope.recorded = step.recorded.rfc3339()
    return envelope
  }

  /// A ULID of the time of recording. Its lower half is a permutation of the event's number: no two
  /// of a simulation can be the same.
  private func identifier(of step: Step) -> String {
    let number = UInt64(truncatingIfNeeded: emitted)
    return ULID.text(
      milliseconds: UInt64(clamping: step.recorded.microseconds / 1000),
      high: Chance.mixed(seed &+ number), low: Chance.mixed(Chance.mixed(seed) &+ number))
  }
}

/// The cases of late that another can repeat.
struct Duplicates: Sendable {
  struct Twin {
    let number: String
    let occasion: Occasion
    /// When it stops being open.
    let closed: Timestamp
  }

  private var recent: [Twin] = []
  private var position = 0

  private static let capacity = 48

  /// Now and then one that was registered at least an hour ago and stays open for a while.
  func pick(at time: Timestamp, chance: inout Chance) -> Twin? {
    guard chance.happens(Probabilities.duplicate) else { return nil }
    let open = recent.filter {
      $0.occasion.time.later(minutes: 60) < time && $0.closed > time.later(days: 1)
    }
    return open.isEmpty ? nil : chance.pick(open)
  }

  mutating func add(_ number: String, _ occasion: Occasion, _ steps: [Step]) {
    let ends = [EventType.caseClosed, .caseRejected, .caseWithdrawn, .caseMerged].map(\.name)
    let end = steps.first { ends.contains($0.event.type) }
    let twin = Twin(number: number, occasion: occasion, closed: end?.recorded ?? .latest)
    if recent.count < Duplicates.capacity { return recent.append(twin) }
    recent[position] = twin
    position = (position + 1) % Duplicates.capacity
  }
}
