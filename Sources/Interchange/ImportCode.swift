package import Basics

/// Why a file, or a row of it, cannot be taken over.
package enum ImportCode: String, ErrorCode {
  case caseMissing = "import.case"
  case column = "import.column"
  case empty = "import.empty"
  case mapping = "import.mapping"
  case time = "import.time"

  package var remedy: Phrase {
    switch self {
    case .caseMissing: Phrase("give the row a case number, or leave it out", "请补上案件编号，或删去该行")
    case .column: Phrase("look at the names in the first row", "请核对首行的列名")
    case .empty: Phrase("export it again, with a header", "请重新导出，并带列名")
    case .mapping:
      Phrase(
        "'whistle help import csv' names the mappings that are shipped",
        "“whistle help import csv”列出自带的映射")
    case .time: Phrase("add a pattern to the mapping's 'times'", "请在映射的“times”中补一个格式")
    }
  }
}
