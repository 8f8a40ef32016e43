public import Basics
public import CaseModel
public import CommandLineKit
import Projection
public import RuleImpact

/// What other rules would mean, on one screen; the rows of every case are for machines.
public enum ImpactReport {
  /// How many units, ranks and cases a screen has room for.
  private static let unitsShown = 8
  private static let casesShown = 10

  public static func text(
    _ impact: Impact, _ manifest: JSONObject, _ period: Period, _ words: Words, _ style: Style
  ) -> String {
    let summary = impact.summary
    var out = heading(impact, words, style) + "\n"
    out += classes(impact).table(words, style)
    out += lateFacts(impact, words)
    guard !impact.isEmpty else { return out + footing(manifest, words) }
    if !impact.differences.isEmpty {
      out += "\n" + sums("tier", impact.byTier.count, summary["byTier"]).table(words, style)
      out += "\n" + sums("unit", unitsShown, summary["byUnit"]).table(words, style)
      out += "\n" + table(examples(impact), words).table(words, style)
    }
    let ranks = summary["ranks"]?.array ?? []
    if !ranks.isEmpty {
      out += "\n" + style.paint(words.pick("Ranks ", "排名 ") + period.name, .bold)
      out += more(ranks.count, unitsShown, words) + "\n"
      out += self.ranks(ranks.prefix(unitsShown).compactMap(\.object)).table(words, style)
    }
    return out + footing(manifest, words)
  }

  private static func heading(_ impact: Impact, _ words: Words, _ style: Style) -> String {
    func name(_ projection: RulesProjection) -> String {
      projection.ruleset.map { $0.name.visible + " " + $0.digest.hex.prefix(12) }
        ?? words.pick("no rules", "无规则")
    }
    let total = impact.total
    return style.paint(
      words.pick("Rule impact", "规则影响") + "  " + name(impact.today) + " → " + name(impact.new),
      .bold) + "\n"
      + words.pick(
        "\(total.cases) cases, \(total.changed) of them otherwise",
        "\(total.cases) 件，其中 \(total.changed) 件有变化") + "\n"
  }

  private static func lateFacts(_ impact: Impact, _ words: Words) -> String {
    let (missing, unfounded) = impact.lateFacts
    guard missing + unfounded > 0 else { return "" }
    return words.pick(
      "Whatever the new rules: today's would have issued notices that are missing in \(missing) "
        + "cases, and not those that stand in \(unfounded)\n",
      "与新规则无关：按现行规则，\(missing) 件缺应发督办，\(unfounded) 件有不应发的督办\n")
  }

  private static func footing(_ manifest: JSONObject, _ words: Words) -> String {
    let book = manifest["book"]?.object
    return "\n" + words.pick("book   ", "台账 ")
      + RowReport.plain(book?["size"] ?? .null) + " " + RowReport.plain(book?["root"] ?? .null)
      + "\n" + words.pick("output ", "结果 ") + RowReport.plain(manifest["output"] ?? .null) + "\n"
  }

  private static func more(_ count: Int, _ shown: Int, _ words: Words) -> String {
    count > shown ? words.pick(" (\(shown) of \(count))", "（\(count) 个中的 \(shown) 个）") : ""
  }

  // MARK: Tables

  private static func classes(_ impact: Impact) -> RowReport {
    RowReport(
      [
        .init("class") { $1.impact(RowReport.plain($0)) }, .init("cases", .right),
      ],
      rows: ImpactClass.allCases.filter { impact.total[$0] > 0 }.map {
        ["class": .string($0.name), "cases": .integer(impact.total[$0])]
      })
  }

  /// The tiers or units with most changes first.
  private static func sums(_ key: String, _ limit: Int, _ value: JSONValue?) -> RowReport {
    func changed(_ row: JSONObject) -> Int {
      (row["cases"]?.number?.int ?? 0) - (row["#same"]?.number?.int ?? 0)
    }
    // A class may be called like the key of the row.
    let flat = (value?.array ?? []).compactMap(\.object).map { row in
      var row = row
      for (name, count) in row["classes"]?.object?.members ?? [] { row["#" + name] = count }
      return row
    }
    let rows = flat.filter { changed($0) > 0 }
      .enumerated().sorted {
        (changed($1.element), $0.offset) < (changed($0.element), $1.offset)
      }.map(\.element).prefix(limit)
    let classes = ImpactClass.allCases.map { "#" + $0.name }.filter { name in
      rows.contains { $0[name] != nil }
    }
    return RowReport(
      [
        .init(key, maximumWidth: 30) { key == "tier" ? $1.tier(plain($0)) : plain($0) },
        .init("cases", .right),
      ] + classes.map { .init($0, .right) }, rows: Array(rows))
  }

  private static func plain(_ value: JSONValue) -> String {
    value == .null ? "–" : RowReport.plain(value)
  }

  /// Some cases of each class.
  private static func examples(_ impact: Impact) -> [JSONObject] {
    let classes = Set(impact.differences.map(\.impact))
    let each = max(1, casesShown / max(1, classes.count))
    var shown: [ImpactClass: Int] = [:]
    let chosen = impact.differences.filter { difference in
      shown[difference.impact, default: 0] += 1
      return shown[difference.impact, default: 0] <= each
    }
    return Array(impact.rows(of: chosen))
  }

  /// Cases that differ, as rows for machines.
  public static func cases(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        "case", "class", "first", "clause", "timer", "run", "reason", "then", "today", "new",
      ].map { .init($0) }, rows: rows)
  }

  /// Cases that differ, with the timer that puts them in their class, or how they stand.
  private static func table(_ rows: [JSONObject], _ words: Words) -> RowReport {
    RowReport(
      [
        .init("case"), .init("class") { $1.impact(RowReport.plain($0)) },
        .init("first", .right), .init("clause", maximumWidth: 40),
        .init("timer") { $1.timer(RowReport.plain($0)) }, .init("then"),
        .init("today", maximumWidth: 40), .init("new", maximumWidth: 40),
      ],
      rows: rows.map { row in
        var shown = row
        for key in ["today", "new"] {
          let column = row[key] ?? .null
          let text =
            row["timer"] == .null
            ? place(column, words) : timer(column, row).map { timer(.object($0), words) } ?? "–"
          shown[key] = .string(text)
        }
        let then = timer(row["then"] ?? .null, row)
        shown["then"] = .string(notices(then?["notices"] ?? .null, words))
        return shown
      })
  }

  /// The timer of a column that put the case in its class.
  private static func timer(_ value: JSONValue, _ row: JSONObject) -> JSONObject? {
    (value.object?["timers"]?.array ?? []).lazy.compactMap(\.object).first {
      $0["timer"] == row["timer"] && $0["run"] == row["run"]
    }
  }

  private static func notices(_ value: JSONValue, _ words: Words) -> String {
    (value.array ?? []).compactMap(\.string).map(words.notice).joined(separator: ",")
  }

  private static func timer(_ value: JSONValue, _ words: Words) -> String {
    [
      words.state(plain(value.object?["state"] ?? .null)),
      CaseReports.shortTime(value.object?["due"] ?? .null),
    ].joined(separator: " ")
  }

  private static func place(_ value: JSONValue, _ words: Words) -> String {
    [
      words.status(plain(value.object?["status"] ?? .null)),
      words.tier(plain(value.object?["tier"] ?? .null)), plain(value.object?["holder"] ?? .null),
    ].joined(separator: " ")
  }

  private static func ranks(_ rows: [JSONObject]) -> RowReport {
    func pair(_ row: JSONObject, _ key: String) -> JSONValue {
      .string(
        ["before", "after"].map { plain(row[$0]?.object?[key] ?? .null) }.joined(separator: " → "))
    }
    return RowReport(
      [
        .init("unit", maximumWidth: 30), .init("rank", .right), .init("score", .right),
        .init("points", .right),
      ],
      rows: rows.map { row in
        [
          "unit": row["unit"] ?? .null, "rank": pair(row, "rank"), "score": pair(row, "score"),
          "points": pair(row, "points"),
        ]
      })
  }
}
