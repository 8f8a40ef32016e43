import Basics

/// What all cases of a simulation share, and nothing of it changes while it runs.
///
/// A class because every open case holds on to it.
final class World: Sendable {
  let organisation: Organisation
  let calendar: WorkCalendar
  let rulebook: Rulebook
  let period: Period
  let preset: Preset
  /// Class of each matter by its place in the table.
  let classes: [Int]
  /// Who orders supervision and decides appeals: the unit at the top of the ladder.
  let office = 0
  /// Where calls come in and where cases are distributed.
  let hotline: Int
  let centre: Int
  /// Departments that a whistle may call besides those in charge.
  let departments: [Int]

  static let sweepSource = "/system/sweep"
  static let sweepTime = ClockTime("07:30")
  /// What the rules of every preset say: how often a case may be given back, and after how many
  /// returns and reworks it goes up.
  static let returnsLimit = 2
  static let returnsToEscalate = 2
  static let reworksToEscalate = 3

  init(preset: Preset, cases: Int, seed: UInt64, zone: TimeZone) {
    var chance = Chance(seed: seed, .organisation)
    let documents = preset.documents
    let hours = documents[0]["calendar", "hours"]?.array?.compactMap(\.string) ?? []
    let years = preset.firstDay.year - 1...preset.firstDay.year + 2 + cases / World.casesPerYear
    calendar = WorkCalendar(
      years: years, published: PublishedCalendar.china, hours: hours, zone: zone)
    period = Period(preset, cases: cases, calendar: calendar)
    let adoptions = zip(documents, preset.adoptions).map { [calendar] document, adoption in
      (document: document, effective: calendar.instant(adoption.effective, second: 0))
    }
    let rulebook = Rulebook(adoptions, calendar: calendar)
    self.rulebook = rulebook
    let organisation = Organisation(
      preset.layout, rungs: rulebook.ladder.count, chance: &chance)
    self.organisation = organisation
    self.preset = preset
    classes = Matter.all.map { matter in
      guard let index = rulebook.classes.firstIndex(of: matter.serviceClass) else {
        preconditionFailure("the ruleset has no class '\(matter.serviceClass)'")
      }
      return index
    }
    hotline = organisation.index("dept/hotline")
    centre = organisation.index("dept/centre")
    departments = Set(Matter.all.flatMap(\.departments)).sorted().map { organisation.index($0) }
  }

  private static let casesPerYear = 500_000

  /// Somebody who records for a unit; a building has nobody of its own, its grid's people do.
  func actor(of unit: Int, chance: inout Chance) -> String? {
    var next: Int? = unit
    while let index = next {
      let actors = organisation[index].actors
      if !actors.isEmpty { return chance.pick(actors).name }
      next = organisation[index].parent
    }
    return nil
  }
}

/// The stretch of time that is told.
struct Period: Sendable {
  /// Days of the first and the last arrivals.
  let days: ClosedRange<Int>
  /// Nothing is recorded after it.
  let end: Timestamp
  /// The sweep's last day; a few days before the end, so that the next sweep has work to do.
  let lastSweep: Timestamp

  /// More cases than this on a working day stretch the period.
  static let casesPerWorkday = 3000

  init(_ preset: Preset, cases: Int, calendar: WorkCalendar) {
    let first = preset.firstDay.dayNumber
    let needed = (cases + Period.casesPerWorkday - 1) / Period.casesPerWorkday
    let start = calendar.instant(preset.firstDay, second: 0)
    let stretched = calendar.zone.local(calendar.adding(workdays: needed, to: start)).date
    let last = max(preset.lastDay, stretched)
    days = first...last.dayNumber
    end = calendar.instant(last, second: 86_399)
    lastSweep = calendar.instant(
      CivilDate(dayNumber: last.dayNumber - 3), second: World.sweepTime.secondsOfDay)
  }
}
