import Basics
import CaseModel

/// What brings a case into the book: drawn day by day, before the case has a number.
struct Occasion: Sendable {
  var time: Timestamp
  /// Its place in `Matter.all`.
  let matterIndex: Int
  let urgency: String
  /// A building, a grid or a community.
  let place: Symbol

  var matter: Matter { Matter.all[matterIndex] }

  init(at time: Timestamp, matter: Int, world: World, chance: inout Chance) {
    self.time = time
    matterIndex = matter
    urgency = Occasion.urgency(of: Matter.all[matter], chance: &chance)
    place = Occasion.place(world, chance: &chance)
  }

  private static func urgency(of matter: Matter, chance: inout Chance) -> String {
    if matter.isEmergency { return "emergency" }
    return chance.happens(matter.urgent) ? "urgent" : "normal"
  }

  private static func place(_ world: World, chance: inout Chance) -> Symbol {
    switch chance.below(100) {
    case ..<66: chance.pick(world.buildings)
    case ..<92: chance.pick(world.grids)
    default: chance.pick(world.communities)
    }
  }
}
