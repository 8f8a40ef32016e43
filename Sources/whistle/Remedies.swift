import Basics
import CommandLineKit

extension Diagnostic {
  /// The same without anything that a terminal would obey: texts of books and users are quoted.
  var harmless: Diagnostic {
    var copy = self
    copy.message = message.map(\.visible)
    copy.hints = hints.map { $0.map(\.visible) }
    copy.place?.file = place?.file.visible ?? ""
    return copy
  }

  /// The same with what to do about it, where whoever found it had nothing to say.
  var withRemedy: Diagnostic {
    guard hints.isEmpty, let remedy = remedy ?? Diagnostic.remedies[code] else { return self }
    var copy = self
    copy.hints = [remedy]
    return copy
  }

  private static let remedies: [String: Phrase] = [
    "append.form": Phrase(
      "the keys of each type are listed in events/FORMAT.md", "各类事件的键见 events/FORMAT.md"),
    "csv.columns": Phrase("every row has as many cells as the first", "每行的格数须与首行相同"),
    "csv.line-break": Phrase("lines end with LF or CRLF", "行尾用 LF 或 CRLF"),
    "csv.quote": Phrase(
      "a quote within a cell is doubled, and the cell stands in quotes (RFC 4180)",
      "格内引号写两次，整格加引号（RFC 4180）"),
    "csv.utf8": Phrase("convert the file to UTF-8 first", "请先把文件转为 UTF-8"),
    "import.case": Phrase("give the row a case number, or leave it out", "请补上案件编号，或删去该行"),
    "import.column": Phrase("look at the names in the first row", "请核对首行的列名"),
    "import.empty": Phrase("look at the file: its first row names the columns", "请查看文件：首行须写列名"),
    "import.mapping": Phrase(
      "'whistle help import csv' names the mappings that are shipped",
      "“whistle help import csv”列出自带的映射"),
    "import.time": Phrase("add a pattern to the mapping's 'times'", "请在映射的“times”中补一个格式"),
  ]
}
