extension TextTable {
  /// The title line, underlined where the style is on, and a line for each row; two blanks part the
  /// columns and none end a line. What a terminal would obey is made visible.
  public func rendered(_ style: Style = .plain) -> String {
    let titles = columns.map { Cell($0.title, .underline) }
    let lines = ([titles] + rows).map { row in zip(row, columns).map(fitted) }
    let widths = columns.indices.map { column in
      lines.map { DisplayWidth.of($0[column].text) }.max() ?? 0
    }
    return lines.map { line($0, widths, style) + "\n" }.joined()
  }

  private func fitted(_ cell: Cell, _ column: Column) -> Cell {
    let text = cell.text.visible
    return Cell(column.maximumWidth.map { text.truncated(to: $0) } ?? text, cell.paint)
  }

  /// Blanks are added outside the paint, so that what is underlined is only the text.
  private func line(_ cells: [Cell], _ widths: [Int], _ style: Style) -> String {
    var line = ""
    var pendingBlanks = 0
    for (index, cell) in cells.enumerated() {
      let blanks = widths[index] - DisplayWidth.of(cell.text)
      let isRight = columns[index].alignment == .right
      if !cell.text.isEmpty {
        line += String(repeating: " ", count: pendingBlanks + (isRight ? blanks : 0))
        line += cell.paint.map { style.paint(cell.text, $0) } ?? cell.text
        pendingBlanks = 0
      }
      pendingBlanks += 2 + (isRight && !cell.text.isEmpty ? 0 : blanks)
    }
    return line
  }
}
