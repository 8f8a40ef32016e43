import Basics
import CaseModel

/// One event to come: all of it but its identifier.
struct Step: Sendable {
  let name: EventType
  let subject: String
  /// With the leading slash.
  let source: String
  /// Who says so; nil for the system itself.
  let actor: String?
  let happened: Timestamp
  var recorded: Timestamp
  let data: JSONObject
}

extension Step {
  /// What a unit records within half a minute.
  init(
    _ name: EventType, _ subject: String, by unit: Int, at time: Timestamp, _ data: JSONObject,
    in world: World, chance: inout Chance
  ) {
    self.init(
      name: name, subject: subject, source: world.organisation[unit].source,
      actor: world.actor(of: unit, chance: &chance), happened: time,
      recorded: time.later(seconds: chance.within(1...30)), data: data)
  }
}
