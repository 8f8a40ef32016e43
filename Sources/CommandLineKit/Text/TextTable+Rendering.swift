extension TextTable {
  /// The title line, underlined where the style is on, and a line for each row; two blanks part the
  /// columns and none end a line.
  package func rendered(_ style: Style = .plain) -> String {
    var table = self
    var out: [UInt8] = []
    table.render(style, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Renders the rows that were not yet, and lets go of them.
  package mutating func render(_ style: Style, to out: inout [UInt8]) {
    precondition(cells.count % columns.count == 0, "a row has a cell for each column")
    var start = 0
    for row in 0..<count {
      var pendingBlanks = 0
      for column in columns.indices {
        let cell = cells[row * columns.count + column]
        // Blanks are added outside the paint, so that what is underlined is only the text.
        let blanks = widths[column] - Int(cell.width)
        let isRight = columns[column].alignment == .right
        if cell.end > start {
          out.append(blanks: pendingBlanks + (isRight ? blanks : 0))
          style.paint(text[start..<cell.end], cell.paint, to: &out)
          pendingBlanks = isRight ? 2 : 2 + blanks
        } else {
          pendingBlanks += 2 + blanks
        }
        start = cell.end
      }
      out.append(0x0A)
    }
    cells.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }
}

extension [UInt8] {
  fileprivate mutating func append(blanks count: Int) {
    for _ in 0..<count { append(UInt8(ascii: " ")) }
  }
}
