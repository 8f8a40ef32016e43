import Basics

/// A text in which `{Column}` stands for a cell of the row: `NYC-{Unique Key}`.
///
/// Whatever stands between an opening brace and the next closing one is the name of a column. A
/// closing brace alone stands for itself; an opening one has no other meaning.
struct Template: Sendable {
  private enum Piece: Sendable {
    case text(String)
    case column(slot: Int)
  }

  private var pieces: [Piece] = []

  /// - Throws: where the value is no text, or a brace is not closed or names nothing.
  init(_ node: MappingNode, columns: inout ColumnTable) throws(MappingFault) {
    guard let text = node.value.string else {
      throw node.fault("must be a text, not \(node.value.kind)")
    }
    var rest = text.unicodeScalars[...]
    while let opening = rest.firstIndex(of: "{") {
      if opening > rest.startIndex { pieces.append(.text(String(rest[..<opening]))) }
      rest = rest[rest.index(after: opening)...]
      guard let closing = rest.firstIndex(of: "}") else {
        throw node.fault("a brace opens and is never closed in '\(text)'")
      }
      guard closing > rest.startIndex else { throw node.fault("'{}' names no column") }
      pieces.append(.column(slot: columns.slot(String(rest[..<closing]), at: node.path)))
      rest = rest[rest.index(after: closing)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
  }

  /// The slots of the columns that it names, in their order.
  var slots: [Int] {
    pieces.compactMap { piece in
      if case .column(let slot) = piece { slot } else { nil }
    }
  }

  /// The text for a row.
  func text(_ cells: RowCells) -> String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .text(let literal): text += literal
      case .column(let slot): text += cells.text(slot)
      }
    }
  }
}
