import Basics
import CommandLineKit

/// Options that several commands share, or all.
enum Options {
  /// Understood before and after each command.
  static let global = [
    OptionSpec(
      "home", value: "DIR", .directory,
      default: Phrase("WHISTLE_HOME or .", "WHISTLE_HOME，否则为 ."),
      help: Phrase("Directory that holds events/ and snapshots/.", "存放 events/ 与 snapshots/ 的目录。")
    ),
    OptionSpec(
      "now", value: "T", default: Phrase("the clock", "系统时钟"),
      help: Phrase(
        "The present, RFC 3339, for example 2026-07-26T15:41:00+08:00.",
        "以此为现在，RFC 3339，例如 2026-07-26T15:41:00+08:00。")),
    OptionSpec(
      "lang", value: "LANG", .choice(["en", "zh"]), default: Phrase("the locale", "随系统语言"),
      help: Phrase("Language of what people read.", "界面语言。")),
    OptionSpec(
      "format", value: "FORMAT", .choice(["table", "json", "jsonl", "csv"]), default: "table",
      help: Phrase("Form of the results.", "输出格式。")),
  ]

  /// Which events a command sees.
  static let temporal = [
    OptionSpec(
      "as-of", value: "T",
      help: Phrase("Only events that had happened by T.", "只看 T 时已发生的事件。")),
    OptionSpec(
      "known-at", value: "T",
      help: Phrase("Only events that the book knew at T.", "只看 T 时台账已知的事件。")),
    OptionSpec(
      "to-sequence", value: "N",
      help: Phrase("Only the first N events.", "只看前 N 个事件。")),
  ]

  /// What every query takes: which events it sees, and under which rules.
  static let query =
    temporal + [
      OptionSpec(
        "rules", value: "RULES", .file,
        help: Phrase(
          "As if these rules alone had been adopted from the start: a file, a name, a digest, now.",
          "假设自始仅施行此规则：文件、名称、摘要或 now。"))
    ]

  static let writing = [
    OptionSpec(
      "wait", value: "D", default: "30s",
      help: Phrase(
        "How long to wait for another writer: 30s, 5m, 1h.", "等待其他写入者的时间：30s、5m、1h。")),
    OptionSpec(
      "segment-size", value: "BYTES", default: "67108864",
      help: Phrase("Size at which the book begins a new segment.", "台账换卷的大小（字节）。")),
    OptionSpec(
      "allow-future",
      help: Phrase(
        "Record though --now lies more than five minutes after the clock.",
        "--now 晚于系统时钟五分钟以上时仍然记录。")),
  ]

  static let by = OptionSpec(
    "by", value: "ACTOR", isRequired: true, help: Phrase("Who records it.", "由谁记录。"))
  static let source = OptionSpec(
    "source", value: "UNIT", default: Phrase("the actor's unit", "记录人所在单位"),
    help: Phrase("The unit that records it.", "由哪个单位记录。"))

  static let period = period(isRequired: true)
  static let optionalPeriod = period(isRequired: false)

  private static func period(isRequired: Bool) -> OptionSpec {
    OptionSpec(
      "period", value: "P", isRequired: isRequired,
      help: Phrase(
        "A month, quarter or year: 2026-10, 2026-Q4, 2026.", "月、季或年：2026-10、2026-Q4、2026。"))
  }

  static let unit = OptionSpec(
    "unit", value: "UNIT", help: Phrase("Only this unit.", "只看该单位。"))

  static let timer = OptionSpec(
    "timer", value: "TIMER", help: Phrase("Only this timer.", "只看该时限。"))
  static let matter = OptionSpec(
    "matter", value: "CODE", isRepeatable: true, help: Phrase("Only this matter.", "只看该事项。"))
}
