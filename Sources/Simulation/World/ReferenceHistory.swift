import Basics
import CaseJournal
import CaseModel
import EventBook

/// Calendars, rules and units as they change: what holds at each instant.
struct ReferenceHistory: Sendable {
  private var stages: [(start: Timestamp, scene: Scene)] = []

  /// - Parameters:
  ///   - opening: before which nothing happens.
  ///   - later: what changes of it, in the order of recording.
  init(opening: [Step], later: [Step], _ codec: EventCodec) {
    var scene = Scene()
    _ = scene.symbols.intern(Flaw.unregistered)
    func take(_ step: Step) {
      let event = codec.read(step, &scene.symbols)
      guard case .scene(let fact) = event.fact, scene.violation(of: fact, event) == nil
      else { preconditionFailure("\(step.event.type) sets the scene") }
      scene.evolve(fact, time: event.time, sequence: stages.count + 1)
    }
    opening.forEach(take)
    stages.append((.earliest, scene))
    for step in later {
      take(step)
      stages.append((step.recorded, scene))
    }
  }

  /// What holds for who records at an instant.
  func at(_ instant: Timestamp) -> Scene {
    (stages.last { $0.start <= instant } ?? stages[0]).scene
  }
}
