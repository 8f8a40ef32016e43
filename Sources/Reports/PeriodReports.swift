public import Basics
import CommandLineKit

/// What is printed at the end of a month, quarter or year.
public enum PeriodReports {
  private static func percent(_ key: String) -> RowReport.Column {
    .init(key, .right) { value, _ in AssessReports.decimals(value) }
  }

  public static func totals(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("figure") { value, words in words.figure(RowReport.plain(value)) },
        .init("count", .right), .init("of", .right), percent("percent"),
      ], rows: rows)
  }

  public static func tiers(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("tier") { $1.tier(RowReport.plain($0)) }, .init("closed", .right),
        percent("share"), percent("within"),
      ], rows: rows)
  }

  /// Matters under their names in a language.
  public static func matters(_ rows: [JSONObject], in language: Language) -> RowReport {
    RowReport(
      [
        .init("matter", maximumWidth: 24),
        .init(language == .chinese ? "name" : "nameEn", maximumWidth: 24),
        .init("registered", .right, titled: "registeredCount"), percent("share"),
        .init("closed", .right),
      ], rows: rows)
  }

  /// One row a person.
  public static func persons(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("actor"), .init("unit", maximumWidth: 36), .init("events", .right),
        .init("subjects", .right), .init("days", .right),
      ], rows: rows)
  }

  public static func types(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [.init("type") { $1.event(RowReport.plain($0)) }, .init("count", .right)], rows: rows)
  }

  /// The quarter's contest.
  public static func contest(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("rank", .right), .init("unit", maximumWidth: 36), .init("made", .right),
        .init("madeLate", .right), .init("kept", .right), percent("keptRate"),
        percent("score"), .init("points", .right),
      ], rows: rows)
  }

  public static func change(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("period"), .init("channel") { $1.channel(RowReport.plain($0)) },
        .init("count", .right), .init("before", .right), percent("change"),
      ], rows: rows)
  }
}
