import Basics
import CaseModel
import CommandLineKit
import Queries

/// The command line as data: parsing, help, completions and the manual page come from here.
enum Program {
  static let version = "0.2.0"

  static let spec = ProgramSpec(
    "whistle", version: version,
    Phrase(
      "Case handling for \"whistle and report\": one book of events, everything else replayed.",
      "“吹哨报到”办件引擎：一本事件台账，其余皆由重放得出。"),
    options: [
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
    ],
    groups: [look, supervision, deliberation, serve, book, rules, tools],
    notes: [
      .init(
        Phrase("EXIT STATUS", "退出状态"),
        Phrase(
          "0 done; 1 done, with findings (replay, audit: anomalies; verify, snapshot verify: damage; "
            + "reproject, rules diff: differences; "
            + "import, append --keep-going: refused rows); 2 could not; 70 a fault of the program.",
          "0 完成；1 完成但有发现（replay、audit：异常；verify、snapshot verify：损坏；"
            + "reproject、rules diff：有差异；"
            + "import、append --keep-going：有拒收的行）；2 未能完成；70 程序自身的错误。"))
    ])

  // MARK: Options that several commands share

  static let reading = [
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
  private static let questions =
    reading + [
      OptionSpec(
        "rules", value: "RULES", .file,
        help: Phrase(
          "As if these rules alone had been adopted from the start: a file, a name, a digest, now.",
          "假设自始仅施行此规则：文件、名称、摘要或 now。"))
    ]

  private static let writing = [
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

  private static let by = OptionSpec(
    "by", value: "ACTOR", isRequired: true, help: Phrase("Who records it.", "由谁记录。"))
  private static let source = OptionSpec(
    "source", value: "UNIT", default: Phrase("the actor's unit", "记录人所在单位"),
    help: Phrase("The unit that records it.", "由哪个单位记录。"))

  /// What a key of a registration may hold (SPEC §3).
  private static func registered(_ key: String) -> [String] {
    EventType.caseRegistered.row.shapes[0].first { $0.name == key }?.form.choices ?? []
  }

  // MARK: Looking

  private static let look = ProgramSpec.Group(
    Phrase("Look", "查看"),
    [
      CommandSpec(
        "board", Phrase("The first look: what is there, late, missing.", "总览：有什么、什么超期、谁未报到。"),
        options: questions),
      CommandSpec(
        "case", Phrase("One case: state, timers, history.", "单件：状态、时限、经过。"),
        arguments: [ArgumentSpec("ID", help: Phrase("The case number.", "案件编号。"))],
        options: questions + [
          OptionSpec(
            "explain",
            help: Phrase(
              "Say which events and which clause made each due time.", "说明每个到期时间由哪些事件、哪条规则得出。"))
        ]),
      CommandSpec(
        "cases", Phrase("One row a case.", "案件列表。"),
        options: questions + [
          OptionSpec(
            "status", value: "STATUS", isRepeatable: true,
            help: Phrase("Only cases in this status.", "只看该状态。")),
          OptionSpec(
            "tier", value: "TIER", isRepeatable: true, help: Phrase("Only this tier.", "只看该层级。")),
          OptionSpec(
            "unit", value: "UNIT", isRepeatable: true,
            help: Phrase("Only what this unit, or one below it, holds.", "只看该单位及下级承办的。")),
          OptionSpec(
            "matter", value: "CODE", isRepeatable: true,
            help: Phrase("Only this matter.", "只看该事项。")),
          OptionSpec(
            "urgency", value: "URGENCY", .choice(registered("urgency")), isRepeatable: true,
            help: Phrase("Only this urgency.", "只看该紧急程度。")),
          OptionSpec(
            "receiver", value: "UNIT", isRepeatable: true,
            help: Phrase(
              "Only what this unit, or one below it, had first.", "只看由该单位或其下级首接的。")),
          OptionSpec(
            "excluded",
            help: Phrase("Only those excluded from the assessment.", "只看已剔除、不计入考核的。")),
          OptionSpec(
            "channel", value: "CHANNEL", .choice(registered("channel")), isRepeatable: true,
            help: Phrase(
              "Only what came in by it; proactive: before anybody complained.",
              "只看该渠道的；proactive 为未诉先办。")),
          OptionSpec(
            "overdue", value: "TIMER", isRepeatable: true,
            help: Phrase("Only where this timer (or any) is overdue.", "只看该时限（或 any）超期的。")),
        ]),
      CommandSpec(
        "due", Phrase("What falls due soon, by unit.", "即将到期，按单位。"),
        options: questions + [
          OptionSpec(
            "within", value: "D", default: "24h",
            help: Phrase("How far to look ahead: 8wh, 2wd, 24h.", "往前看多远：8wh、2wd、24h。")),
          OptionSpec("timer", value: "TIMER", help: Phrase("Only this timer.", "只看该时限。")),
        ]),
      CommandSpec(
        "overdue", Phrase("What is overdue, by unit.", "已超期，按单位。"),
        options: questions + [
          OptionSpec("timer", value: "TIMER", help: Phrase("Only this timer.", "只看该时限。"))
        ]),
    ])

  // MARK: Supervision and assessment

  static let period = OptionSpec(
    "period", value: "P", isRequired: true,
    help: Phrase("A month, quarter or year: 2026-10, 2026-Q4, 2026.", "月、季或年：2026-10、2026-Q4、2026。")
  )
  private static let unit = OptionSpec(
    "unit", value: "UNIT", help: Phrase("Only this unit.", "只看该单位。"))

  private static let supervision = ProgramSpec.Group(
    Phrase("Supervise and assess", "督办与考核"),
    [
      CommandSpec(
        "cards", Phrase("Notices and cards, and whether they were answered.", "督办单与黄红牌，及其反馈。"),
        options: questions + [
          unit,
          OptionSpec(
            "level", value: "LEVEL", .choice(["notice", "yellow", "red"]), isRepeatable: true,
            help: Phrase("Only this level.", "只看该级别。")),
          OptionSpec("open", help: Phrase("Only those not lifted.", "只看未销号的。")),
        ]),
      CommandSpec(
        "whistles", Phrase("Every unit that a whistle called, and how far it is.", "每次吹哨所叫单位及其进度。"),
        options: questions + [
          unit,
          OptionSpec(
            "kind", value: "KIND", .choice(["routine", "tough", "emergency"]), isRepeatable: true,
            help: Phrase("Only whistles of this kind.", "只看该类哨。")),
          OptionSpec(
            "step", value: "STEP", .choice(CallStep.allCases.map(\.rawValue)), isRepeatable: true,
            help: Phrase("Only units that are so far.", "只看该进度。")),
        ]),
      CommandSpec(
        "absent", Phrase("Who was called in a month, and did not report in.", "一月内吹哨未报到的单位。"),
        options: questions + [
          OptionSpec(
            "month", value: "MONTH", default: Phrase("the month of now", "现在所在的月"),
            help: Phrase("The month, such as 2026-10.", "月份，如 2026-10。"))
        ]),
      CommandSpec(
        "assess", Phrase("The scoreboard of a period.", "考核排名。"),
        options: questions + [
          period,
          OptionSpec(
            "kind", value: "KIND", .choice(Unit.Kind.allCases.map(\.rawValue)),
            isRepeatable: true,
            help: Phrase("Rank units of this kind among themselves.", "只在该类单位之间排名。")),
          OptionSpec(
            "persons",
            help: Phrase(
              "Rank persons: legs by who signed them, closings by who resolved.",
              "按个人排名：谁签收的派发算谁的，谁办结的结案算谁的。")),
          OptionSpec(
            "published",
            help: Phrase("The published table beside today's.", "已公布的排名与现在对照。")),
          OptionSpec(
            "explain", value: "UNIT",
            help: Phrase(
              "Derive this unit's figures: events, clauses, due times.", "逐条说明该单位的得分：事件、条款、期限。")),
        ]),
      CommandSpec(
        "publish", Phrase("Freezes a period's table by its digest.", "公布考核结果（以摘要存证）。"),
        options: [period, by, source] + writing),
      CommandSpec(
        "appeals", Phrase("What units said against what was published.", "申诉及其处理。"),
        options: reading + [
          OptionSpec(
            "period", value: "P",
            help: Phrase("Only of this period.", "只看该时段。"))
        ]),
      CommandSpec(
        "report", Phrase("What is printed at the end of a period.", "月、季、年末报表。"),
        subcommands: [
          CommandSpec(
            "disclosure",
            Phrase("What is made public: cases, tiers, matters, absences.", "公开：办件、层级、事项、未报到。"),
            options: reading + [
              period,
              OptionSpec(
                "repeat-days", value: "N", default: "30",
                help: Phrase(
                  "A request is repeated if the same place and matter came up within N days before.",
                  "同一地点同一事项 N 天内再次登记即为重复诉求。")),
            ]),
          CommandSpec(
            "tiers", Phrase("At which tier cases were closed.", "办结层级。"),
            options: reading + [period]),
          CommandSpec(
            "contest", Phrase("The quarter's contest: commitments made and kept.", "季度擂台比武：承诺与践诺。"),
            options: reading + [period]),
          CommandSpec(
            "change", Phrase("Registrations against the year before.", "登记量同比。"),
            options: reading + [
              period,
              OptionSpec(
                "channel", value: "CHANNEL", default: "hotline",
                help: Phrase("Of which channel.", "哪个渠道。")),
            ]),
          CommandSpec(
            "person", Phrase("Records of service: one person's, or everyone's.", "个人服务记录；不指名则列全部。"),
            arguments: [
              ArgumentSpec("ACTOR", isOptional: true, help: Phrase("The actor.", "人员。"))
            ],
            options: reading + [period]),
        ]),
    ])

  // MARK: The book

  private static let book = ProgramSpec.Group(
    Phrase("Write", "记录"),
    [
      CommandSpec(
        "record", Phrase("Records one event, through the guards.", "记录一个事件，经规则把关。"),
        arguments: [
          ArgumentSpec(
            "TYPE", help: Phrase("Event type, such as case.signed.", "事件类型，如 case.signed。")),
          ArgumentSpec("SUBJECT", help: Phrase("The case, or what it is about.", "案件或对象。")),
          ArgumentSpec(
            "KEY=VALUE", isOptional: true, isRepeating: true,
            help: Phrase(
              "Members of data, each read as its key asks: texts as they are, all else as JSON. "
                + "to=@duty: the unit on duty, by the roster.",
              "data 的内容，按各键的类型读取：文本照录，其余按 JSON。to=@duty：按值班表派给值班单位。")),
        ],
        options: [
          by, source,
          OptionSpec(
            "time", value: "T", default: Phrase("now", "现在"),
            help: Phrase("When it happened.", "发生时间。")),
          OptionSpec(
            "id", value: "ID", default: Phrase("a fresh ULID", "新的 ULID"),
            help: Phrase("The event's id.", "事件标识。")),
          OptionSpec(
            "expect", value: "N",
            help: Phrase("Refuse unless the subject stands at N.", "对象不在第 N 版则拒绝。")),
        ] + writing),
      CommandSpec(
        "append", Phrase("Appends CloudEvents lines, all or nothing.", "追加 CloudEvents 行，全收或全不收。"),
        arguments: [
          ArgumentSpec(
            "FILE", .file, isOptional: true,
            help: Phrase("A file; - or none: standard input.", "文件；- 或不写：标准输入。"))
        ],
        options: [
          OptionSpec(
            "keep-going",
            help: Phrase("Take what is right, write the rest to a file.", "收下正确的，其余写入文件。")),
          OptionSpec(
            "refused", value: "FILE", .file,
            default: Phrase("FILE.refused.jsonl", "FILE.refused.jsonl"),
            help: Phrase("Where --keep-going writes refused lines.", "拒收行写到哪里。")),
          OptionSpec(
            "history",
            help: Phrase("Take the lines as facts: only form is checked.", "作为既成事实：只查格式。")),
        ] + writing),
      CommandSpec(
        "import", Phrase("Takes over another system's cases.", "导入其他系统的案件。"),
        subcommands: [
          CommandSpec(
            "csv", Phrase("Rows of a CSV become events by a mapping.", "按映射把 CSV 各行变成事件。"),
            discussion: ImportHelp.discussion,
            arguments: [ArgumentSpec("FILE", .file, help: Phrase("The CSV file.", "CSV 文件。"))],
            options: [
              OptionSpec(
                "mapping", value: "M", .file, isRequired: true,
                help: Phrase(
                  "A mapping's file, or nyc311, la311, boston311.", "映射文件，或 nyc311、la311、boston311。"
                )),
              OptionSpec(
                "strict", help: Phrase("Nothing is taken if one row is refused.", "有一行拒收则全不收。")),
              OptionSpec(
                "corrections",
                help: Phrase(
                  "Record a due time that has moved as a correction.", "期限有变动的，记为更正。")),
            ] + writing)
        ]),
      CommandSpec(
        "sweep", Phrase("Issues what has fallen due: urges, cards, escalations.", "督办：催办、黄红牌、提级。"),
        options: [
          OptionSpec("dry-run", help: Phrase("Print it, append nothing.", "只打印，不追加。"))
        ] + writing),
    ])

  // MARK: Rules

  private static let rules = ProgramSpec.Group(
    Phrase("Rules", "规则"),
    [
      CommandSpec(
        "rules", Phrase("Documents of rules.", "规则文件。"),
        subcommands: [
          CommandSpec(
            "check", Phrase("Checks a document.", "检查规则文件。"),
            arguments: [ArgumentSpec("FILE", .file, help: Phrase("The document.", "规则文件。"))]),
          CommandSpec(
            "show", Phrase("Prints a document; else the one in force.", "打印规则；不写则为现行规则。"),
            arguments: [
              ArgumentSpec(
                "NAME|DIGEST", isOptional: true,
                help: Phrase("A name, or the beginning of a digest.", "名称，或摘要的开头。"))
            ],
            options: [
              OptionSpec(
                "at", value: "T", default: Phrase("now", "现在"),
                help: Phrase("In force at T.", "T 时的现行规则。"))
            ] + reading),
          CommandSpec(
            "adopt", Phrase("Adopts a document.", "施行规则文件。"),
            arguments: [
              ArgumentSpec(
                "FILE", .file, help: Phrase("A file, or a shipped name.", "文件，或随附规则的名称。"))
            ],
            options: [
              OptionSpec(
                "effective", value: "T", isRequired: true, help: Phrase("From when.", "生效时间。")),
              OptionSpec(
                "scope", value: "S", .choice(["new", "open", "all"]), isRequired: true,
                help: Phrase("Which timers it governs.", "适用范围。")),
              by, source,
            ] + writing),
          CommandSpec(
            "diff", Phrase("The clauses in which two documents differ.", "两份规则的条款差异。"),
            arguments: [
              ArgumentSpec(
                "A", .file,
                help: Phrase("A file, a name, a digest, or now.", "文件、名称、摘要或 now。")),
              ArgumentSpec("B", .file, help: Phrase("The same.", "同上。")),
            ]),
          CommandSpec(
            "list", Phrase("What is shipped, and what stands in the book.", "随附的与台账中的规则。"),
            options: reading),
        ]),
      CommandSpec(
        "reproject", Phrase("What other rules would mean for every case.", "改用其他规则，各案件会怎样。"),
        options: reading + [
          OptionSpec(
            "rules", value: "RULES", .file, isRequired: true,
            help: Phrase(
              "The rules to try: a file, a name, a digest, now.", "拟用的规则：文件、名称、摘要或 now。")),
          OptionSpec(
            "period", value: "P",
            help: Phrase(
              "Only cases registered in it, and its scoreboard: 2026-10, 2026-Q4, 2026.",
              "只看该期登记的案件及该期排名：2026-10、2026-Q4、2026。")),
          OptionSpec(
            "unit", value: "UNIT",
            help: Phrase("Only what this unit, or one below it, holds.", "只看该单位及下级承办的。")),
          OptionSpec(
            "matter", value: "CODE", isRepeatable: true,
            help: Phrase("Only this matter.", "只看该事项。")),
          OptionSpec(
            "out", value: "DIR", .directory,
            help: Phrase("Keep the projection and its manifest there.", "把推演结果与清单存到该目录。")),
        ]),
    ])

  // MARK: Tools

  private static let tools = ProgramSpec.Group(
    Phrase("Audit and tools", "审计与工具"),
    [
      CommandSpec(
        "replay", Phrase("Folds the book from its first line.", "从第一行起重放台账。"), options: questions),
      CommandSpec(
        "audit", Phrase("Lists events that break the table of the lifecycle.", "列出违反办件流程的事件。"),
        options: questions),
      CommandSpec(
        "verify", Phrase("Re-reads every byte of the book.", "逐字节核对台账。"),
        options: [
          OptionSpec(
            "to-sequence", value: "N",
            help: Phrase(
              "Size and root of the first N events; all are read.", "给出前 N 个事件的根哈希；仍读全部。")),
          OptionSpec(
            "root", value: "R",
            help: Phrase(
              "The root noted of the first N: says whether the book still begins with them.",
              "当时记下的前 N 个事件的根哈希：核对台账是否仍以其开头。")),
        ]),
      CommandSpec(
        "snapshot", Phrase("States on disk, to start from.", "状态快照。"),
        subcommands: [
          CommandSpec(
            "create", Phrase("Writes one of the whole book.", "为整本台账生成快照。"),
            options: [
              OptionSpec(
                "every", value: "N",
                help: Phrase(
                  "Also one at each N events, where none stands yet.",
                  "另在每满 N 个事件处各生成一个，已有可用的不重写。"))
            ]),
          CommandSpec("list", Phrase("Lists them, and whether they serve.", "列出快照及是否可用。")),
          CommandSpec("verify", Phrase("Folds again and compares.", "重放并比对。")),
          CommandSpec(
            "prune", Phrase("Removes old and useless ones.", "清除旧的和无用的快照。"),
            options: [
              OptionSpec(
                "keep", value: "N", default: "1",
                help: Phrase("How many of the newest to keep.", "保留最新的几个。")),
              OptionSpec(
                "every", value: "N",
                help: Phrase(
                  "Keep also the last one in each N events.", "另外每 N 个事件保留最后一个。")),
            ]),
        ]),
      CommandSpec(
        "simulate", Phrase("Fills an empty book with a made-up county.", "用模拟数据填充空台账。"),
        options: [
          OptionSpec(
            "preset", value: "P", default: "linshu",
            help: Phrase("linshu or standard.", "linshu 或 standard。")),
          OptionSpec("cases", value: "N", default: "1000", help: Phrase("How many cases.", "案件数。")),
          OptionSpec(
            "seed", value: "S", default: "1",
            help: Phrase("The same seed, the same book.", "同一种子，同一台账。")),
        ] + writing),
      CommandSpec(
        "completions", Phrase("Completions for a shell.", "命令补全脚本。"),
        arguments: [
          ArgumentSpec(
            "SHELL", .choice(["bash", "zsh", "fish"]), help: Phrase("Which shell.", "哪种 shell。"))
        ]),
      CommandSpec("manual", Phrase("The manual page, in mdoc.", "手册页（mdoc）。")),
    ])
}
