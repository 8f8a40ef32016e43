import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Queries
import Testing

/// One story for each kind, as it is suspicious and as it is not: everything else stays the same.
@Suite("Suspicions of an auditor")
struct SuspicionSearchTests {
  /// Events by persons, each recorded a minute after it happened unless said otherwise.
  private struct Story {
    var envelopes: [Envelope]
    var serial = 0

    init() { envelopes = CaseBook.standard().envelopes.map(Self.prompt) }

    /// Recorded as soon as it happened, so that only what a test says is late.
    private static func prompt(_ envelope: Envelope) -> Envelope {
      var envelope = envelope
      envelope.recorded = envelope.time
      return envelope
    }

    mutating func record(
      _ type: String, _ name: String = "C-1", at time: String, by unit: String = "s/c/g",
      person: String, recorded: String? = nil, _ data: JSONObject = [:]
    ) {
      serial += 1
      var envelope = Envelope(
        id: "story-\(serial)", source: "/" + unit, type: type, subject: name, time: rfc3339(time),
        data: data)
      envelope.others = [("authtype", "user"), ("authid", .string(person))]
      envelope.recorded = rfc3339(recorded ?? time)
      envelopes.append(envelope)
    }

    /// With housing, which signed for it, by persons of the two.
    mutating func handled(_ name: String = "C-1") {
      record(
        "case.registered", name, at: "2026-03-02 09:00", person: "clerk",
        [
          "matter": "noise", "place": "s/c/g", "channel": "grid", "urgency": "normal", "title": "t",
        ])
      record("case.accepted", name, at: "2026-03-02 09:00", person: "clerk")
      record(
        "case.dispatched", name, at: "2026-03-02 09:00", person: "clerk", ["to": "dept/housing"])
      record(
        "case.signed", name, at: "2026-03-02 09:00", by: "dept/housing", person: "zhang",
        ["unit": "dept/housing"])
    }

    mutating func resolved(
      _ name: String = "C-1", at time: String = "2026-03-03 10:00", by unit: String = "dept/housing"
    ) {
      record(
        "case.resolved", name, at: time, by: unit, person: "zhang", ["action": "done"])
    }

    func found(
      _ thresholds: SuspicionThresholds = SuspicionThresholds(), now: String = "2026-03-05 09:00"
    ) throws -> [Suspicion] {
      let home = TemporaryHome()
      try home.append(envelopes)
      var search = SuspicionSearch(thresholds)
      var observer = Replay.Observer()
      observer.line = { search.note($0, $1, $2) }
      observer.evolved = { event, state in
        search.note(event, state.table[event.subject], in: state.reference)
      }
      let state = try home.plain.load(observer: observer).state
      return search.finish(CaseView(state, now: instant(now)))
    }

    func kinds(now: String = "2026-03-05 09:00") throws -> [String] {
      try found(now: now).map(\.kind.rawValue)
    }
  }

  @Test("a person follows up what they resolved or signed for", arguments: ["zhang", "li"])
  func ownCheck(person: String) throws {
    var story = Story()
    story.handled()
    story.resolved()
    story.record(
      "case.followed", at: "2026-03-03 15:00", by: "s", person: person,
      ["reached": true, "solved": true, "satisfied": true])
    #expect(try story.kinds() == (person == "zhang" ? ["own-check"] : []))
  }

  @Test(
    "a unit that has nothing to do with a case resolves it",
    arguments: [("dept/housing", false), ("dept/water", true), ("s", true)])
  func jurisdiction(unit: String, isSuspicious: Bool) throws {
    var story = Story()
    story.handled()
    story.resolved(by: unit)
    #expect(try story.kinds() == (isSuspicious ? ["jurisdiction"] : []))
  }

  @Test("a follow-up without contact that found everybody content", arguments: [true, false])
  func noContact(isReached: Bool) throws {
    var story = Story()
    story.handled()
    story.resolved()
    story.record(
      "case.followed", at: "2026-03-03 15:00", by: "s", person: "li",
      ["reached": .bool(isReached), "solved": true, "satisfied": true])
    #expect(try story.kinds() == (isReached ? [] : ["no-contact"]))
  }

  @Test(
    "an exclusion without evidence",
    arguments: [("[\"sha256:1\"]", false), ("[]", true), (nil, true)] as [(String?, Bool)])
  func noEvidence(evidence: String?, isSuspicious: Bool) throws {
    var story = Story()
    story.handled()
    var data: JSONObject = ["ground": "force-majeure", "reason": "r"]
    if let evidence { data["evidence"] = .parsed(evidence) }
    story.record("case.excluded", at: "2026-03-03 15:00", by: "s", person: "li", data)
    #expect(try story.kinds() == (isSuspicious ? ["no-evidence"] : []))
  }

  @Test(
    "an extension granted when the time was over",
    arguments: [("2026-03-06 09:00", false), ("2026-03-11 09:00", true)])
  func lateExtension(time: String, isSuspicious: Bool) throws {
    var story = Story()
    story.handled()
    story.record(
      "extension.requested", at: "2026-03-05 09:00", by: "dept/housing", person: "zhang",
      ["unit": "dept/housing", "reason": "r", "amount": "2wd"])
    story.record(
      "extension.granted", at: time, person: "clerk", ["unit": "dept/housing", "amount": "2wd"])
    #expect(
      try story.kinds(now: "2026-03-11 10:00") == (isSuspicious ? ["late-extension"] : []))
  }

  @Test(
    "an extension that a unit grants itself", arguments: [("s/c/g", false), ("dept/housing", true)])
  func ownExtension(unit: String, isSuspicious: Bool) throws {
    var story = Story()
    story.handled()
    story.record(
      "extension.requested", at: "2026-03-04 09:00", by: "dept/housing", person: "zhang",
      ["unit": "dept/housing", "reason": "r", "amount": "2wd"])
    story.record(
      "extension.granted", at: "2026-03-04 10:00", by: unit, person: "li",
      ["unit": "dept/housing", "amount": "2wd"])
    #expect(try story.kinds() == (isSuspicious ? ["own-extension"] : []))
  }

  @Test(
    "a card for what is not over, or for nothing",
    arguments: [
      ("handle", "2026-03-10 09:00", false), ("handle", "2026-03-05 09:00", true),
      (nil, "2026-03-10 09:00", true),
    ] as [(String?, String, Bool)])
  func cardBasis(timer: String?, time: String, isSuspicious: Bool) throws {
    var story = Story()
    story.handled()
    var data: JSONObject = ["level": "yellow", "unit": "dept/housing", "cause": "timer"]
    if let timer { (data["timer"], data["run"]) = (.string(timer), 2) }
    story.record("supervision.issued", at: time, by: "s", person: "li", data)
    let found = try story.found(now: "2026-03-10 10:00")
    #expect(found.map(\.kind.rawValue) == (isSuspicious ? ["card-basis"] : []), "\(found)")
  }

  @Test("a run past its red line without a card", arguments: [true, false])
  func noCard(isIssued: Bool) throws {
    var story = Story()
    story.handled()
    if isIssued {
      story.record(
        "supervision.issued", at: "2026-03-17 09:00", by: "s", person: "li",
        ["level": "red", "unit": "dept/housing", "cause": "timer", "timer": "handle", "run": 2])
    }
    let found = try story.found(now: "2026-03-17 10:00")
    #expect(found.map(\.kind.rawValue) == (isIssued ? [] : ["no-card"]))
    #expect(found.allSatisfy { $0.place == nil && $0.subject == "C-1" })
  }

  @Test("what is recorded late is back-dated, in a row once", arguments: [2, 4])
  func backDated(days: Int) throws {
    var story = Story()
    story.handled()
    for (index, time) in ["2026-03-03 10:00", "2026-03-03 11:00"].enumerated() {
      story.record(
        "case.noted", at: time, by: "s", person: "li",
        recorded: "2026-03-0\(3 + days) 12:0\(index)",
        ["kind": "n", "what": "w"])
    }
    let found = try story.found()
    #expect(found.map(\.kind.rawValue) == (days > 3 ? ["back-dated"] : []))
    guard let first = found.first else { return }
    #expect(first.reason.english == "2 events in a row, recorded up to 4d 2h after they happened")
    #expect(first.place?.sequence == story.envelopes.count - 1)
    #expect(first.actor == "li")
    #expect(
      first.look
        == "whistle log --since 2026-03-07T12:00:00+08:00 --until 2026-03-07T12:01:00+08:00")
  }

  @Test("what happened after it was recorded shows a clock", arguments: [4, 6])
  func clock(minutes: Int) throws {
    var story = Story()
    story.handled()
    story.record(
      "case.noted", at: "2026-03-03 10:0\(minutes)", by: "s", person: "li",
      recorded: "2026-03-03 10:00", ["kind": "n", "what": "w"])
    #expect(try story.kinds() == (minutes > 5 ? ["clock"] : []))
  }

  @Test(
    "many ends in the last minutes before they are due",
    arguments: [
      ("2026-03-09 08:40", 5, true), ("2026-03-09 08:40", 4, false), ("2026-03-09 08:20", 5, false),
    ])
  func burst(time: String, cases: Int, isSuspicious: Bool) throws {
    var story = Story()
    // `handle` of each is due on Monday the 9th at 9:00.
    for number in 1...cases { story.handled("C-\(number)") }
    for number in 1...cases { story.resolved("C-\(number)", at: time) }
    let found = try story.found(now: "2026-03-09 09:00")
    #expect(found.map(\.kind.rawValue) == (isSuspicious ? ["burst"] : []))
    if isSuspicious {
      #expect(found[0].reason.english == "5 ended within 30m of their due times on 2026-03-09")
    }
  }
}
