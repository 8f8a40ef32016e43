import Basics
import CaseModel

/// Members who have a post elsewhere report to the community where they live (双报到), one after another
/// over the year, and the office registers them; now and then one moves away.
struct MemberScript {
  private let world: World
  private var chance: Chance
  private(set) var threads: [[Step]] = []

  /// Permille of a community's working days on which a member registers.
  private static let perDay = 90
  /// Permille of the members who leave again.
  private static let leaving = 60

  init(world: World, seed: UInt64) {
    self.world = world
    chance = Chance(seed: seed, .members)
    for day in world.period.days {
      let date = CivilDate(dayNumber: day)
      guard ![.sat, .sun].contains(date.weekday) else { continue }
      for community in world.communities where chance.happens(MemberScript.perDay) {
        register(at: community, on: date)
      }
    }
  }

  private mutating func register(at community: Symbol, on date: CivilDate) {
    let name = "m" + chance.hex(draws: 1)
    let time = world.morning(of: date, plus: chance.within(60...24_000))
    var steps = [
      Step(
        .actorRegistered, "actor/" + name, by: world.office, at: time,
        [
          "actor": .string(name), "unit": world.path(community),
          "roles": .array([.string("member")]),
        ], in: world, chance: &chance)
    ]
    if chance.happens(MemberScript.leaving) {
      let hours = chance.within(100...500)
      steps.append(
        Step(
          .actorRetired, "actor/" + name, by: world.office,
          at: world.clock.later(workingSeconds: hours * 3600, than: time),
          ["actor": .string(name)], in: world, chance: &chance))
    }
    threads.append(steps.filter { $0.recorded <= world.period.end })
  }
}
