import Basics
import CaseJournal
import CaseModel
import EventBook

/// Calendars, rules and units as they change: what holds at each instant.
struct ReferenceHistory: Sendable {
  private var stages: [(start: Timestamp, reference: ReferenceData)] = []

  /// - Parameters:
  ///   - opening: before which nothing happens.
  ///   - later: what changes of it, in the order of recording.
  init(opening: [Step], later: [Step], _ codec: EventCodec) {
    var reference = ReferenceData()
    _ = reference.symbols.intern(Flaw.unregistered)
    func take(_ step: Step) {
      let event = codec.read(step, &reference.symbols)
      guard case .reference(let fact) = event.fact, reference.violation(of: fact, event) == nil
      else { preconditionFailure("\(step.event.type) sets the reference") }
      reference.evolve(fact, time: event.time, sequence: stages.count + 1)
    }
    opening.forEach(take)
    stages.append((.earliest, reference))
    for step in later {
      take(step)
      stages.append((step.recorded, reference))
    }
  }

  /// What holds for who records at an instant.
  func at(_ instant: Timestamp) -> ReferenceData {
    (stages.last { $0.start <= instant } ?? stages[0]).reference
  }
}
