import Basics
import CaseJournal
import CaseModel
import CaseTestSupport
import Testing

/// Form (SPEC §2): the required keys of `data`, each of its JSON kind.
@Suite("Required keys")
struct RequiredKeysTests {
  /// SPEC §3, word for word: `data` keys that do not stand in italics.
  static let table: [(type: EventType, keys: String)] = [
    (.rulesAdopted, "ruleset{} effective scope"),
    (.calendarAdopted, "calendar year# holidays[] workdays[]"),
    (.unitRegistered, "unit name kind"), (.unitRetired, "unit"),
    (.actorRegistered, "actor unit roles[]"),
    (.actorRetired, "actor"), (.caseRegistered, "matter place channel urgency title"),
    (.caseAccepted, ""),
    (.caseRejected, "ground"), (.caseMerged, "into"), (.caseWithdrawn, ""), (.caseDispatched, "to"),
    (.caseSigned, "unit"), (.caseContacted, ""), (.returnRequested, "unit reason"),
    (.returnApproved, "unit reason"), (.returnDenied, "unit reason"),
    (.whistleBlown, "kind call[]"),
    (.whistleAnswered, "unit"), (.whistleExcused, "unit reason"), (.whistleFinished, "unit"),
    (.whistleRated, "unit score#"), (.caseEscalated, "from to cause"), (.caseSuspended, "reason"),
    (.caseResumed, "reason"), (.extensionRequested, "unit amount"), (.extensionGranted, "unit"),
    (.extensionDenied, "unit"), (.meetingHeld, "tier step#"), (.mediationRecorded, "slip"),
    (.caseResolved, "action"), (.caseVerified, "pass?"), (.caseFollowed, "reached?"),
    (.caseReopened, "cause"),
    (.caseClosed, "outcome"), (.caseUrged, "timer run# unit due"),
    (.supervisionIssued, "level unit cause"),
    (.supervisionAnswered, "unit reason"), (.supervisionLifted, "unit reason"),
    (.caseExcluded, "ground"),
    (.exclusionRevoked, "ground"), (.assessmentPublished, "period rules sequence# table"),
    (.appealFiled, "unit ground"),
  ]

  @Test("are those of SPEC §3", arguments: table)
  func asSpecified(type: EventType, keys: String) {
    let marks: [EventKey.Kind: String] = [
      .text: "", .number: "#", .flag: "?", .array: "[]", .object: "{}",
    ]
    let found = required(type).map { $0.name + (marks[$0.form.kind] ?? "") }
    #expect(found.joined(separator: " ") == keys)
  }

  @Test("a payload with all of them has its form", arguments: EventType.allCases)
  func whole(type: EventType) {
    var decoding = Decoding()
    #expect(decoding.fault(type.name, payload(type)) == nil)
  }

  @Test("one that is missing is a fault of form", arguments: EventType.allCases)
  func missing(type: EventType) {
    for key in required(type) {
      var data = payload(type)
      data[key.name] = nil
      var decoding = Decoding()
      let fault = decoding.fault(type.name, data)
      guard case .data(_, let reason)? = fault else {
        Issue.record("\(type.name) without \(key.name): \(fault?.reason.english ?? "no fault")")
        continue
      }
      #expect(reason.english.contains("data.\(key.name)"))
    }
  }

  @Test("one of a wrong JSON kind is a fault of form", arguments: EventType.allCases)
  func wrongKind(type: EventType) {
    let values: [(EventKey.Kind?, JSONValue)] = [
      (.text, "x"), (.number, 1), (.flag, true), (.array, []), (.object, [:]), (nil, .null),
    ]
    for key in required(type) {
      for (kind, value) in values where kind != key.form.kind {
        var data = payload(type)
        data[key.name] = value
        var decoding = Decoding()
        #expect(
          decoding.fault(type.name, data).map {
            if case .data(key.name, _) = $0 { true } else { false }
          }
            == true, "\(type.name) with \(key.name) = \(value.text)")
      }
    }
  }

  @Test("unknown keys of data are kept and disturb nothing", arguments: EventType.allCases)
  func unknownKeys(type: EventType) throws {
    var data = payload(type)
    data["somethingElse"] = ["deep": [1, 2, 3]]
    data["aKeyOfMoreThanSixteenBytes"] = .null
    var decoding = Decoding()
    #expect(decoding.fault(type.name, data) == nil)
  }

  @Test(
    "a type that is not known is said, whatever its data",
    arguments: ["case.opened", "case.dispatched.v2", "Case.registered", "case.registere", "x"])
  func unknownType(type: String) {
    var decoding = Decoding()
    #expect(decoding.fault(type, ["x": 1]) == .unknownType(type))
  }
}

private func required(_ type: EventType) -> [EventKey] {
  type.row.shapes[0].filter(\.isRequired)
}
