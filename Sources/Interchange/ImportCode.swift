package import Basics

/// Why a file, or a row of it, cannot be taken over.
package enum ImportCode: String, ErrorCode {
  case caseMissing = "import.case"
  case column = "import.column"
  case dangling = "import.dangling"
  case empty = "import.empty"
  case json = "import.json"
  case mapping = "import.mapping"
  case noTime = "import.no-time"
  case noUnit = "import.no-unit"
  case repeated = "import.repeated-key"
  case shape = "import.shape"
  case time = "import.time"
  case tooLong = "import.too-long"
  case trailing = "import.trailing"
  case unwanted = "import.unwanted"

  package var remedy: Phrase {
    switch self {
    case .caseMissing: Phrase("give the row a case number, or leave it out", "请补上案件编号，或删去该行")
    case .column: Phrase("look at the names in the first row", "请核对首行的列名")
    case .dangling: Phrase("export the log whole, with its objects", "请导出完整的日志，包括对象")
    case .json: Phrase("export it again; no key may stand twice in one object", "请重新导出；同一对象中键不得重复")
    case .tooLong: Phrase("look whether a quote or a bracket is never closed", "请检查是否有未闭合的引号或括号")
    case .empty: Phrase("export it again, with a header", "请重新导出，并带列名")
    case .mapping:
      Phrase(
        "'whistle help import csv' names the mappings that are shipped",
        "“whistle help import csv”列出自带的映射")
    case .noTime:
      Phrase(
        "name in the mapping's 'time' what the log has, or give the event a time",
        "请在映射的“time”中写明日志所用的属性，或给该事件补上时间")
    case .noUnit:
      Phrase("name in the mapping's 'data' where the unit stands", "请在映射的“data”中写明单位所在的属性")
    case .repeated: Phrase("leave one of them", "请只保留一个")
    case .shape:
      Phrase("look whether the file is what the command imports", "请核对文件是否为该命令所导入的格式")
    case .time: Phrase("add a pattern to the mapping's 'times'", "请在映射的“times”中补一个格式")
    case .trailing:
      Phrase("put it in front of the first event of its trace", "请把它移到该轨迹的第一个事件之前")
    case .unwanted:
      Phrase(
        "add a template for it, or one with a 'type' that the row names and an 'else'",
        "请为它补一个模板，或用由该行写明类型并带“else”的模板")
    }
  }
}
