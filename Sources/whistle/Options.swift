import Basics
import CaseModel
import CommandLineKit
import Projection
import Reports

/// Options that several commands share, or all.
enum Options {
  /// Understood before and after each command.
  static let global = [
    OptionSpec(
      "home", value: "DIR", kind: .directory, "Directory that holds events/ and snapshots/.",
      "存放 events/ 与 snapshots/ 的目录。", default: Phrase("WHISTLE_HOME or .", "WHISTLE_HOME，否则为 ."),
      variable: "WHISTLE_HOME"),
    OptionSpec(
      "now", value: "T",
      "The present: 2026-07-26T15:41:00+08:00, or in the rules' zone 2026-07-26T15:41 or 2026-07-26 (its end).",
      "以此为现在：2026-07-26T15:41:00+08:00，或规则所定时区的 2026-07-26T15:41、2026-07-26（当日末）。",
      default: Phrase("WHISTLE_NOW or the clock", "WHISTLE_NOW，否则为系统时钟"),
      variable: "WHISTLE_NOW"),
    OptionSpec(
      "lang", value: "LANG", kind: .choice(of: Language.self), "Language of tables and messages.",
      "界面语言。",
      default: Phrase("WHISTLE_LANG or the locale", "WHISTLE_LANG，否则随系统语言"),
      variable: "WHISTLE_LANG"),
    OptionSpec(
      "format", value: "FORMAT", kind: .choice(of: RowForm.self),
      "Form of the results.", "输出格式。", default: "table"),
    OptionSpec(
      "bom", "Begin csv with the byte-order mark that some spreadsheets need.",
      "csv 以电子表格所需的字节序标记开头。"),
    OptionSpec(
      "no-pager", "Print long output directly instead of opening it in PAGER.",
      "内容超过一屏时直接输出，不经 PAGER 分页。"),
  ]

  /// Which events a command sees.
  static let temporal = [
    OptionSpec("as-of", value: "T", "Only events that had happened by T.", "只看 T 时已发生的事件。"),
    OptionSpec("known-at", value: "T", "Only events that the book knew at T.", "只看 T 时台账已知的事件。"),
    OptionSpec("to-sequence", value: "N", "Only the first N events.", "只看前 N 个事件。"),
  ]

  /// What every query takes: which events it sees, and under which rules.
  static let query = temporal + [rules, jobs]

  static let rules = OptionSpec(
    "rules", value: "RULES", kind: .file,
    "As if these rules alone had been adopted from the start: a file, a name, a digest, now.",
    "假设自始仅施行此规则：文件、名称、摘要或 now。")

  /// Among how many threads a command divides its work.
  static let jobs = OptionSpec(
    "jobs", value: "N",
    "How many threads compute, 1 to \(jobsRange.upperBound); the result is the same.",
    "用多少个线程计算，1 到 \(jobsRange.upperBound)；结果不变。",
    default: Phrase("the machine's processors", "本机处理器数"))
  static let jobsRange = 1...256

  /// Of a book that is folded in stages.
  static let shards = OptionSpec(
    "shards", value: "N",
    "Into how many shards, 1 to \(ShardPieces.shardsRange.upperBound); the result is the same.",
    "拆成多少个分片，1 到 \(ShardPieces.shardsRange.upperBound)；结果不变。")
  static let pieces = OptionSpec(
    "pieces", value: "DIR", kind: .directory,
    "With the pieces of every segment, as split made them.",
    "各分卷的分片文件所在目录，由 split 生成。", isRequired: true)
  /// Each answer is what its command gives with the same options (decision 117).
  static let shardRules = OptionSpec(
    "rules", value: "RULES", kind: .file,
    "Rules to try, as for reproject; board, scoreboards and digest go by the last.",
    "拟用的规则，同 reproject；总览、考核和摘要按最后一套。", isRepeatable: true)
  static let stageOutput = OptionSpec(
    "out", value: "DIR", kind: .directory,
    "Where to; the manifest is written last, and without it nothing there is a result.",
    "输出目录；清单最后写入，没有清单即不是结果。")

  static let wait = OptionSpec(
    "wait", value: "D", "How long to wait for another writer: 30s, 5m, 1h.",
    "等待其他写入者的时间：30s、5m、1h。", default: "30s")

  static let writing = [
    wait,
    OptionSpec(
      "segment-size", value: "BYTES", "Size at which the book begins a new segment.",
      "台账换卷的大小（字节）。", default: "67108864"),
    OptionSpec(
      "no-snapshot",
      "Leave no snapshot behind where the book has grown by 150,000 events since the last.",
      "台账比上次快照新增 15 万个事件时，也不自动生成快照。"),
    OptionSpec(
      "allow-future", "Record even if --now is more than five minutes ahead of the clock.",
      "--now 晚于系统时钟五分钟以上时仍然记录。"),
  ]

  static let activities = OptionSpec(
    "activities",
    "Give imported events the names and resources of the log that they came from: what was written there goes out.",
    "导入的事件使用原日志中的活动名与执行者：原日志所写内容会随之导出。")

  static let confirmed = OptionSpec(
    ExchangeLine.Key.confirmed.rawValue,
    "Record text that looks like a phone or card number but is not one.",
    "看似电话、证件或银行卡号而并非个人信息的，仍然记录。")

  /// By whose keys signatures are checked.
  static let trust = [
    OptionSpec(
      "key", value: "KEY", kind: .file,
      "Check signatures by this verifier key (NAME+ID+BASE64), or by those in this file.",
      "用此验证公钥（名称+编号+BASE64）或此文件中的公钥核对签名。", isRepeatable: true),
    OptionSpec(
      "policy", value: "FILE", kind: .file,
      "Check signatures by the logs and witnesses of this trust policy (C2SP tlog-policy).",
      "按此信任策略（C2SP tlog-policy）所列的签署人和见证人核对签名。"),
  ]

  static let vault = OptionSpec(
    "vault", value: "DIR", kind: .directory,
    "The vault: a directory apart from the book, that its owner alone may look into.",
    "个人信息库：台账之外的目录，仅属主可访问。", default: Phrase("WHISTLE_VAULT", "WHISTLE_VAULT"),
    variable: "WHISTLE_VAULT")

  static let searched = OptionSpec(
    "in", value: "PATH", kind: .file,
    "Search this file or directory, too, such as an export; the home directory is always searched.",
    "同时查找此文件或目录（如导出文件）；台账所在目录总会查找。", isRepeatable: true)

  static let by = OptionSpec(
    "by", value: "ACTOR", "Who records it.", "由谁记录。",
    default: Phrase("WHISTLE_BY, or the actor with this login", "WHISTLE_BY，否则为当前登录名所对应的人员"),
    variable: "WHISTLE_BY")
  /// The same where nothing is recorded.
  static let asker = OptionSpec(
    "by", value: "ACTOR", "Who asks, for --mine.", "以谁的身份查（配合 --mine）。", default: by.defaultText,
    variable: "WHISTLE_BY")
  static let source = OptionSpec(
    "source", value: "UNIT", "The unit that records it.", "由哪个单位记录。",
    default: Phrase("the actor's unit", "记录人所在单位"))

  static let period = period(isRequired: true)
  static let optionalPeriod = period(isRequired: false)

  private static func period(isRequired: Bool) -> OptionSpec {
    OptionSpec(
      "period", value: "P", "A month, quarter or year: 2026-10, 2026-Q4, 2026.",
      "月、季或年：2026-10、2026-Q4、2026。", isRequired: isRequired)
  }

  static let vary = OptionSpec(
    "vary", value: "CLAUSE",
    "Try one value of a clause, or each of several: /classes/normal/timers/handle/limit=3wd, or …=2wd..4wd, or …=2wd..6wd/2wd with a step.",
    "试用某一条款的一个取值，或逐一试用各个取值：/classes/normal/timers/handle/limit=3wd，或 …=2wd..4wd，带步长的写 …=2wd..6wd/2wd。"
  )

  static let since = OptionSpec(
    "since", value: "SEQUENCE", "Only events behind this one; all else as it stands.",
    "只导出此号之后的事件；其余为现状。")

  static let unit = OptionSpec("unit", value: "UNIT", "Only this unit.", "只看该单位。")

  static let timer = OptionSpec(
    "timer", value: "TIMER", "Only this timer: \(timers.english).", "只看该时限：\(timers.chinese)。")
  /// The names of all timers.
  static let timers = Phrase(
    Timer.allCases.map(\.phrase.english).joined(separator: ", "),
    Timer.allCases.map(\.phrase.chinese).joined(separator: "、"))
  /// Of cases; the ladder is that of the rules.
  static func tier(isRepeatable: Bool = false) -> OptionSpec {
    OptionSpec(
      "tier", value: "TIER", "Only cases at this tier, such as grid or community.",
      "只看该层级的案件，如网格、社区。", isRepeatable: isRepeatable)
  }
  static let matter = OptionSpec(
    "matter", value: "CODE", "Only this matter.", "只看该事项。", isRepeatable: true)

  /// What a key of an event may hold (SPEC §3).
  static func values(of key: String, in type: EventType) -> ValueKind {
    .choice(type.row.shapes[0].first { $0.name == key }?.form.choices ?? [])
  }

  /// Events from one snapshot to the next, for --every.
  static let snapshotDistance = 1...1_000_000_000
}
