import Basics
import CommandLineKit

/// A small program with one of everything, whose texts the tests hold.
let sample = ProgramSpec(
  "ledger", version: "1.2.3",
  Phrase("Keeps a book of parcels.", "管理包裹台账。"),
  discussion: Phrase(
    "Every line of the book is kept; nothing is ever changed in place.\n\n    ledger add P-1",
    "台账的每一行都会保留，任何内容都不会被就地修改。\n\n    ledger add P-1"),
  options: [
    OptionSpec(
      "home", value: "DIR", kind: .directory, "Where the book lies.", "台账所在的目录。", default: "."),
    OptionSpec(
      "format", short: "f", value: "FORMAT", kind: .choice(["table", "json"]), "Form of results.",
      "结果的格式。", default: "table"),
    OptionSpec("lang", value: "LANG", kind: .choice(["en", "zh"]), "Language.", "语言。"),
  ],
  groups: [
    (Phrase("Work", "业务"), [add, list]),
    (Phrase("Upkeep", "维护"), [snapshot]),
  ],
  notes: [(Phrase("EXIT STATUS", "退出状态"), Phrase("0 done; 2 could not.", "0 成功；2 未能完成。"))],
  chineseNames: ["PARCEL": "包裹", "OPTION": "选项", "STATE": "状态"])

private let add = CommandSpec(
  "add", Phrase("Adds a parcel.", "登记包裹。"),
  arguments: [
    ArgumentSpec("PARCEL", "The parcel's number.", "包裹编号。"),
    ArgumentSpec("KEY=VALUE", "What is known.", "已知信息。", isOptional: true, isRepeating: true),
  ],
  options: [
    OptionSpec("by", value: "ACTOR", "Who adds it.", "登记人。", isRequired: true),
    OptionSpec(
      "mark", short: "m", value: "MARK",
      "A mark on the parcel's wrapping, such as fragile or this side up, for those who carry it.",
      "包装上的标记，例如“易碎”或“此面向上”，提醒搬运人员注意轻拿轻放并保持方向，不得倒置或重压。", isRepeatable: true),
    OptionSpec("dry-run", "Only say what would be done.", "只显示将要执行的操作。"),
  ])

private let list = CommandSpec(
  "list", Phrase("Lists parcels.", "列出包裹。"),
  arguments: [
    ArgumentSpec(
      "STATE", kind: .choice(["open", "lost"]), "Only parcels in this state.", "只列出该状态的包裹。",
      isOptional: true)
  ])

private let snapshot = CommandSpec(
  "snapshot", Phrase("Snapshots of the book.", "台账快照。"),
  options: [
    OptionSpec("deep", "Look at every line.", "检查每一行。")
  ],
  subcommands: [
    CommandSpec(
      "create", Phrase("Writes a snapshot.", "写入快照。"),
      arguments: [
        ArgumentSpec("FILE", kind: .file, "Where to.", "目标文件。")
      ]),
    CommandSpec("verify", Phrase("Checks all snapshots.", "校验全部快照。")),
  ])
