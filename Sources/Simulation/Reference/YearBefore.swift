import Basics
import CaseModel

/// The hotline's cases of some months of the year before: they were settled long ago, and were taken
/// over from its old register, recorded in the book on the day after the reference data is set. A year's
/// change (同比) is computed against them.
struct YearBefore {
  private let world: World
  private let days: ClosedRange<CivilDate>
  private var chance: Chance
  /// What was asked for by telephone.
  private let matters: [Matter]
  private var steps: [Step] = []
  /// When the next line is recorded.
  private var clock: Timestamp

  private static let mostCases = 2000

  /// How many of the cases of a simulation are taken over: a sixth, as long as these are not many.
  static func count(of cases: Int, _ preset: Preset) -> Int {
    preset.takenOver == nil ? 0 : min(cases / 6, mostCases)
  }

  /// nil where the preset takes nothing over.
  static func thread(_ world: World, cases: Int, seed: UInt64) -> [Step]? {
    guard let days = world.preset.takenOver else { return nil }
    var script = YearBefore(world, days, seed: seed)
    script.tell(count(of: cases, world.preset))
    return script.steps
  }

  private init(_ world: World, _ days: ClosedRange<CivilDate>, seed: UInt64) {
    self.world = world
    self.days = days
    chance = Chance(seed: seed, .yearBefore)
    matters = zip(Matter.all, world.matters).filter { matter, known in
      known.rule.kind == .request && !matter.isEmergency
    }.map(\.0)
    clock = world.zone.instant(world.preset.adoptions[0].adopted + 1, second: 9 * 3600)
  }

  private mutating func tell(_ count: Int) {
    let times = (0..<count).map { _ in
      let day = chance.within(days.lowerBound.dayNumber...days.upperBound.dayNumber)
      let second = chance.within(8 * 3600...18 * 3600)
      return world.zone.instant(CivilDate(dayNumber: day), second: second)
    }
    for (index, time) in times.sorted().enumerated() { tellCase(index + 1, at: time) }
  }

  private mutating func tellCase(_ number: Int, at registered: Timestamp) {
    let name =
      world.preset.caseStem + "-" + String(days.lowerBound.year) + "-" + Decimal.padded(number, 6)
    let community = chance.pick(world.communities)
    let month = world.zone.local(registered).date.components.month
    let matter = matters[chance.weighted(matters.map { $0.weight(in: month) })]
    let plot = chance.pick(matter.plots)
    let spot = world.spot(community)
    record(
      .caseRegistered, name, by: world.hotline, at: registered,
      [
        "matter": .string(matter.code), "place": world.path(community),
        "channel": .string(Channel.hotline.rawValue), "urgency": .string("normal"),
        "title": .string(Matter.title(of: plot, at: spot, chance: &chance)),
        "external": .string(Matter.hotlineNumber(&chance)),
      ])
    var time = world.clock.later(workingSeconds: chance.within(600...20_000), than: registered)
    record(.caseAccepted, name, by: community, at: time, [:])
    time = world.clock.later(workingSeconds: chance.within(2...60) * 3600, than: time)
    record(.caseResolved, name, by: community, at: time, ["action": .string(plot.action)])
    time = world.clock.later(workingSeconds: chance.within(1...14) * 3600, than: time)
    record(
      .caseClosed, name, by: world.hotline, at: time,
      ["outcome": .string(chance.happens(880) ? "solved" : "explained")])
  }

  private mutating func record(
    _ name: EventType, _ subject: String, by unit: Symbol, at time: Timestamp, _ data: JSONObject
  ) {
    steps.append(
      Step(
        name, subject, source: world.source(unit),
        actor: world.actor(of: unit, for: name, chance: &chance),
        happened: time, recorded: clock, data, zone: world.zone))
    clock = clock.later(seconds: 1)
  }
}
