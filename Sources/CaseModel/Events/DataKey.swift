public import Basics

/// The keys of `data` that events have (SPEC §3): each name is written here and nowhere else.
public enum DataKey: String, CaseIterable, Sendable {
  case action, actor, advice, amount, assist, basis, calendar, call, cause, channel, commitment
  case correction, corrects, due, effective, evidence, external, from, granted, gridKind, ground,
    holder
  case holidays, hours, households, indicator, into, item, kind, lead, ledger, level, lifecycle
  case list, login, matter, minutes, name, nameEn, note, onsite, outcome, parent, pass, period,
    place
  case posts, provisional, quarter, rater, reached, reason, ref, replyBy, requester, resource
  case reviewOn, roles, rules, ruleset, run, satisfied, scope, score, sequence, skip, slip
  case solved, step, successor, table, tier, timer, title, to, unit, urgency, what, workdays, year

  /// Whether it holds a path, a code, a digest, an instant, a reference or a document of rules, and no text
  /// that somebody wrote (SPEC §9).
  public var isReference: Bool {
    switch self {
    case .actor, .amount, .assist, .calendar, .call, .cause, .channel, .commitment, .corrects, .due,
      .effective, .evidence, .external, .from, .granted, .gridKind, .holder, .holidays, .hours,
      .households,
      .indicator, .into, .kind, .lead, .ledger, .level, .lifecycle, .list, .login, .matter, .onsite,
      .outcome, .parent, .pass, .period, .place, .posts, .provisional, .quarter, .rater, .reached,
      .ref, .replyBy, .requester, .reviewOn, .roles, .rules, .ruleset, .run, .satisfied, .scope,
      .score, .sequence, .skip, .slip, .solved, .step, .successor, .table, .tier, .timer, .to,
      .unit, .urgency, .workdays, .year:
      true
    case .action, .advice, .basis, .correction, .ground, .item, .minutes, .name, .nameEn, .note,
      .reason, .resource, .title, .what:
      false
    }
  }
}

extension JSONObject {
  /// The value of a key of `data`.
  public subscript(key: DataKey) -> JSONValue? {
    get { self[key.rawValue] }
    set { self[key.rawValue] = newValue }
  }
}
