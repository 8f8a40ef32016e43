import Basics
import CaseJournal
import CaseModel

/// What all cases of a simulation share, and nothing of it changes while it runs.
///
/// A class because every open case holds on to it.
final class World: Sendable {
  let preset: Preset
  let zone: TimeZone
  let codec: EventCodec
  let history: ReferenceHistory
  /// The names that events use, those of the first stage; the later stages keep them.
  let symbols: SymbolTable
  /// The clock of working time: the rules that follow each other in a place have one calendar.
  let clock: WorkClock
  let period: Period
  /// How the calendars, rules, units and people come into the book.
  let referenceThreads: [[Step]]

  /// What the first rules say of each matter, and who is in charge of it and called beside, by its
  /// place in `Matter.all`.
  let matters: [(rule: Ruleset.Matter, departments: [Symbol])]
  /// Buildings, basic grids and communities: where something can be the matter.
  let buildings, grids, communities: [Symbol]
  /// Departments that a whistle may call besides those in charge.
  let departments: [Symbol]
  /// Who orders supervision and decides appeals: the unit at the top of the ladder.
  let office: Symbol
  /// Where calls come in and where cases are distributed.
  let hotline, centre: Symbol
  private let organisation: Organisation
  private let communityTier: Symbol
  /// What titles call a place.
  private let spots: SymbolMap<String>
  private let staff: Staff

  init(preset: Preset, cases: Int, seed: UInt64, zone: TimeZone) {
    var chance = Chance(seed: seed, .organisation)
    let codec = EventCodec { $0 == preset.zoneName ? zone : nil }
    let script = ReferenceScript(preset, codec, zone, chance: &chance)
    let history = ReferenceHistory(opening: script.opening, later: script.later, codec)
    let start = zone.instant(preset.firstDay, second: 0)
    let begin = history.at(start)
    guard let rules = begin.ruleset(at: start), let clock = begin.clock(at: start) else {
      preconditionFailure("the preset '\(preset.name)' has rules from its first day on")
    }
    let symbols = begin.symbols
    func unit(_ path: String) -> Symbol {
      let unit = symbols.find(path)
      precondition(begin.organisation.summary(of: unit) != nil, "no unit '\(path)'")
      return unit
    }
    func units(_ rung: Int) -> [Symbol] {
      script.units.filter { $0.rung == rung }.map { unit($0.path) }
    }
    (self.preset, self.zone, self.codec, self.history) = (preset, zone, codec, history)
    (self.symbols, self.clock, referenceThreads) = (symbols, clock, script.threads)
    (organisation, communityTier) = (begin.organisation, rules.ladder[2])
    period = Period(preset, cases: cases, clock: clock)
    matters = Matter.all.map { matter in
      guard let rule = rules.matter(symbols.find(matter.code)) else {
        preconditionFailure("the ruleset has no matter '\(matter.code)'")
      }
      return (rule, [rule.department] + matter.calls.map(unit))
    }
    (buildings, grids, communities) = (units(0), units(1), units(2))
    departments = Set(matters.flatMap(\.departments)).sorted { symbols.precedes($0, $1) }
    office = unit(script.units[0].path)
    (hotline, centre) = (unit("dept/hotline"), unit("dept/centre"))
    var spots = SymbolMap<String>()
    var staff = Staff(begin, at: start)
    for record in script.units {
      let path = begin.organisation.path(from: unit(record.path), symbols)
      staff.add(record.actors, of: path)
      spots[path[0]] = record.spot
    }
    (self.spots, self.staff) = (spots, staff)
  }

  func path(_ unit: Symbol) -> JSONValue { .string(symbols.text(unit)) }
  func source(_ unit: Symbol) -> String { "/" + symbols.text(unit) }
  func spot(_ place: Symbol) -> String { spots[place] ?? "" }

  /// Somebody of a unit who may record a type of events; nil where there is nobody.
  func actor(
    of unit: Symbol, for type: EventType, besides others: [String] = [], chance: inout Chance
  ) -> String? {
    staff.actor(of: unit, for: type, besides: others, chance: &chance)
  }

  /// What a request is taken for by mistake: another one that begins at the same tier, in another
  /// class; nil for what nobody mistakes.
  func mistakenMatter(for index: Int) -> String? {
    let (rule, _) = matters[index]
    guard rule.kind == .request, !Matter.all[index].isEmergency else { return nil }
    let other = matters.indices.first { candidate in
      let other = matters[candidate].rule
      return other.kind == .request && other.tier == rule.tier
        && other.serviceClass != rule.serviceClass && !Matter.all[candidate].isEmergency
    }
    return other.map { Matter.all[$0].code }
  }

  func community(of place: Symbol) -> Symbol {
    let community = organisation.ancestor(of: place, at: communityTier, symbols)
    return community.isNone ? place : community
  }

  /// Who is above a community.
  func above(_ community: Symbol) -> Symbol {
    organisation.path(from: community, symbols).dropFirst().first ?? centre
  }

  // MARK: Time

  /// So many seconds of working time after nine o'clock of a day.
  func morning(of date: CivilDate, plus seconds: Int) -> Timestamp {
    clock.later(workingSeconds: seconds, than: zone.instant(date, second: 9 * 3600))
  }

  static let sweepSecond = 7 * 3600 + 30 * 60

  /// When the next sweep runs; nil after the last.
  func sweep(after instant: Timestamp) -> Timestamp? {
    let date = zone.local(instant).date
    let today = zone.instant(date, second: World.sweepSecond)
    let next = today > instant ? today : zone.instant(date + 1, second: World.sweepSecond)
    return next <= period.lastSweep ? next : nil
  }
}

/// The stretch of time that is simulated.
struct Period: Sendable {
  /// Days of the first and the last arrivals.
  let days: ClosedRange<Int>
  /// Nothing is recorded after it.
  let end: Timestamp
  /// The sweep's last day; a few days before the end, so that the next sweep has work to do.
  let lastSweep: Timestamp

  /// More cases than this on a working day stretch the period.
  static let casesPerWorkday = 3000

  init(_ preset: Preset, cases: Int, clock: WorkClock) {
    let first = preset.firstDay.dayNumber
    let needed = (cases + Period.casesPerWorkday - 1) / Period.casesPerWorkday
    let start = clock.zone.instant(preset.firstDay, second: 0)
    let stretched = clock.zone.local(clock.later(workingDays: needed, than: start)).date
    let last = max(preset.lastDay, stretched)
    days = first...last.dayNumber
    end = clock.zone.instant(last, second: 86_399)
    lastSweep = clock.zone.instant(last + -3, second: World.sweepSecond)
  }
}
