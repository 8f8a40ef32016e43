public import Basics
import CommandLineKit

/// The tables of cases and timers.
public enum CaseReports {
  /// A date and time as people read them: no `T`, no seconds where they are zero, no offset.
  public static func shortTime(_ value: JSONValue) -> String {
    guard let text = value.string else { return RowReport.plain(value) }
    var short = Array(text.utf8)
    shorten(time: &short)
    return String(decoding: short, as: UTF8.self)
  }

  /// The same with the bytes of a text.
  static func shorten(time utf8: inout [UInt8]) {
    guard utf8.count >= 19 else { return }
    utf8.removeSubrange((utf8[16..<19].elementsEqual(":00".utf8) ? 16 : 19)...)
    utf8[10] = UInt8(ascii: " ")
  }

  private static func time(_ key: String) -> RowReport.Column {
    RowReport.Column(key) { value, _ in shortTime(value) }
  }

  /// One row a case.
  public static func cases(_ rows: [JSONObject]) -> RowReport {
    var report = RowReport(
      [
        .init("case"),
        .init("status") { $1.status(RowReport.plain($0)) },
        .init("tier") { $1.tier(RowReport.plain($0)) },
        .init("holder", maximumWidth: 30), .init("matter", maximumWidth: 20),
        .init("urgency") { $1.urgency(RowReport.plain($0)) },
        time("registered"), .init("round", .right), .init("returns", .right),
        .init("cards") { value, _ in cards(value) },
        .init("overdue", maximumWidth: 30) { value, words in
          (value.array ?? []).compactMap(\.string).map(words.timer).joined(separator: ",")
        },
      ], rows: rows.map(withOverdue))
    report.paint = { $0["overdue"]?.array?.isEmpty == false ? .red : nil }
    return report
  }

  /// A row with the timers that are overdue, for those who do not read the timers themselves.
  public static func withOverdue(_ row: JSONObject) -> JSONObject {
    var row = row
    let overdue = (row["timers"]?.array ?? []).filter { $0.object?["state"]?.string == "overdue" }
    row["overdue"] = .array(overdue.compactMap { $0.object?["timer"] })
    return row
  }

  /// `1y 2r` for one yellow and two red cards.
  private static func cards(_ value: JSONValue) -> String {
    [("notice", "n"), ("yellow", "y"), ("red", "r")].compactMap { key, mark in
      value.object?[key]?.number?.int.flatMap { $0 > 0 ? "\($0)\(mark)" : nil }
    }.joined(separator: " ")
  }

  /// The timers of a case.
  public static func timers(_ rows: [JSONObject]) -> RowReport {
    var report = RowReport(
      [
        .init("timer") { $1.timer(RowReport.plain($0)) }, .init("run", .right),
        .init("unit", maximumWidth: 30), .init("state") { $1.state(RowReport.plain($0)) },
        time("start"), time("due"), time("stop"),
        .init("provisional") { value, words in
          value.bool == true ? words.pick("yes", "是") : ""
        },
      ], rows: rows)
    report.paint = paint
    return report
  }

  /// Rows of `due` and `overdue`.
  public static func due(_ rows: [JSONObject]) -> RowReport {
    var report = RowReport(
      [
        .init("unit", maximumWidth: 36), .init("case"),
        .init("timer") { $1.timer(RowReport.plain($0)) }, .init("run", .right), time("due"),
        .init("state") { $1.state(RowReport.plain($0)) },
      ], rows: rows)
    report.paint = paint
    return report
  }

  private static let paint: @Sendable (JSONObject) -> Style.Paint? = { row in
    switch row["state"]?.string {
    case "overdue": .red
    case "late": .yellow
    default: nil
    }
  }

  /// The history of a case: what happened, by whom.
  public static func history(_ events: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("sequence", .right), time("time"),
        .init("type") { $1.event(RowReport.plain($0)) },
        .init("by", maximumWidth: 36), .init("what", maximumWidth: 60),
      ],
      rows: events.map { event in
        let source = event["source"]?.string ?? ""
        let sequence = event["sequence"]?.string.flatMap { Int($0) } ?? 0
        return [
          "sequence": .integer(sequence), "time": event["time"] ?? .null,
          "type": event["type"] ?? .null, "by": .string(String(source.dropFirst())),
          "what": .string(summary(event["data"]?.object ?? JSONObject())),
        ]
      })
  }

  /// The columns of what a sweep issued; its rows are made of the lines themselves (`LineReport`).
  static let notices: [RowReport.Column] =
    [.init("case")] + history([]).columns.filter { $0.key != "by" }

  private static func summary(_ data: JSONObject) -> String {
    data.members.map { "\($0.key)=\(RowReport.plain($0.value))" }.joined(separator: " ")
  }
}
