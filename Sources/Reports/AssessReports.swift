public import Basics
public import CommandLineKit

/// The tables of assessment.
public enum AssessReports {
  /// Two decimals, as figures are published.
  static func decimals(_ value: JSONValue) -> String {
    guard let text = value.number?.text else { return "–" }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    return parts[0] + "." + decimals + String(repeating: "0", count: max(0, 2 - decimals.count))
  }

  private static func rate(_ key: String) -> RowReport.Column {
    .init(key, .right) { value, _ in decimals(value) }
  }

  /// One row a unit; rates beside the counts that they come from.
  public static func scoreboard(_ rows: [JSONObject]) -> RowReport {
    ranked([.init("unit", maximumWidth: 36)], rows)
  }

  /// One row a person.
  public static func persons(_ rows: [JSONObject]) -> RowReport {
    ranked([.init("actor", maximumWidth: 24), .init("unit", maximumWidth: 30)], rows)
  }

  private static func ranked(_ who: [RowReport.Column], _ rows: [JSONObject]) -> RowReport {
    let rates = ["response", "solvedRate", "satisfiedRate", "onTimeRate", "returnRate"]
    let counts = ["dispatched", "reached", "due"]
    return RowReport(
      [.init("rank", .right)] + who + [rate("score"), .init("points", .right)]
        + counts.map { .init($0, .right) } + rates.map { rate("rates/" + $0) },
      rows: rows)
  }

  /// A published table beside today's: what was said, and what the facts of today give.
  public static func publication(_ rows: [JSONObject]) -> RowReport {
    var report = RowReport(
      [
        .init("unit", maximumWidth: 36),
        .init("same") { value, words in
          value.bool == true ? words.pick("same", "一致") : words.pick("differs", "不同")
        },
        .init("published/rank", .right), .init("now/rank", .right),
        .init("published/score", .right) { value, _ in decimals(value) },
        .init("now/score", .right) { value, _ in decimals(value) },
        .init("published/points", .right), .init("now/points", .right),
        .init("differs", maximumWidth: 60) { value, words in
          (value.object?.members ?? []).map { key, pair in
            words.title(key) + " " + (pair.array ?? []).map(RowReport.plain).joined(separator: "→")
          }.joined(separator: ", ")
        },
      ], rows: rows.map(withDifferences))
    report.paint = { $0["same"]?.bool == false ? .yellow : nil }
    return report
  }

  /// A row with the counts that are no longer what they were, then and now.
  private static func withDifferences(_ row: JSONObject) -> JSONObject {
    let (before, now) = (row["published"]?.object, row["now"]?.object)
    var differs = JSONObject()
    // A unit without a row has counted nothing.
    for (key, value) in (before ?? now ?? JSONObject()).members
    where value.number != nil && !["rank", "score", "points"].contains(key) {
      let pair = [before, now].map { $0?[key] ?? .integer(0) }
      if pair[0] != pair[1] { differs[key] = .array(pair) }
    }
    var row = row
    row["differs"] = .object(differs)
    return row
  }

  public static func appeals(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("subject"), .init("unit", maximumWidth: 36), .init("period"),
        .init("filed") { value, _ in CaseReports.shortTime(value) },
        .init("decided") { value, _ in CaseReports.shortTime(value) },
        .init("granted") { value, words in
          value.bool.map { $0 ? words.pick("granted", "支持") : words.pick("dismissed", "驳回") } ?? ""
        },
        .init("correction", maximumWidth: 40),
      ], rows: rows)
  }

  /// How a unit came to its score: what was weighed, then every leg, card and closing.
  public static func explanation(_ object: JSONObject, _ words: Words, _ style: Style) -> String {
    func plain(_ value: JSONValue?) -> String { RowReport.plain(value ?? .null) }
    var out = style.paint(plain(object["unit"]).visible, .bold) + "  " + plain(object["period"])
    out += "  " + CaseReports.shortTime(object["from"] ?? .null)
    out += " – " + CaseReports.shortTime(object["to"] ?? .null) + "\n"
    for term in (object["terms"]?.array ?? []).compactMap(\.object) {
      out +=
        "  " + words.title(plain(term["rate"])) + "  \(plain(term["part"]))/\(plain(term["whole"]))"
      out += " = " + decimals(term["percent"] ?? .null) + "  × " + plain(term["weight"])
      out += "  " + plain(term["clause"]) + "\n"
    }
    let figures = object["figures"]?.object ?? JSONObject()
    for key in ["score", "points", "rank"] {
      let value = figures[key] ?? .null
      out +=
        "  " + words.title(key) + "  " + (key == "score" ? decimals(value) : plain(value)) + "\n"
    }
    out += "  " + words.pick("rules", "规则") + "  '\(plain(object["ruleset"]))' "
    out += String(plain(object["digest"]).prefix(12)) + "\n\n"
    return out
      + contributions((object["contributions"]?.array ?? []).compactMap(\.object))
      .table(words, style)
  }

  private static func contributions(_ rows: [JSONObject]) -> RowReport {
    func time(_ key: String) -> RowReport.Column {
      .init(key) { value, _ in CaseReports.shortTime(value) }
    }
    return RowReport(
      [
        .init("case"),
        .init("counts", maximumWidth: 40) { value, words in
          (value.array ?? []).compactMap(\.string).map(words.title).joined(separator: " ")
        },
        .init("points", .right),
        .init("timer") { $1.timer(RowReport.plain($0)) }, .init("run", .right), time("time"),
        time("due"), time("stop"), .init("state") { $1.state(RowReport.plain($0)) },
        .init("answer") { value, words in
          value.object.map { answer in
            words.timer(RowReport.plain(answer["timer"] ?? .null)) + " "
              + words.state(RowReport.plain(answer["state"] ?? .null))
          } ?? ""
        },
        .init("sequence", .right), .init("clause"),
      ], rows: rows)
  }
}
