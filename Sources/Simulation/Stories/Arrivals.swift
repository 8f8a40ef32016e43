import Basics
import CaseModel

/// Draws what comes in, one day at a time, so that a book of any length needs memory for one day.
struct Arrivals: Sendable {
  private let world: World
  private let seed: UInt64
  private let cases, totalWeight: Int
  private var day: Int
  private var weightSoFar = 0
  /// What is left of the day, latest first.
  private var waiting: [Occasion] = []

  init(world: World, cases: Int, seed: UInt64) {
    self.world = world
    self.seed = seed
    self.cases = cases
    day = world.period.days.lowerBound
    totalWeight = world.period.days.reduce(0) { $0 + Arrivals.weight(of: $1, world) }
  }

  /// How much comes in on a day: a weekend or holiday brings a fifth.
  private static func weight(of day: Int, _ world: World) -> Int {
    world.clock.isWorking(CivilDate(dayNumber: day)) ? 10 : 2
  }

  /// When the next one comes; nil after the last.
  mutating func nextTime() -> Timestamp? {
    while waiting.isEmpty, world.period.days.contains(day) { drawDay() }
    return waiting.last?.time
  }

  mutating func next() -> Occasion? {
    _ = nextTime()
    return waiting.popLast()
  }

  private mutating func drawDay() {
    let before = cases * weightSoFar / totalWeight
    weightSoFar += Arrivals.weight(of: day, world)
    let count = cases * weightSoFar / totalWeight - before
    var chance = Chance(seed: seed, .arrivals, number: day)
    let date = CivilDate(dayNumber: day)
    let month = date.components.month
    let weights = Matter.all.map { $0.weight(in: month) }
    let drawn = (0..<count).map { _ in
      let matter = chance.weighted(weights)
      let isAnyHour = Matter.all[matter].isEmergency
      let second = Arrivals.second(isAnyHour: isAnyHour, chance: &chance)
      return Occasion(
        at: world.zone.instant(date, second: second), matter: matter, world: world,
        chance: &chance)
    }
    waiting = drawn.sortedStably { $0.time < $1.time }.reversed()
    day += 1
  }

  /// Seconds since midnight: mostly of the morning and the afternoon.
  private static func second(isAnyHour: Bool, chance: inout Chance) -> Int {
    if isAnyHour { return chance.below(86_400) }
    let hours = [(45, 8...11), (38, 14...17), (13, 18...21), (4, 6...23)]
    let hour = chance.within(hours[chance.weighted(hours.map(\.0))].1)
    return hour * 3600 + chance.below(3600)
  }
}
