package import Basics

/// What keeps a command from being done, or is to be known of its answer.
package enum ProgramCode: String, ErrorCode {
  case appendJSON = "append.json"
  case assessTable = "assess.table"
  case assessUnpublished = "assess.unpublished"
  case caseUnknown = "case.unknown"
  case documentJSON = "document.json"
  case importEncoding = "import.encoding"
  case outputFailed = "output.failed"
  case publishUnfinished = "publish.unfinished"
  case recordActor = "record.actor"
  case recordDuty = "record.duty"
  case reportUnfinished = "report.unfinished"
  case rulesInvalid = "rules.invalid"
  case rulesNone = "rules.none"
  case rulesSuspicious = "rules.suspicious"
  case rulesUnknown = "rules.unknown"
  case simulateNotEmpty = "simulate.not-empty"

  package var text: ErrorText {
    switch self {
    case .appendJSON:
      ErrorText(
        "a line to be appended is no JSON", "要追加的某行不是 JSON",
        do: "each line is one CloudEvents 1.0 event in JSON",
        "每行是一个 JSON 格式的 CloudEvents 1.0 事件")
    case .assessTable:
      ErrorText(
        "a published table is not what the state that it names gives", "公布的表与其所依据的状态不符",
        do: "it may have been published by other means, or of some units only",
        "可能以其他方式公布，或只含部分单位")
    case .assessUnpublished:
      ErrorText(
        "no table of the period was published", "该时段的考核尚未公布",
        do: "publish it: whistle publish --period P --by ACTOR",
        "请先公布：whistle publish --period P --by ACTOR")
    case .caseUnknown:
      ErrorText(
        "there is no such case in what was read of the book", "此次读取的台账中没有该案件",
        do: "'whistle cases' lists them", "“whistle cases”列出全部案件")
    case .documentJSON:
      ErrorText(
        "a document is no JSON", "文件不是 JSON",
        do: "the document must be JSON as RFC 8259 has it", "文件须为 RFC 8259 所定的 JSON")
    case .importEncoding:
      ErrorText(
        "a file is not in the encoding that was said, or cannot be converted", "文件编码与所写不符，或无法转换",
        do: "say in the mapping how it is written (\"encoding\"), or mend the place",
        "请在映射中写明文件的编码（encoding），或更正该处")
    case .outputFailed:
      ErrorText(
        "standard output cannot be written", "标准输出无法写入",
        do: "the disk may be full, or the reader gone", "可能磁盘已满，或读取方已退出")
    case .publishUnfinished:
      ErrorText(
        "the period of a published table is not over yet", "所公布的时段尚未结束",
        do: "publish it again when it is over: the last table counts",
        "期满后可再次公布，以最后一次为准")
    case .recordActor:
      ErrorText(
        "the book knows no such actor, so their unit is unknown", "台账中没有该人员，不知其单位",
        do: "name the unit with --source, or register the actor", "请用 --source 写明单位，或先登记人员")
    case .recordDuty:
      ErrorText(
        "the roster names no unit to dispatch to", "值班表没有可派往的单位",
        do: "name the unit, or see 'whistle duty --case ID'", "请写明单位，或查看“whistle duty --case ID”")
    case .reportUnfinished:
      ErrorText(
        "the period that is compared is not over yet", "所比较的时段尚未结束",
        do: "ask for a month or a quarter that is over", "请查询已结束的月或季")
    case .rulesInvalid:
      ErrorText(
        "a document is no valid ruleset", "规则文件无效",
        do: "'whistle rules show standard' prints a valid one",
        "“whistle rules show standard”可打印一份有效的规则")
    case .rulesNone:
      ErrorText(
        "no ruleset is in force", "没有施行中的规则",
        do: "adopt one: whistle rules adopt standard --effective T --scope new --by ACTOR",
        "请先施行一份：whistle rules adopt standard --effective T --scope new --by ACTOR")
    case .rulesSuspicious:
      ErrorText(
        "a ruleset is valid, and something in it is most likely a slip", "规则文件有效，但有可疑之处",
        do: "look at the place; nothing need be changed", "请核对该处；不改也可施行")
    case .rulesUnknown:
      ErrorText(
        "no ruleset has this name or digest", "没有该名称或摘要的规则",
        do: "'whistle rules list' lists what is shipped and what stands in the book",
        "“whistle rules list”列出自带的和台账中的规则")
    case .simulateNotEmpty:
      ErrorText(
        "the book to be simulated has events already", "要模拟的台账中已有事件",
        do: "name an empty home directory: whistle --home DIR simulate …",
        "请指定空目录：whistle --home DIR simulate …")
    }
  }
}
