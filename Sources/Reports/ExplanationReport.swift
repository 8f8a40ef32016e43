public import Basics

/// An explanation of a due time in a few lines.
public enum ExplanationReport {
  public static func text(_ value: JSONValue, _ words: Words) -> String {
    guard let object = value.object else { return "" }
    func time(_ value: JSONValue?) -> String { CaseReports.shortTime(value ?? .null) }
    func number(_ value: JSONValue?) -> String { RowReport.plain(value ?? .null) }
    func event(_ value: JSONValue?) -> String {
      guard let number = value?.number?.int else { return "" }
      return words.pick(" (event \(number))", "（事件 \(number)）")
    }
    let timer = words.timer(number(object["timer"]))
    let due = object["due"].map { $0 == .null ? words.pick("standing", "暂停中") : time($0) } ?? ""
    var out = "\n  \(timer) #\(number(object["run"])): \(due)"
    if object["provisional"]?.bool == true { out += words.pick(" (provisional)", "（暂定）") }
    out += "\n"
    let start = object["start"]?.object
    out +=
      "    " + words.pick("from ", "自 ") + time(start?["time"]) + event(start?["sequence"]) + "\n"
    if let hand = object["setByHand"], hand != .null {
      out += "    " + words.pick("set by hand: ", "指定期限：") + time(hand)
      out += event(object["setBy"]) + "\n"
    } else if let limit = object["limit"]?.string {
      out += "    + \(limit)  \(number(object["clause"])) "
      out += words.pick("of ", "，规则 ") + "'\(number(object["ruleset"]))' "
      out += String(number(object["digest"]).prefix(12)) + event(object["adopted"]) + "\n"
    }
    for grant in object["extensions"]?.array ?? [] {
      out += "    + " + number(grant.object?["amount"]) + words.pick(" extension", " 延期")
      out += event(grant.object?["sequence"]) + "\n"
    }
    for pause in object["pauses"]?.array ?? [] {
      let end = pause.object?["to"] ?? .null
      out += "    + " + words.pick("pause ", "挂起 ") + time(pause.object?["from"]) + " – "
      out += end == .null ? words.pick("still running", "仍在挂起") : time(end)
      let sequences = pause.object?["sequences"]?.array ?? []
      out += sequences.map { event($0) }.joined() + "\n"
    }
    out += days(object["days"]?.array ?? [], words)
    if let stop = object["stop"]?.object {
      out +=
        "    " + words.pick("stopped ", "止于 ") + time(stop["time"]) + event(stop["sequence"]) + "\n"
    }
    return out
  }

  /// The days between, in order: `07-06–07-09 4 counted, 07-10 holiday`.
  private static func days(_ stretches: [JSONValue], _ words: Words) -> String {
    let parts = stretches.compactMap(\.object).map { stretch in
      let ends = ["from", "to"].map { String((stretch[$0]?.string ?? "").dropFirst(5)) }
      let kind = stretch["kind"]?.string ?? ""
      let counted = stretch["counted"]?.number?.int ?? 0
      var text = ends[0] == ends[1] ? ends[0] : ends[0] + "–" + ends[1]
      if kind != "working" { text += " " + words.day(kind) }
      if counted > 0 { text += words.pick(" \(counted) counted", " 计 \(counted) 日") }
      return text
    }
    guard !parts.isEmpty else { return "" }
    return "    " + words.pick("days ", "日历 ") + parts.joined(separator: ", ") + "\n"
  }
}
