import Basics
import CaseModel

/// Setting the scene: calendars, rules, units and people before the first case, and what changes of
/// them later.
struct SceneScript {
  private let world: World
  private var opening: [Step] = []
  private(set) var threads: [Thread] = []
  /// When the next step of the opening happens.
  private var clock: Timestamp

  private static let secondsBetween = 3

  init(world: World) {
    self.world = world
    let day = world.preset.adoptions[0].adopted
    clock = world.calendar.instant(day, second: 9 * 3600)
    adoptCalendars()
    open("rules", .rulesAdopted, adoption(0))
    registerUnits()
    registerActors()
    threads.append(Thread(opening))
    amend()
    retire()
  }

  // MARK: The opening

  private mutating func open(_ subject: String, _ name: EventType, _ data: JSONObject) {
    opening.append(step(subject, name, data, at: clock))
    clock = clock.later(seconds: SceneScript.secondsBetween)
  }

  private func step(
    _ subject: String, _ name: EventType, _ data: JSONObject, at time: Timestamp
  ) -> Step {
    let top = world.organisation[world.office]
    return Step(
      name: name, subject: subject, source: top.source, actor: top.actors[0].name,
      happened: time, recorded: time.advanced(byMicroseconds: 412_000), data: data)
  }

  private mutating func adoptCalendars() {
    let name = world.preset.documents[0]["calendar", "name"]?.string ?? "cn"
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
    let adoption = world.preset.adoptions[index]
    let effective = world.calendar.instant(adoption.effective, second: 0)
    return [
      "ruleset": world.preset.documents[index].value,
      "effective": .string(world.calendar.zone.format(effective)),
      "scope": .string(adoption.scope),
    ]
  }

  private mutating func registerUnits() {
    for unit in world.organisation.units {
      open("unit/" + unit.path, .unitRegistered, description(of: unit))
    }
  }

  private func description(of unit: UnitRecord) -> JSONObject {
    var data: JSONObject = ["unit": .string(unit.path), "name": .string(unit.name)]
    if let nameEn = unit.nameEn { data["nameEn"] = .string(nameEn) }
    data["kind"] = .string(unit.kind.rawValue)
    if let rung = unit.rung { data["tier"] = .string(world.rulebook.ladder[rung]) }
    if unit.namesParent, let parent = unit.parent {
      data["parent"] = .string(world.organisation[parent].path)
    }
    if let households = unit.households { data["households"] = .integer(households) }
    if let gridKind = unit.gridKind { data["gridKind"] = .string(gridKind) }
    if !unit.posts.isEmpty {
      data["posts"] = .object(JSONObject(unit.posts.map { ($0.post, .integer($0.count)) }))
    }
    return data
  }

  private mutating func registerActors() {
    for unit in world.organisation.units {
      for actor in unit.actors { open("actor/" + actor.name, .actorRegistered, data(actor, unit)) }
    }
    for name in SceneScript.helpers {
      let helper = ActorRecord(name: name, role: "clerk")
      open("actor/" + name, .actorRegistered, data(helper, world.organisation[world.centre]))
    }
  }

  private func data(_ actor: ActorRecord, _ unit: UnitRecord) -> JSONObject {
    // Whoever leads a grid is on duty for it, and so are the supervisors above.
    let isOnDuty = unit.rung != nil && ["leader", "supervisor"].contains(actor.role)
    let roles = [actor.role] + (isOnDuty ? [DutyRoster.usualRole] : [])
    return [
      "actor": .string(actor.name), "unit": .string(unit.path),
      "roles": .array(roles.map { .string($0) }),
    ]
  }

  // MARK: Later

  /// People lent to the centre for the first quarter.
  private static let helpers = ["centre.t1", "centre.t2", "centre.t3"]

  private mutating func amend() {
    for (index, adoption) in world.preset.adoptions.enumerated().dropFirst() {
      let time = world.calendar.instant(adoption.adopted, second: 10 * 3600)
      threads.append(Thread([step("rules", .rulesAdopted, self.adoption(index), at: time)]))
    }
  }

  /// A department is dissolved, the helpers go home.
  private mutating func retire() {
    let preset = world.preset
    var time = world.calendar.instant(preset.retiredOn, second: 9 * 3600)
    var steps = [
      step(
        "unit/" + preset.retiredUnit, .unitRetired,
        ["unit": .string(preset.retiredUnit), "successor": .string(preset.successor)], at: time)
    ]
    for helper in SceneScript.helpers {
      time = time.later(minutes: 3)
      steps.append(step("actor/" + helper, .actorRetired, ["actor": .string(helper)], at: time))
    }
    threads.append(Thread(steps))
  }
}
