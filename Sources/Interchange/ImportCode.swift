public import Basics

/// Why a file, or a row of it, cannot be taken over.
public enum ImportCode: String, ErrorCode {
  case caseMissing = "import.case"
  case column = "import.column"
  case empty = "import.empty"
  case mapping = "import.mapping"
  case time = "import.time"

  public var text: ErrorText {
    switch self {
    case .caseMissing:
      ErrorText(
        "the row has no case number, or its event no id", "该行没有案件编号或事件编号",
        do: "give the row a case number, or leave it out", "请补上案件编号，或删去该行")
    case .column:
      ErrorText(
        "the first row does not name a column of the mapping once", "首行与映射所指的列不符",
        do: "look at the names in the first row", "请核对首行的列名")
    case .empty:
      ErrorText(
        "the file has no first row", "文件为空，没有首行",
        do: "export it again, with a header", "请重新导出，并带列名")
    case .mapping:
      ErrorText(
        "the mapping is not valid", "导入映射有误",
        do: "'whistle help import csv' names the mappings that are shipped",
        "“whistle help import csv”列出自带的映射")
    case .time:
      ErrorText(
        "a cell is no time in any of the mapping's forms", "单元格不符合映射所列的任何时间格式",
        do: "add a pattern to the mapping's 'times'", "请在映射的“times”中补一个格式")
    }
  }
}
