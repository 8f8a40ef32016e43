import Basics
import CommandLineKit

extension Diagnostic {
  /// The same without anything that a terminal would obey: texts of books and users are quoted.
  var harmless: Diagnostic {
    var copy = self
    copy.message = message.visible
    copy.hints = hints.map(\.visible)
    copy.place?.file = place?.file.visible ?? ""
    return copy
  }

  /// The same with what to do about it, where whoever found it had nothing to say.
  var withRemedy: Diagnostic {
    guard hints.isEmpty, let remedy = Diagnostic.remedies[code] else { return self }
    var copy = self
    copy.hints = [remedy]
    return copy
  }

  private static let remedies: [String: String] = [
    "append.form": "the keys of each type are listed in events/FORMAT.md",
    "append.json": "each line is one CloudEvents 1.0 event in JSON",
    "csv.columns": "every row has as many cells as the first",
    "csv.line-break": "lines end with LF or CRLF",
    "csv.quote": "a quote within a cell is doubled, and the cell stands in quotes (RFC 4180)",
    "csv.utf8": "convert the file to UTF-8 first",
    "document.json": "the document must be JSON as RFC 8259 has it",
    "file.io": "look at the path: a file may stand where a directory is wanted, or the other way",
    "file.missing": "look at the path",
    "import.case": "give the row a case number, or leave it out",
    "import.column": "look at the names in the first row",
    "import.empty": "look at the file: its first row names the columns",
    "import.mapping": "'whistle help import csv' names the mappings that are shipped",
    "import.time": "add a pattern to the mapping's 'times'",
  ]
}
