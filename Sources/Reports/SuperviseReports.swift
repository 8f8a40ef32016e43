public import Basics
import CommandLineKit

/// The tables of supervision: cards, and who reported in.
public enum SuperviseReports {
  private static func time(_ key: String) -> RowReport.Column {
    .init(key) { value, _ in CaseReports.shortTime(value) }
  }

  public static func cards(_ rows: [JSONObject]) -> RowReport {
    var report = RowReport(
      [
        .init("unit", maximumWidth: 36), .init("case"),
        .init("level") { $1.card(RowReport.plain($0)) }, time("issued"),
        .init("timer") { $1.timer(RowReport.plain($0)) }, .init("run", .right),
        .init("state") { $1.standing(RowReport.plain($0)) }, time("replyBy"),
        .init("reply") { $1.state(RowReport.plain($0)) },
      ], rows: rows)
    report.paint = { row in
      guard row["state"]?.string != "lifted" else { return nil }
      return row["level"]?.string == "red"
        ? .red : row["reply"]?.string == "overdue" ? .yellow : nil
    }
    return report
  }

  public static func whistles(_ rows: [JSONObject]) -> RowReport {
    var report = RowReport(
      [
        .init("case"), .init("whistle", .right),
        .init("kind") { $1.whistle(RowReport.plain($0)) }, .init("unit", maximumWidth: 36),
        .init("lead") { value, words in value.bool == true ? words.pick("lead", "牵头") : "" },
        .init("step") { $1.step(RowReport.plain($0)) }, time("called"), time("due"),
        time("signed"), time("answered"), .init("rating", .right), .init("ownRating", .right),
      ], rows: rows)
    report.paint = { $0["step"]?.string == "absent" ? .red : nil }
    return report
  }

  public static func attendance(_ rows: [JSONObject]) -> RowReport {
    var report = RowReport(
      [.init("unit", maximumWidth: 36)]
        + ["called", "reported", "late", "absent", "excused", "pending", "void"].map {
          .init($0, .right)
        }
        + [.init("attendance", .right) { value, _ in AssessReports.decimals(value) }],
      rows: rows)
    report.paint = { ($0["absent"]?.number?.int ?? 0) > 0 ? .red : nil }
    return report
  }
}
