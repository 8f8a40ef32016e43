import Basics

/// Which rows an event template is for: `{"column":"Status","in":["Closed"]}`, or `notIn`.
struct Condition: Sendable {
  private let slot: Int
  private let texts: [String]
  private let isIn: Bool

  init(_ node: MappingNode, _ context: inout MappingContext) throws(MappingFault) {
    let object = try node.object(keys: ["column", "in", "notIn"])
    let column = try object.required("column")
    slot = context.columns.slot(try column.text(), at: column.path)
    switch (object.optional("in"), object.optional("notIn")) {
    case (let list?, nil): (texts, isIn) = (try list.texts(), true)
    case (nil, let list?): (texts, isIn) = (try list.texts(), false)
    default:
      throw node.fault("has either 'in' or 'notIn', one of them", "“in”与“notIn”须有且只有一个")
    }
  }

  /// Whether a row is one of them. A cell that means nothing is the empty text.
  func holds(_ cells: RowCells) -> Bool {
    let text = cells.text(slot)
    return texts.contains { $0.hasBytes(of: text) } == isIn
  }
}
