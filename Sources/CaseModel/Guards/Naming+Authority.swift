public import Basics

/// Who somebody is to an authority, and who it would take.
extension Naming {
  /// `'zhang' of 'dept/housing' (handler, clerk)`.
  func author(_ person: Symbol) -> String {
    if person.isNone { return Phrase("somebody without a name", "未署名者").text(in: language) }
    guard let actor = reference?.actors[person] else {
      return Phrase("'\(bare(person))', who is not registered,", "未登记的人员“\(bare(person))”")
        .text(in: language)
    }
    let comma = Phrase(", ", "、").text(in: language)
    let roles = actor.roles.joined(separator: comma)
    let none = Phrase("no role", "无角色").text(in: language)
    let state =
      actor.isRetired
      ? Phrase("retired", "已注销").text(in: language) : roles.isEmpty ? none : roles
    return Phrase(
      "'\(bare(person))' of \(self(actor.unit)) (\(state))",
      "\(self(actor.unit))的“\(bare(person))”（\(state)）"
    ).text(in: language)
  }

  /// The roles that may record a type, and where; nil without a rule.
  func needed(for type: EventType, _ recorded: Timestamp) -> String? {
    guard let authority = reference?.authority(at: recorded)?.authority else { return nil }
    let rules = authority.rules(of: type.rawValue).map { rule in
      let role = authority.roles[rule.role]
      return Phrase(
        "the role '\(role)' where \(rule.reach.condition.english)\(of(rule))",
        "角色“\(role)”（\(rule.reach.condition.chinese)\(of(rule))）"
      ).text(in: language)
    }
    return rules.isEmpty ? nil : rules.joined(separator: Phrase(", or ", "，或").text(in: language))
  }

  /// `, in a unit of street or department`.
  private func of(_ rule: Authority.Rule) -> String {
    let units = rule.tiers.map { bare($0) } + rule.kinds.map { $0.label.text(in: language) }
    if units.isEmpty { return "" }
    return Phrase(
      ", in a unit of \(units.joined(separator: " or "))", "，本单位须为\(units.joined(separator: "、"))"
    ).text(in: language)
  }
}

extension Authority.Reach {
  /// When it holds, in words.
  public var condition: Phrase {
    switch self {
    case .holder: Phrase("one's own unit holds the case", "本单位承办该案")
    case .dispatcher: Phrase("one's own unit dispatched it", "由本单位派发")
    case .caller: Phrase("one's own unit blew the open whistle", "由本单位吹哨")
    case .unit: Phrase("one speaks for one's own unit", "代表本单位")
    case .own: Phrase("it is about oneself", "事关本人")
    case .below:
      Phrase("the unit concerned is one's own or lies below it", "相关单位为本单位或其下级")
    case .place: Phrase("the case's place lies in one's own unit", "案件地点在本单位辖区内")
    case .any: Phrase("it may be anywhere", "范围不限")
    }
  }
}
