extension EventType {
  /// Texts that a key of `data` may hold (SPEC §3); any other is an anomaly, not a fault of form.
  public var choices: [(key: String, values: [String])] {
    switch self {
    case .rulesAdopted: [("scope", Adoption.Scope.allCases.map(\.rawValue))]
    case .unitRegistered:
      [
        ("kind", Unit.Kind.allCases.map(\.rawValue)),
        ("gridKind", Unit.GridKind.allCases.map(\.rawValue)),
      ]
    case .caseRegistered:
      [
        ("channel", ["grid", "hotline", "app", "wechat", "window", "proactive", "import"]),
        ("urgency", ["normal", "urgent", "emergency"]),
      ]
    case .whistleBlown: [("kind", ["routine", "tough", "emergency"])]
    case .caseEscalated: [("cause", ["unable", "timer", "returns", "rework", "order"])]
    case .meetingHeld: [("outcome", ["implement", "raise", "adjourn"])]
    case .mediationRecorded: [("slip", Slip.allCases.map(\.name))]
    case .caseReopened: [("cause", ["verify", "follow", "repeat", "order"])]
    case .caseClosed: [("outcome", ["solved", "explained", "unsolved", "deferred"])]
    case .supervisionIssued:
      [("level", CardLevel.allCases.map(\.name)), ("cause", ["timer", "order"])]
    default: []
    }
  }
}
