public import Basics
import CaseModel
import CommandLineKit

/// The tables of meetings (五会六步) and of disputes (六类四单).
public enum DeliberationReports {
  /// One row a case that was put before a meeting.
  public static func meetings(_ rows: [JSONObject]) -> RowReport {
    var report = RowReport(
      [
        .init("tier") { $1.tier(RowReport.plain($0)) }, .init("case"),
        .init("matter", maximumWidth: 24),
        .init("step") { value, words in words.meetingStep(value.number?.int ?? 0) },
        .init("label") { $1.publicLabel(RowReport.plain($0)) },
        .init("raised") { value, words in value.bool == true ? words.pick("yes", "是") : "" },
        .init("meeting") { $1.tier(RowReport.plain($0)) },
        .init("next") { value, _ in CaseReports.shortTime(value) },
      ], rows: rows)
    report.paint = { $0["raised"]?.bool == true ? .yellow : nil }
    return report
  }

  /// A row for each matter, sums behind each class and at the end.
  public static func disputes(_ rows: [JSONObject]) -> RowReport {
    var report = RowReport(
      [
        .init("class") { value, words in
          value == .null ? words.pick("all disputes", "全部纠纷") : words.serviceClass(value)
        },
        .init("matter", maximumWidth: 30) { value, words in
          value == .null ? words.pick("together", "合计") : RowReport.plain(value)
        },
        .init("cases", .right),
        .init("share", .right) { value, _ in AssessReports.decimals(value) },
      ] + Slip.allCases.map { .init($0.name, .right) } + [.init("settled", .right)], rows: rows)
    report.paint = { $0["matter"] == .null ? .bold : nil }
    return report
  }

  /// One row a kind and tier of units.
  public static func units(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("tier") { value, words in value == .null ? "" : words.tier(RowReport.plain(value)) },
        .init("kind") { $1.unitKind(RowReport.plain($0)) }, .init("units", .right),
        .init("households", .right),
      ], rows: rows)
  }

  private static let takes = RowReport.Column("takes") { value, words in
    value.bool == true ? words.pick("yes", "是") : ""
  }

  /// One row an actor on duty, or a unit where nobody is.
  public static func duty(_ rows: [JSONObject]) -> RowReport {
    var report = RowReport(
      [
        .init("unit", maximumWidth: 36), .init("tier") { $1.tier(RowReport.plain($0)) },
        .init("actor") { value, words in
          value == .null ? words.pick("nobody", "无人") : RowReport.plain(value)
        },
      ] + (rows.contains { $0["takes"]?.bool != nil } ? [takes] : []), rows: rows)
    report.paint = { $0["actor"] == .null ? .yellow : nil }
    return report
  }
}

extension Words {
  /// A step of meetings: its number and name.
  func meetingStep(_ number: Int) -> String {
    let names = [
      ("collect", "收集议题"), ("sort", "划分议题"), ("draft", "拟订方案"),
      ("deliberate", "协商议事"), ("implement", "组织实施"), ("report", "成效通报"),
    ]
    guard names.indices.contains(number - 1) else { return "" }
    return "\(number) " + pick(names[number - 1].0, names[number - 1].1)
  }

  func unitKind(_ name: String) -> String {
    let names = [
      "tier": "层级单位", "department": "部门", "company": "企业", "organisation": "社会组织",
    ]
    return pick(name, names[name] ?? name)
  }

  /// What a notice board says.
  func publicLabel(_ name: String) -> String {
    switch name {
    case "deliberating": pick("under deliberation", "议单中")
    case "cleared": pick("cleared", "已清单")
    default: name
    }
  }

  /// Classes that the shipped rulebooks name; any other stands as it is.
  func serviceClass(_ value: JSONValue) -> String {
    let names = [
      "normal": "一般", "urgent": "紧急", "emergency": "特急", "dispute": "纠纷", "wish": "微心愿",
      "six-kinds": "六类纠纷",
    ]
    let name = RowReport.plain(value)
    return pick(name, names[name] ?? name)
  }
}
