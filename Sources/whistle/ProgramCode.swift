package import Basics

/// What keeps a command from being done, or is to be known of its answer.
package enum ProgramCode: String, ErrorCode {
  case assessTable = "assess.table"
  case assessUnpublished = "assess.unpublished"
  case caseUnknown = "case.unknown"
  case documentJSON = "document.json"
  case importEncoding = "import.encoding"
  case outputFailed = "output.failed"
  case publishUnfinished = "publish.unfinished"
  case recordActor = "record.actor"
  case recordBehalf = "record.behalf"
  case recordCorrection = "record.correction"
  case recordDuty = "record.duty"
  case recordNumber = "record.number"
  case reportUnfinished = "report.unfinished"
  case rulesNone = "rules.none"
  case rulesSuspicious = "rules.suspicious"
  case rulesUnknown = "rules.unknown"
  case simulateNotEmpty = "simulate.not-empty"

  package var remedy: Phrase {
    switch self {
    case .assessTable:
      Phrase(
        "it may have been published by other means, or of some units only", "可能以其他方式公布，或只含部分单位")
    case .assessUnpublished:
      Phrase(
        "publish it: whistle publish --period P --by ACTOR",
        "请先公布：whistle publish --period P --by 〈人员〉")
    case .caseUnknown: Phrase("'whistle cases' lists them", "“whistle cases”列出全部案件")
    case .documentJSON:
      Phrase("the document must be JSON as RFC 8259 has it", "文件须为 RFC 8259 所定的 JSON")
    case .importEncoding:
      Phrase(
        "say in the mapping how it is written (\"encoding\"), or correct the place",
        "请在映射中写明文件的编码（encoding），或更正该处")
    case .outputFailed: Phrase("the disk may be full, or the reader gone", "可能磁盘已满，或读取方已退出")
    case .publishUnfinished:
      Phrase("publish it again when it is over: the last table counts", "期满后可再次公布，以最后一次为准")
    case .recordActor:
      Phrase("name the unit with --source, or register the actor", "请用 --source 写明单位，或先登记人员")
    case .recordBehalf:
      Phrase(
        "it takes a role with \"behalf\":true in the rules' authority",
        "须有授权规定中 \"behalf\":true 的角色")
    case .recordCorrection:
      Phrase(
        "take it back by the step that leads back, or note what was wrong: whistle note CASE WHAT",
        "请以相反的一步改回，或记事说明：whistle note 〈案件〉 〈内容〉")
    case .recordDuty:
      Phrase(
        "name the unit, or see 'whistle duty --case ID'", "请写明单位，或查看“whistle duty --case 〈编号〉”")
    case .recordNumber:
      Phrase("give the first one: --case FH-2026-000001", "请写明首个编号：--case FH-2026-000001")
    case .reportUnfinished: Phrase("ask for a month or a quarter that is over", "请查询已结束的月或季")
    case .rulesNone:
      Phrase(
        "adopt one: whistle rules adopt standard --effective T --scope new --by ACTOR",
        "请先施行一份：whistle rules adopt standard --effective T --scope new --by 〈人员〉")
    case .rulesSuspicious:
      Phrase("look at the place; nothing has to be changed", "请核对该处；不改也可施行")
    case .rulesUnknown:
      Phrase(
        "'whistle rules list' lists the shipped rulesets and those in the book",
        "“whistle rules list”列出自带的和台账中的规则")
    case .simulateNotEmpty:
      Phrase(
        "name an empty home directory: whistle --home DIR simulate …",
        "请指定空目录：whistle --home 〈目录〉 simulate …")
    }
  }
}
