import Basics
public import CaseModel

/// What each event type asks of `data`: the required keys and their JSON kinds (SPEC §3).
///
/// One table serves the check of form, the decoder and the import of foreign data.
public enum TypeRegistry {
  /// The JSON kind of a required key.
  public enum Kind: Sendable { case text, number, flag, array, object }

  public struct Key: Sendable {
    public let name: String
    public let kind: Kind

    init(_ name: String, _ kind: Kind = .text) {
      self.name = name
      self.kind = kind
    }
  }

  /// The keys that must stand in `data` of a shape: of the first those of SPEC §3.
  public static func required(_ wire: WireType) -> [Key] {
    switch (wire.type, wire.version) {
    case (.whistleRated, 2): [Key("unit"), Key("rater"), Key("score", .number)]
    default: required(wire.type)
    }
  }

  /// Keys that may stand in `data` and are no texts; all others that SPEC §3 names are.
  private static func optional(_ type: EventType) -> [Key] {
    switch type {
    case .unitRegistered: [Key("households", .number), Key("posts", .object)]
    case .caseDispatched: [Key("assist", .array)]
    case .caseContacted: [Key("reached", .flag)]
    case .caseFollowed: [Key("solved", .flag), Key("satisfied", .flag)]
    case .whistleAnswered: [Key("onsite", .flag)]
    case .caseEscalated: [Key("run", .number), Key("skip", .flag)]
    case .supervisionIssued: [Key("run", .number)]
    case .caseResolved, .taskPosted, .taskClaimed, .taskDone, .taskDropped:
      [Key("evidence", .array)]
    default: []
    }
  }

  /// What a key of a shape holds; a text where nothing else is known of it, and nil for a key of
  /// somebody's own (`x-…`).
  public static func kind(of key: String, in wire: WireType) -> Kind? {
    if key.utf8.starts(with: "x-".utf8) { return nil }
    return (required(wire) + optional(wire.type)).first { $0.name == key }?.kind ?? .text
  }

  /// The keys that must stand in `data` of the first shape, in the order of SPEC §3.
  public static func required(_ type: EventType) -> [Key] {
    switch type {
    case .rulesAdopted: [Key("ruleset", .object), Key("effective"), Key("scope")]
    case .calendarAdopted:
      [Key("calendar"), Key("year", .number), Key("holidays", .array), Key("workdays", .array)]
    case .unitRegistered: [Key("unit"), Key("name"), Key("kind")]
    case .unitRetired: [Key("unit")]
    case .actorRegistered: [Key("actor"), Key("unit"), Key("roles", .array)]
    case .actorRetired: [Key("actor")]
    case .caseRegistered:
      [Key("matter"), Key("place"), Key("channel"), Key("urgency"), Key("title")]
    case .caseAccepted, .caseWithdrawn, .caseContacted: []
    case .caseRejected, .caseExcluded, .exclusionRevoked: [Key("ground")]
    case .caseMerged: [Key("into")]
    case .caseDispatched: [Key("to")]
    case .caseSigned, .whistleAnswered, .whistleFinished: [Key("unit")]
    case .returnRequested, .returnApproved, .returnDenied, .whistleExcused,
      .supervisionAnswered, .supervisionLifted:
      [Key("unit"), Key("reason")]
    case .whistleBlown: [Key("kind"), Key("call", .array)]
    case .whistleRated: [Key("unit"), Key("score", .number)]
    case .caseEscalated: [Key("from"), Key("to"), Key("cause")]
    case .caseSuspended, .caseResumed: [Key("reason")]
    case .extensionRequested: [Key("unit"), Key("amount")]
    case .extensionGranted, .extensionDenied: [Key("unit")]
    case .meetingHeld: [Key("tier"), Key("step", .number)]
    case .mediationRecorded: [Key("slip")]
    case .caseResolved: [Key("action")]
    case .caseVerified: [Key("pass", .flag)]
    case .caseFollowed: [Key("reached", .flag)]
    case .caseReopened: [Key("cause")]
    case .caseClosed: [Key("outcome")]
    case .caseUrged: [Key("timer"), Key("run", .number), Key("unit"), Key("due")]
    case .supervisionIssued: [Key("level"), Key("unit"), Key("cause")]
    case .assessmentPublished:
      [Key("period"), Key("rules"), Key("sequence", .number), Key("table")]
    case .appealFiled: [Key("unit"), Key("ground")]
    case .appealDecided: [Key("granted", .flag)]
    case .taskPosted, .taskClaimed, .taskDone, .taskDropped: [Key("actor")]
    case .pointsAwarded, .pointsReversed:
      [Key("ledger"), Key("holder"), Key("indicator"), Key("amount", .number)]
    case .needListed, .resourceOffered, .projectMatched, .projectFinished:
      [Key("list"), Key("unit")]
    case .commitmentMade, .commitmentKept: [Key("unit"), Key("quarter"), Key("item")]
    case .subjectErased: [Key("requester"), Key("basis")]
    }
  }
}
