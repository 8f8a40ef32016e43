import Basics
import CaseJournal
import CaseModel
import Rulesets

/// The reference data: calendars, rules, units and people before the first case, and what changes of
/// them later.
struct ReferenceScript {
  private let preset: Preset
  private let zone: TimeZone
  private let ladder: [String]
  /// Parents first.
  let units: [UnitRecord]
  private(set) var opening: [Step] = []
  /// In the order of recording.
  private(set) var later: [Step] = []
  /// When the next step of the opening happens.
  private var clock: Timestamp

  private static let secondsBetween = 3

  init(_ preset: Preset, _ codec: EventCodec, _ zone: TimeZone, chance: inout Chance) {
    var symbols = SymbolTable()
    guard let rules = try? codec.ruleset(preset.adoptions[0].rules.document, symbols: &symbols)
    else { preconditionFailure("the rules of the preset '\(preset.name)' can be read") }
    (self.preset, self.zone) = (preset, zone)
    ladder = rules.ladder.map { symbols.text($0) }
    units = OrganisationBuilder.units(preset.layout, rungs: ladder.count, chance: &chance)
    clock = zone.instant(preset.adoptions[0].adopted, second: 9 * 3600)
    adoptCalendars(symbols.text(rules.calendar.name))
    open("rules", .rulesAdopted, adoption(0))
    registerUnits()
    registerActors()
    amend()
    retire()
  }

  var threads: [[Step]] { [opening] + later.map { [$0] } }

  /// Who registers units and people, and adopts rules and calendars.
  private var administrator: String { units[0].actors[0].name }

  // MARK: The opening

  private mutating func open(_ subject: String, _ type: EventType, _ data: JSONObject) {
    opening.append(step(subject, type, data, at: clock))
    clock = clock.later(seconds: ReferenceScript.secondsBetween)
  }

  private func step(
    _ subject: String, _ type: EventType, _ data: JSONObject, at time: Timestamp
  ) -> Step {
    Step(
      type, subject, source: units[0].source, actor: administrator, happened: time,
      recorded: time.advanced(byMicroseconds: 412_000), data, zone: zone)
  }

  private mutating func adoptCalendars(_ name: String) {
    for year in PublishedCalendar.china {
      open(
        "calendar", .calendarAdopted,
        [
          "calendar": .string(name), "year": .integer(year.year),
          "holidays": .array(year.holidayDates.map { .string($0.text) }),
          "workdays": .array(year.workdayDates.map { .string($0.text) }),
        ])
    }
  }

  private func adoption(_ index: Int) -> JSONObject {
    let adoption = preset.adoptions[index]
    return [
      "ruleset": adoption.rules.document,
      "effective": .string(zone.format(zone.instant(adoption.effective, second: 0))),
      "scope": .string(adoption.scope),
    ]
  }

  private mutating func registerUnits() {
    for unit in units {
      open("unit/" + unit.path, .unitRegistered, description(of: unit))
    }
  }

  private func description(of unit: UnitRecord) -> JSONObject {
    let parent = unit.namesParent ? unit.parent : nil
    let posts = JSONObject(unit.posts.map { ($0.post, .integer($0.count)) })
    return JSONObject(present: [
      "unit": .string(unit.path), "name": .string(unit.name),
      "nameEn": unit.nameEn.map { .string($0) }, "kind": .string(unit.kind.rawValue),
      "tier": unit.rung.map { .string(ladder[$0]) },
      "parent": parent.map { .string(units[$0].path) },
      "households": unit.households.map { .integer($0) },
      "gridKind": unit.gridKind.map { .string($0) },
      "posts": posts.isEmpty ? nil : .object(posts),
    ])
  }

  private mutating func registerActors() {
    for unit in units {
      for actor in unit.actors { open("actor/" + actor.name, .actorRegistered, data(actor, unit)) }
    }
    for centre in units where centre.path == "dept/centre" {
      for name in ReferenceScript.helpers {
        let helper = ActorRecord(name: name, role: "operator")
        open("actor/" + name, .actorRegistered, data(helper, centre))
      }
    }
  }

  private func data(_ actor: ActorRecord, _ unit: UnitRecord) -> JSONObject {
    // Whoever leads a grid is on duty for it, and so are the supervisors above.
    let isOnDuty = unit.rung != nil && ["leader", "supervisor"].contains(actor.role)
    let keepsReference = actor.name == administrator
    let roles =
      [actor.role] + (isOnDuty ? [DutyRoster.usualRole] : [])
      + (keepsReference ? ["administrator"] : [])
    return [
      "actor": .string(actor.name), "unit": .string(unit.path),
      "roles": .array(roles.map { .string($0) }),
    ]
  }

  // MARK: Later

  /// People lent to the centre for the first quarter.
  private static let helpers = ["centre.t1", "centre.t2", "centre.t3"]

  private mutating func amend() {
    for (index, adoption) in preset.adoptions.enumerated().dropFirst() {
      let time = zone.instant(adoption.adopted, second: 10 * 3600)
      later.append(step("rules", .rulesAdopted, self.adoption(index), at: time))
    }
  }

  /// A department is dissolved, the helpers go home.
  private mutating func retire() {
    var time = zone.instant(preset.retiredOn, second: 9 * 3600)
    later.append(
      step(
        "unit/" + preset.retiredUnit, .unitRetired,
        ["unit": .string(preset.retiredUnit), "successor": .string(preset.successor)], at: time))
    for helper in ReferenceScript.helpers {
      time = time.later(minutes: 3)
      later.append(step("actor/" + helper, .actorRetired, ["actor": .string(helper)], at: time))
    }
    later.sort { $0.recorded < $1.recorded }
  }
}
