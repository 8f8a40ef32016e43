public import Basics
import CommandLineKit

/// The tables of the service side (群众服务).
public enum ServeReports {
  private static func time(_ key: String) -> RowReport.Column {
    .init(key) { value, _ in CaseReports.shortTime(value) }
  }

  private static func word(_ key: String) -> RowReport.Column {
    .init(key) { $1.service(RowReport.plain($0)) }
  }

  private static func flag(_ key: String) -> RowReport.Column {
    .init(key) { value, words in value.bool == true ? words.pick("yes", "是") : "" }
  }

  private static let holder = RowReport.Column(
    "holder", maximumWidth: 20, titled: "pointsHolder")

  private static func decimals(_ key: String) -> RowReport.Column {
    .init(key, .right) { value, _ in value == .null ? "" : AssessReports.decimals(value) }
  }

  public static func tasks(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("task"), word("status"), .init("unit", maximumWidth: 30),
        .init("item", maximumWidth: 24), time("posted"), .init("claimant", maximumWidth: 20),
        time("ended"), flag("evidence"),
      ], rows: rows)
  }

  public static func wishes(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("case"), .init("status") { $1.status(RowReport.plain($0)) },
        .init("place", maximumWidth: 30), .init("holder", maximumWidth: 30), time("registered"),
        time("fulfilled"),
      ], rows: rows)
  }

  public static func menu(_ rows: [JSONObject], _ words: Words) -> RowReport {
    RowReport(
      [
        .init("matter", maximumWidth: 24),
        .init(words.pick("nameEn", "name"), maximumWidth: 30, titled: "name"),
        .init("tier") { $1.tier(RowReport.plain($0)) }, .init("unit", maximumWidth: 30),
        .init("taker", maximumWidth: 30),
        .init("duty", maximumWidth: 30) { value, _ in
          (value.array ?? []).map { RowReport.plain($0) }.joined(separator: " ")
        }, .init("department"), .init("orders", .right), .init("open", .right),
      ], rows: rows)
  }

  /// - Parameter words: the language of the ledgers' names, where the rules give any.
  public static func points(_ rows: [JSONObject], _ words: Words) -> RowReport {
    let name = words.pick("ledgerNameEn", "ledgerName")
    let isNamed = rows.contains { $0[name]?.string != nil }
    return RowReport(
      [
        .init("rank", .right), .init("ledger", maximumWidth: 30),
      ] + (isNamed ? [.init(name, maximumWidth: 30, titled: "name")] : []) + [
        holder,
        decimals("points"),
        .init("months", .right) { value, _ in
          (value.array ?? []).map { RowReport.plain($0) }.joined(separator: " ")
        },
        decimals("mark"), .init("grade", .right),
      ], rows: rows)
  }

  private static let use = RowReport.Column("share", titled: "use") {
    $1.service(RowReport.plain($0))
  }

  public static func split(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        use, .init("percent", .right), holder,
        decimals("points"), decimals("amount"),
      ], rows: rows)
  }

  public static func lists(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("list", maximumWidth: 36) { value, words in
          value == .null ? words.pick("all", "合计") : RowReport.plain(value)
        }
      ]
        + ["resources", "needs", "matched", "finished"].map { .init($0, .right) }
        + [decimals("matchedRate"), decimals("finishedRate")],
      rows: rows)
  }

  private static let late = RowReport.Column("late", titled: "serveLate") { value, words in
    value.bool == true ? words.pick("yes", "是") : ""
  }

  public static func commitments(_ rows: [JSONObject]) -> RowReport {
    var report = RowReport(
      [
        .init("unit", maximumWidth: 30), .init("quarter"), .init("item", maximumWidth: 30),
        time("made"), late, word("state"), time("kept"),
      ], rows: rows)
    report.paint = { row in
      if ["missed", "kept-late", "none"].contains(row["state"]?.string) { return .red }
      return row["late"]?.bool == true ? .yellow : nil
    }
    return report
  }

  public static func members(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [.init("unit", maximumWidth: 36), .init("month")]
        + ["registered", "retired", "standing"].map { key in
          .init(key, .right, titled: key == "registered" ? "registeredCount" : nil)
        },
      rows: rows)
  }

  public static func findings(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("unit", maximumWidth: 40), word("finding"), word("post"), .init("stated", .right),
        .init("expected", .right),
      ], rows: rows)
  }

  /// What stands above the table of findings: the sums of all basic grids.
  public static func staffing(_ document: JSONObject, _ words: Words) -> String {
    func counts(_ key: String) -> String {
      (document[key]?.object?.members ?? [])
        .map { "\(words.service($0.key)) \(RowReport.plain($0.value))" }.joined(separator: " · ")
    }
    func number(_ key: String) -> String { RowReport.plain(document[key] ?? .null) }
    let wanted = document["wanted"] == .null ? "" : number("filled") + " / " + number("wanted")
    let posts = counts("posts").isEmpty ? "" : "(\(counts("posts")))"
    return words.pick("basic grids  ", "基础网格  ") + number("grids") + " (\(counts("kinds")))\n"
      + words.pick("households   ", "户数      ") + number("households") + "\n"
      + words.pick("posts        ", "岗位      ")
      + [wanted, posts].filter { !$0.isEmpty }.joined(separator: " ") + "\n"
  }
}
