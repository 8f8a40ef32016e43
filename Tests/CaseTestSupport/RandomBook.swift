import Basics
import CaseModel
package import EventBook
import TestSupport

/// Plausible and implausible histories of a few cases, from a seed: every event type of "Setting the
/// scene", Accept, Dispatch, Handle, Supervise, Assess and Serve; late records, invalid values, retired
/// units.
///
/// Most steps are the first of some candidates that the guards allow, so that cases get somewhere;
/// the rest is taken as it comes.
package struct RandomBook: Sendable {
  private var seeded: Seeded
  package private(set) var book: CaseBook
  private var clock = instant("2026-02-09 08:00")
  private var serial = 0

  /// - Parameters:
  ///   - isBare: without units, rules and calendars at the beginning.
  ///   - reportsBroken: see `CaseBook`.
  package init(seed: UInt64, isBare: Bool = false, reportsBroken: Bool = true) {
    seeded = Seeded(seed)
    if isBare {
      book = CaseBook()
    } else {
      book = seed % 2 == 0 ? RandomBook.urgent : .standard()
    }
    book.reportsBroken = reportsBroken
  }

  /// Rules under which much falls due at once.
  private static let urgent: CaseBook = {
    var rules = Fixture.rules.setting(["classes", "normal"], Fixture.rules.at("classes", "urgent"))
    rules = rules.setting(
      ["escalate"], [["on": "handle.limit"], ["on": "resolve.red"], ["on": "returns", "count": 1]])
    return .standard(rules)
  }()

  package static func envelopes(seed: UInt64, steps: Int) -> [Envelope] {
    var random = RandomBook(seed: seed)
    for _ in 0..<steps { random.step() }
    return random.book.envelopes
  }

  static let cases = ["C-1", "C-2", "LS-2026-000007", "第四件"]
  static let units = [
    "s", "s/c", "s/c/g", "s/c/g/b", "z", "z/c", "z/c/b", "dept/housing", "dept/water", "co/heat",
    "org/ngo", "dept/none",
  ]

  package mutating func step() {
    clock = clock.advanced(
      byMicroseconds: Int64(seeded.below(40 * 60)) * Timestamp.microsecondsPerMinute)
    var envelope = candidate()
    if !seeded.chance(20) {
      for _ in 0..<12 where book.violation(of: envelope) != nil { envelope = candidate() }
    }
    book.record(envelope)
  }

  // MARK: Candidates

  private mutating func candidate() -> Envelope {
    serial += 1
    let type = pickType()
    let name = seeded.pick(RandomBook.cases)
    let state = book[name]
    var time = clock
    if seeded.chance(10) {
      time = time.advanced(
        byMicroseconds: -Int64(seeded.below(6000)) * Timestamp.microsecondsPerMinute)
    }
    let holder = book.text(state.holder) ?? "s/c/g"
    let unit = seeded.chance(65) ? holder : seeded.pick(RandomBook.units)
    var envelope = Envelope(
      id: "r\(serial)", source: "/" + unit, type: type.name, subject: subject(type, name),
      time: seeded.chance(50) ? Fixture.shanghai.format(time) : time.rfc3339(), authType: "user",
      authID: seeded.pick(["tester", "tester", "li", "wang"]), data: data(type, name, unit))
    if seeded.chance(3) { envelope.data["note"] = "注 \"…\" \\ é" }
    if seeded.chance(3) { envelope.others.append(("causationid", .string("r1"))) }
    return envelope
  }

  private mutating func pickType() -> EventType {
    if seeded.chance(3) { return seeded.pick(RandomBook.referenceTypes) }
    return seeded.pick(seeded.chance(12) ? RandomBook.registerTypes : RandomBook.caseTypes)
  }

  private static let registerTypes = EventType.allCases.filter { $0.row.subject == .register }

  private mutating func subject(_ type: EventType, _ name: String) -> String {
    switch type {
    case .rulesAdopted: "rules"
    case .calendarAdopted: "calendar"
    case .unitRegistered, .unitRetired: "unit/x"
    case .actorRegistered, .actorRetired: "actor/a"
    case .assessmentPublished: "period/2026-03"
    case .disclosurePublished: "period/2026-03/disclosure"
    case .taskPosted, .taskClaimed, .taskDone, .taskDropped:
      seeded.pick(["task/1", "task/2", "任务/三"])
    case .appealFiled, .appealDecided: seeded.pick(["period/2026-03/s/c", name])
    case _ where type.row.subject == .register: "ledger/s/c"
    default: name
    }
  }

  private static let referenceTypes: [EventType] = [
    .rulesAdopted, .calendarAdopted, .unitRegistered, .unitRegistered, .unitRetired,
    .actorRegistered,
    .actorRetired,
  ]

  private static let caseTypes: [EventType] =
    EventType.allCases.filter {
      [.accept, .dispatch, .handle, .supervise, .assess].contains($0.row.stage)
    }
    + [
      .caseReclassified, .caseNoted, .caseRegistered, .caseAccepted, .caseDispatched,
      .caseDispatched, .caseSigned, .caseSigned,
      .caseResolved, .caseEscalated, .whistleAnswered, .extensionGranted, .caseResumed,
      .caseReopened, .returnRequested, .returnApproved,
    ]

  private mutating func data(_ type: EventType, _ name: String, _ unit: String) -> JSONObject {
    switch type {
    case .rulesAdopted: return rules()
    case .calendarAdopted:
      if seeded.chance(30) { return halfDays() }
      return seeded.chance(50)
        ? Fixture.calendar2026 : Fixture.plainCalendar(2025 + seeded.below(3))
    case .unitRegistered:
      return [
        "unit": .string(seeded.pick(RandomBook.units + ["s/c/new", "s/c/new/house"])), "name": "名",
        "kind": .string(seeded.pick(["tier", "department", "company", "club"])),
        "tier": .string(seeded.pick(["grid", "community", "building"])),
      ]
    case .unitRetired: return ["unit": .string(seeded.pick(RandomBook.units))]
    case .actorRegistered:
      return [
        "actor": .string(seeded.pick(["a", "b"])), "unit": .string(unit),
        "roles": ["clerk", "员", "member"],
      ]
    case .actorRetired: return ["actor": .string(seeded.pick(["a", "b", ""]))]
    case _ where type.row.subject == .register: return serviceData(type)
    default: return caseData(type, name, unit)
    }
  }

  /// The calendar with days of hours of their own, sound and odd ones.
  private mutating func halfDays() -> JSONObject {
    var calendar = Fixture.calendar2026
    calendar["hours"] = [
      "2026-03-06": ["09:00-12:00"], "2026-02-13": ["09:00-11:00", "10:30-12:00"],
      "2026-03-10": .array(seeded.chance(50) ? [] : ["13:30-15:00"]), "2026-10-01": ["09:00-12:00"],
    ]
    return calendar
  }

  private mutating func rules() -> JSONObject {
    var rules = Fixture.rules
      .setting(["name"], .string("r\(serial)"))
      .setting(
        ["classes", "normal", "timers", "contact", "limit"], .string("\(1 + seeded.below(60))h"))
    if seeded.chance(30) { rules = rules.setting(["classes", "normal", "timers", "sign"], nil) }
    if seeded.chance(10) { rules = rules.setting(["ladder"], []) }
    if seeded.chance(30) { rules = rules.setting(["calendar", "start"], "opening") }
    if seeded.chance(30) {
      rules = rules.setting(
        ["classes", "normal", "timers", "handle", "by"],
        ["grid": ["limit": "90wm"], "department": ["limit": "2wd", "red": "3wd"]])
    }
    if seeded.chance(30) {
      rules = rules.setting(
        ["assess", "groups"],
        [
          ["name": "部门", "units": ["department", "company"], "weights": ["onTime": 1]],
          ["name": "网格", "units": ["grid"]],
        ])
    }
    let effective = clock.advanced(
      byMicroseconds: Int64(seeded.below(20_000) - 10_000) * Timestamp.microsecondsPerMinute)
    return [
      "ruleset": rules, "effective": .string(effective.rfc3339()),
      "scope": .string(seeded.pick(["new", "open", "all"])),
    ]
  }

  private mutating func caseData(_ type: EventType, _ name: String, _ unit: String) -> JSONObject {
    let other = JSONValue.string(seeded.pick(RandomBook.units))
    let tier = book.text(book[name].tier) ?? "grid"
    var data: JSONObject = ["reason": .string(seeded.pick(["works", "season", "tired"]))]
    if seeded.chance(80) || type == .caseSigned { data["unit"] = .string(unit) }
    switch type {
    case .caseRegistered:
      data["matter"] = .string(seeded.pick(RandomBook.matters))
      data["place"] = .string(seeded.pick(RandomBook.places))
      data["channel"] = .string(seeded.pick(["grid", "app", "hotline", "fax"]))
      data["urgency"] = .string(seeded.pick(RandomBook.urgencies))
      data["title"] = "标题"
    case .caseAccepted:
      if seeded.chance(20) { data["tier"] = .string(seeded.pick(["grid", "street", "county"])) }
      if seeded.chance(20) { data["due"] = later() }
    case .caseRejected, .caseExcluded, .exclusionRevoked, .appealFiled:
      data["ground"] = .string(seeded.pick(["g", "g", ""]))
      data["unit"] = .string(unit)
    case .caseMerged: data["into"] = .string(seeded.pick(RandomBook.cases))
    case .caseDispatched:
      data["to"] = other
      data["unit"] = nil
      if seeded.chance(20) { data["due"] = later() }
    case .whistleBlown:
      let calls = (0...seeded.below(3)).map { _ in JSONValue.string(seeded.pick(RandomBook.units)) }
      data["kind"] = .string(seeded.pick(["routine", "tough", "emergency"]))
      data["call"] = .array(calls)
      if seeded.chance(40) { data["lead"] = calls[0] }
    case .whistleAnswered, .whistleExcused, .whistleFinished, .whistleRated:
      let calls = book[name].calls.map { JSONValue.string(book.text($0.unit) ?? "s") }
      data["unit"] = calls.isEmpty || seeded.chance(20) ? other : seeded.pick(calls)
      if type == .whistleRated { data["score"] = .integer(seeded.below(120)) }
    case .caseEscalated:
      let ladder = ["building", "grid", "community", "street", "county"]
      let rung = ladder.firstIndex(of: tier) ?? 0
      data["from"] = .string(tier)
      data["to"] = .string(seeded.chance(70) ? ladder[min(rung + 1, 4)] : seeded.pick(ladder))
      data["cause"] = .string(seeded.pick(["unable", "order"]))
      if seeded.chance(20) { data["timer"] = "handle"; data["run"] = .integer(1 + seeded.below(4)) }
    case .caseReclassified:
      if seeded.chance(70) { data["matter"] = .string(seeded.pick(RandomBook.matters)) }
      if seeded.chance(30) { data["place"] = .string(seeded.pick(RandomBook.places)) }
      if seeded.chance(30) { data["urgency"] = .string(seeded.pick(RandomBook.urgencies)) }
      data["unit"] = .string(unit)
    case .caseNoted: data["what"] = "入户"
    default: lateData(type, unit, &data)
    }
    return data
  }

  private static let matters = ["noise", "heating", "repair", "gas", "quarrel", "other"]
  private static let places = ["s/c/g/b", "s/c/g", "z/c/b/flat", "nowhere", "s/c/g/b/9"]
  private static let urgencies = ["normal", "normal", "urgent", "emergency"]

  private mutating func lateData(_ type: EventType, _ unit: String, _ data: inout JSONObject) {
    let kinds = ["1d", "2wd", "3wd", "4wh", "1mtg", "long"]
    switch type {
    case .extensionRequested, .extensionGranted, .extensionDenied:
      data["unit"] = .string(unit)
      if type == .extensionRequested || seeded.chance(50) {
        data["amount"] = .string(seeded.pick(kinds))
      }
    case .meetingHeld:
      data["tier"] = .string(seeded.pick(["grid", "grid", "community", "street", "county"]))
      data["step"] = .integer(1 + seeded.below(7))
      if seeded.chance(50) {
        data["outcome"] = .string(seeded.pick(["implement", "raise", "adjourn", "tea"]))
      }
    case .mediationRecorded:
      data["slip"] = .string(seeded.pick(["investigate", "judge", "mediate", "revisit"]))
    case .caseResolved:
      data["action"] = "办"
      if seeded.chance(60) { data["evidence"] = ["sha256:0"] }
    case .caseVerified: data["pass"] = .bool(seeded.chance(60))
    case .caseFollowed:
      data["reached"] = .bool(seeded.chance(80))
      if seeded.chance(50) { data["solved"] = .bool(seeded.chance(50)) }
      if seeded.chance(50) { data["satisfied"] = .bool(seeded.chance(50)) }
    case .caseReopened: data["cause"] = .string(seeded.pick(["verify", "order", "mood"]))
    case .caseClosed: data["outcome"] = "solved"
    case .caseUrged, .supervisionIssued:
      data["unit"] = .string(unit)
      data["timer"] = .string(seeded.pick(["handle", "resolve", "contact"]))
      data["run"] = .integer(1 + seeded.below(3))
      data["due"] = later()
      data["level"] = .string(seeded.pick(["notice", "yellow", "red", "blue"]))
      data["cause"] = "order"
      if seeded.chance(40) { data["replyBy"] = later() }
    case .supervisionAnswered, .supervisionLifted: data["unit"] = .string(unit)
    default: data["unit"] = .string(unit)
    }
  }

  private mutating func later() -> JSONValue {
    let minutes = Int64(seeded.below(20_000))
    return .string(
      clock.advanced(byMicroseconds: minutes * Timestamp.microsecondsPerMinute).rfc3339())
  }
}

extension RandomBook {
  /// What the events of the registers say; every required key, whatever the type.
  fileprivate mutating func serviceData(_ type: EventType) -> JSONObject {
    var data: JSONObject = [
      "actor": .string(seeded.pick(["v1", "v2"])), "ledger": "ledger/s/c",
      "holder": .string(seeded.pick(["v1", "v2"])), "indicator": "civility",
      "amount": seeded.pick(RandomBook.amounts), "list": "2026-03/s/c",
      "unit": .string(seeded.pick(["s/c", "dept/water"])),
      "item": .string(seeded.pick(["需求", "offer", ""])),
      "quarter": .string(seeded.pick(["2026-Q1", "2026-Q2", "2026-02"])),
    ]
    if seeded.chance(40) { data["ref"] = "task/1" }
    if type.row.stage == .assess {
      data["period"] = seeded.pick(["2026-03", "2026-Q1", "spring"])
      data["sequence"] = .integer(seeded.below(60))
      data["rules"] = "d1"
      data["table"] = "t1"
      data["ground"] = "g"
      data["granted"] = .bool(seeded.chance(50))
    }
    if type == .taskDone, seeded.chance(70) { data["evidence"] = ["sha256:0"] }
    return data
  }

  private static let amounts: [JSONValue] = ["1", "2.5", "12", "0.05", "1.005", "-3"].map {
    JSONValue.parsed($0)
  }
}
