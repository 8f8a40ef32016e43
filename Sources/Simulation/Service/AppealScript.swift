import Basics
import CaseModel

/// Appeals against published tables (申诉): now and then a department says within the week after a
/// month's table that it was counted wrongly, and the office decides.
struct AppealScript {
  private let world: World
  private var chance: Chance
  private(set) var threads: [[Step]] = []

  /// Permille of the tables that somebody appeals against, and of the appeals that are granted.
  private static let appealed = 600
  private static let granted = 400
  /// The day of a month on which everybody has seen the table of the month before.
  private static let day = 8

  init(world: World, seed: UInt64) {
    self.world = world
    chance = Chance(seed: seed, .appeals)
    for number in world.period.days {
      let date = CivilDate(dayNumber: number)
      guard date.components.day == AppealScript.day, number > world.preset.firstDay.dayNumber + 30,
        chance.happens(AppealScript.appealed)
      else { continue }
      appeal(against: String((date + -AppealScript.day).text.prefix(7)), on: date)
    }
  }

  private mutating func appeal(against month: String, on date: CivilDate) {
    let unit = chance.pick(world.departments)
    let path = world.symbols.text(unit)
    let subject = "period/\(month)/\(path)"
    let filed = world.morning(of: date, plus: chance.within(600...70_000))
    let decided = world.clock.later(workingSeconds: chance.within(60_000...200_000), than: filed)
    let isGranted = chance.happens(AppealScript.granted)
    let decision = JSONObject(present: [
      "unit": .string(path), "granted": .bool(isGranted),
      "correction": isGranted ? .string(chance.pick(Phrases.corrections)) : nil,
    ])
    let ground = chance.pick(Phrases.tableAppeals)
    let steps = [
      Step(
        .appealFiled, subject, by: unit, at: filed,
        ["unit": .string(path), "ground": .string(ground)], in: world, chance: &chance),
      Step(
        .appealDecided, subject, by: world.office, at: decided, decision, in: world,
        chance: &chance),
    ]
    threads.append(steps.filter { $0.recorded <= world.period.end })
  }
}
