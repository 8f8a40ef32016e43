extension TextTable {
  /// The title line, underlined where the style is on, and a line for each row; two blanks part the
  /// columns and none end a line.
  package func rendered(_ style: Style = .plain) -> String {
    var table = self
    var out: [UInt8] = []
    table.render(style, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Renders the rows that were not yet, and lets go of them: as wide as they are, or as the style has
  /// columns.
  package mutating func render(_ style: Style, to out: inout [UInt8]) {
    precondition(cells.count % columns.count == 0, "a row has a cell for each column")
    let fit = TableFit(columns, widths, in: style.columns)
    let width = widths.reduce(0, +) + columns.count * TableFit.gap
    out.reserveCapacity(out.count + text.count + count * width)
    var start = 0
    for row in 0..<count {
      var pendingBlanks = 0
      for column in columns.indices {
        let cell = cells[row * columns.count + column]
        defer { start = cell.end }
        guard let width = fit.widths[column] else { continue }
        let (bytes, cellWidth) = fitted(text[start..<cell.end], Int(cell.width), to: width)
        // Blanks are added outside the paint, so that what is underlined is only the text.
        let blanks = width - cellWidth
        let isRight = columns[column].alignment == .right
        if !bytes.isEmpty {
          out.append(blanks: pendingBlanks + (isRight ? blanks : 0))
          style.paint(bytes, cell.paint, to: &out)
          pendingBlanks = isRight ? 2 : 2 + blanks
        } else {
          pendingBlanks += 2 + blanks
        }
      }
      out.append(0x0A)
    }
    cells.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }

  /// The titles of the columns that a window has no room for.
  package func titlesLeftOut(_ style: Style) -> [String] {
    let fit = TableFit(columns, widths, in: style.columns)
    return columns.indices.filter { fit.widths[$0] == nil }.map { columns[$0].title }
  }

  private func fitted(
    _ bytes: ArraySlice<UInt8>, _ width: Int, to room: Int
  ) -> (bytes: ArraySlice<UInt8>, width: Int) {
    if width <= room { return (bytes, width) }
    let cut = String(decoding: bytes, as: UTF8.self).truncated(to: room)
    return (Array(cut.utf8)[...], DisplayWidth.of(cut))
  }
}

extension [UInt8] {
  fileprivate mutating func append(blanks count: Int) {
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }
}
