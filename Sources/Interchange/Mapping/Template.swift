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
  /// The slots of the columns that it names, in their order.
  private(set) var slots: [Int] = []

  /// - Throws: where the value is no text, or a brace is not closed or names nothing.
  init(_ node: MappingNode, _ context: inout MappingContext) throws(MappingFault) {
    guard let text = node.value.string else {
      throw node.fault("must be a text, not \(node.value.kind)", "应为文本")
    }
    var rest = text.unicodeScalars[...]
    while let opening = rest.firstIndex(of: "{") {
      if opening > rest.startIndex { pieces.append(.text(String(rest[..<opening]))) }
      rest = rest[rest.index(after: opening)...]
      guard let closing = rest.firstIndex(of: "}") else {
        throw node.fault("a brace opens and is never closed in '\(text)'", "“\(text)”中的花括号没有配对")
      }
      guard closing > rest.startIndex else {
        throw node.fault("'{}' names no column", "“{}”没有写列名")
      }
      let slot = context.columns.slot(
        String(rest[..<closing]), at: node.path, isNamed: context.namesColumns)
      pieces.append(.column(slot: slot))
      slots.append(slot)
      rest = rest[rest.index(after: closing)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
  }

  /// A template that must name a column, so that rows differ in it.
  static func naming(
    _ node: MappingNode, _ context: inout MappingContext
  ) throws(MappingFault) -> Template {
    let template = try Template(node, &context)
    if template.slots.isEmpty {
      throw node.fault("names no column, so all rows were one", "没有写列名，各行会成为同一个")
    }
    return template
  }

  /// The text for a row.
  func text(_ cells: RowCells) -> String {
    // A cell alone, as nearly always, is the text itself.
    if pieces.count == 1, slots.count == 1 { return cells.text(slots[0]) }
    return pieces.reduce(into: "") { text, piece in
      switch piece {
      case .text(let literal): text += literal
      case .column(let slot): text += cells.text(slot)
      }
    }
  }
}
