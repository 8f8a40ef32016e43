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
    let isUrgent = !Matter.all[matter].isEmergency && chance.happens(Matter.all[matter].urgent)
    urgency = Matter.all[matter].isEmergency ? "emergency" : isUrgent ? "urgent" : "normal"
    place =
      switch chance.below(100) {
      case ..<66: chance.pick(world.buildings)
      case ..<92: chance.pick(world.grids)
      default: chance.pick(world.communities)
      }
  }
}
