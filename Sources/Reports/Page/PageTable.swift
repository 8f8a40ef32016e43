import Basics
import CommandLineKit

/// The table behind a chart: columns as the command line has them, as many rows as a page has room for.
struct PageTable: Sendable {
  /// A page is to be sent by mail: what is longer is there by the command.
  static let maximumRows = 500

  private let rows: Markup
  private let shown: Int
  private let count: Int
  private let command: PageCommand

  /// - Parameter command: prints all rows.
  init<Row>(
    _ rows: [Row], _ columns: [Column<Row>], _ page: PageContext, all command: PageCommand
  ) {
    let (context, words) = (page.reports, page.words)
    var table: Markup = "<table><thead><tr>"
    for column in columns {
      let head = column.heading(words)
      table += "<th scope=\"col\"\(Self.side(head.alignment))>\(head.title)</th>"
    }
    table += "</tr></thead><tbody>\n"
    for row in rows.prefix(Self.maximumRows) {
      table += "<tr>"
      for column in columns { table += Self.cell(column, row, context) }
      table += "</tr>\n"
    }
    table += "</tbody></table>"
    self.rows = table
    self.command = command
    (shown, count) = (min(rows.count, Self.maximumRows), rows.count)
  }

  private static func cell<Row>(
    _ column: Column<Row>, _ row: Row, _ context: RowContext
  ) -> Markup {
    let text = column.text(row, context)
    let isNumber = if case .number = column.json(row, context) { true } else { false }
    // A spreadsheet that it is pasted into takes no formula from a name; `-5 → -3` is none.
    let shown = isNumber || column.head.alignment == .right ? text : CSV.harmless(text)
    return "<td\(side(column.head.alignment))>\(name: shown)</td>"
  }

  private static func side(_ alignment: Alignment) -> Markup {
    alignment == .right ? " class=\"n\"" : ""
  }

  func markup(_ title: String, _ words: Words) -> Markup {
    let count = words.pick(
      "Table: " + words.count(self.count, "row", "rows"), "数据表：\(self.count) 行")
    var more: Markup = ""
    if shown < self.count {
      let text = words.pick(
        "\(shown) of \(self.count) rows; all: ", "共 \(self.count) 行，列出 \(shown) 行；全部见 ")
      more = "<p class=\"more\">\(text)\(command.markup)</p>"
    }
    return """
      <details><summary>\(count)</summary>\(more)<div class="scroll" role="group" tabindex="0" \
      aria-label="\(title)">\(rows)</div></details>

      """
  }
}
