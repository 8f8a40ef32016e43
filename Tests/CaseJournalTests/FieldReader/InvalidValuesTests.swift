import Basics
import CaseJournal
import CaseModel
import CaseTestSupport
import EventBook
import Testing

/// Values that a key cannot have mark the event; they are no fault of form (SPEC §2).
@Suite("Odd values")
struct InvalidValuesTests {
  @Test(
    "mark their key",
    arguments: [
      (.caseRegistered, "channel", "fax"), (.caseRegistered, "urgency", "dire"),
      (.caseRegistered, "channel", ""), (.whistleBlown, "kind", "loud"),
      (.whistleBlown, "call", []),
      (.whistleBlown, "call", [7]), (.whistleBlown, "call", [""]),
      (.whistleBlown, "lead", "dept/other"),
      (.whistleRated, "score", 101), (.whistleRated, "score", -1),
      (.caseEscalated, "cause", "mood"),
      (.caseReopened, "cause", "mood"), (.caseClosed, "outcome", "gone"),
      (.supervisionIssued, "level", "blue"),
      (.supervisionIssued, "cause", "mood"), (.supervisionIssued, "replyBy", "soon"),
      (.supervisionIssued, "timer", "nap"), (.supervisionIssued, "run", "1"),
      (.caseUrged, "timer", "nap"),
      (.caseUrged, "run", 0), (.caseUrged, "due", "soon"), (.caseAccepted, "due", "soon"),
      (.caseAccepted, "due", 5), (.caseAccepted, "tier", 5),
      (.caseDispatched, "due", "2026-13-01T00:00:00Z"),
      (.extensionRequested, "amount", "long"), (.extensionGranted, "amount", 5),
      (.caseResolved, "evidence", "one"), (.caseResolved, "evidence", [7]),
      (.caseResolved, "evidence", [false, "sha256:0"]), (.caseFollowed, "solved", "yes"),
      (.caseFollowed, "satisfied", 1),
      (.meetingHeld, "step", 7), (.meetingHeld, "step", 0), (.meetingHeld, "outcome", "tea"),
      (.mediationRecorded, "slip", "blue"), (.unitRegistered, "kind", "club"),
      (.unitRegistered, "gridKind", "round"), (.rulesAdopted, "scope", "some"),
      (.unitRegistered, "unit", ""),
      (.actorRegistered, "actor", ""), (.calendarAdopted, "holidays", ["2026-02-30"]),
      (.calendarAdopted, "workdays", ["2025-01-01"]), (.calendarAdopted, "holidays", [20260101]),
    ] as [(EventType, String, JSONValue)])
  func marks(type: EventType, key: String, value: JSONValue) throws {
    var data = payload(type)
    if type == .unitRegistered { data["kind"] = "tier" }
    data[key] = value
    var decoding = Decoding()
    #expect(try decoding.event(type.name, data).odd == key)
  }

  @Test("every choice that SPEC lists is none")
  func choices() throws {
    let lists: [(EventType, String, String)] = [
      (.caseRegistered, "channel", "grid hotline app wechat window proactive import"),
      (.caseRegistered, "urgency", "normal urgent emergency"),
      (.whistleBlown, "kind", "routine tough emergency"),
      (.caseEscalated, "cause", "unable timer returns rework order"),
      (.meetingHeld, "outcome", "implement raise adjourn"),
      (.mediationRecorded, "slip", "investigate judge mediate revisit"),
      (.caseReopened, "cause", "verify follow repeat order"),
      (.caseClosed, "outcome", "solved explained unsolved deferred"),
      (.supervisionIssued, "level", "notice yellow red"),
      (.supervisionIssued, "cause", "timer order"),
      (.unitRegistered, "kind", "tier department company organisation"),
      (.unitRegistered, "gridKind", "community dedicated rural"),
      (.rulesAdopted, "scope", "new open all"),
    ]
    for (type, key, values) in lists {
      for value in values.split(separator: " ") {
        var data = payload(type)
        if type == .unitRegistered { data["kind"] = "tier" }
        data[key] = .string(String(value))
        var decoding = Decoding()
        #expect(try decoding.event(type.name, data).odd == nil, "\(type.name) \(value)")
      }
      // What would be allowed is said where another value is refused.
      var reference = ReferenceData()
      let violation = Violation.invalidKey(key: reference.symbols.intern(key), of: type)
      let hint = violation.diagnostic(reference, at: instant("2026-03-02 10:00")).hints[0]
      for value in values.split(separator: " ") {
        #expect(hint.english.contains(value) && hint.chinese.contains(value), "\(key)")
      }
    }
  }

  @Test(
    "evidence is a text that is not blank, however it is written",
    arguments: [
      ([], false), ([""], false), (["  "], false), (["", " "], false), ([7], false),
      ([.null], false),
      (["sha256:0"], true), (["", "sha256:0"], true), (["，"], true), ([","], true),
      ([7, "sha256:0"], true), (["\""], true), (["\t"], true),
    ] as [([JSONValue], Bool)])
  func evidence(items: [JSONValue], isEvidence: Bool) throws {
    var decoding = Decoding()
    for data in [
      ["evidence": .array(items)], ["z": .parsed("1.5"), "evidence": .array(items)],
    ] as [JSONObject] {
      var payload = payload(.caseResolved)
      for (key, value) in data.members { payload[key] = value }
      guard
        case .caseResolved(let hasEvidence, _) = try decoding.event("case.resolved", payload).event
          .fact
      else {
        Issue.record("no resolution")
        return
      }
      #expect(hasEvidence == isEvidence)
    }
  }

  @Test("who was not reached has said nothing; who is called twice is called once")
  func sense() throws {
    var decoding = Decoding()
    for key in ["solved", "satisfied"] {
      let followed: JSONObject = ["unit": "s/c", "reached": false, key: true]
      #expect(try decoding.event("case.followed", followed).odd == key)
    }
    let whistle: JSONObject = [
      "kind": "routine", "call": ["dept/a", "/dept/b", "dept/a", "dept/b"], "lead": "dept/b",
    ]
    let blown = try decoding.event("whistle.blown", whistle)
    guard case .whistleBlown(_, let calls, let lead) = blown.event.fact else { return }
    #expect(calls.map { decoding.symbols.text($0) } == ["dept/a", "dept/b"] && lead == calls[1])
    #expect(blown.odd == nil)
  }

  @Test("a number may be written as it likes")
  func numbers() throws {
    var decoding = Decoding()
    var data = payload(.caseUrged)
    data["run"] = .parsed("2e0")
    guard case .caseUrged(.handle, let run) = try decoding.event("case.urged", data).event.fact
    else {
      Issue.record("not urged")
      return
    }
    #expect(run == 2)
    data["run"] = .parsed("1.5")
    #expect(try decoding.event("case.urged", data).odd == "run")
  }

  @Test("documents that are none have no effect")
  func unusable() throws {
    let cases: [(EventType, String, JSONValue)] = [
      (.rulesAdopted, "ruleset", ["name": "x"]), (.rulesAdopted, "effective", "soon"),
      (.calendarAdopted, "year", .parsed("2026.5")), (.unitRetired, "unit", ""),
      (.actorRetired, "actor", ""),
    ]
    for (type, key, value) in cases {
      var data = payload(type)
      data[key] = value
      var decoding = Decoding()
      guard case .unusable? = try decoding.event(type.name, data).reference else {
        Issue.record("\(type.name) with \(key) = \(value.text) is used")
        continue
      }
    }
  }

  @Test("dates of another year are left out, the others hold")
  func calendarDates() throws {
    var decoding = Decoding()
    let data: JSONObject = [
      "calendar": "cn", "year": 2026, "holidays": ["2026-01-01", "2025-01-01", "x"],
      "workdays": ["2026-01-04"],
    ]
    guard
      case .calendarAdopted(_, let year)? = try decoding.event("calendar.adopted", data).reference
    else {
      Issue.record("not adopted")
      return
    }
    #expect(year.holidays.map(\.text) == ["2026-01-01"])
    #expect(year.workdays.map(\.text) == ["2026-01-04"])
  }
}
