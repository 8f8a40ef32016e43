import Basics

/// Puts the values of a record under the columns of a mapping.
struct RecordCells {
  private(set) var cells: [RecordRow.Cell] = []
  private let columns: ColumnTable
  private let place: (line: Int, column: Int)
  private var memo: SlotMemo

  /// - Parameter memo: what is known of the keys of the records before.
  init(_ columns: ColumnTable, at place: (line: Int, column: Int), _ memo: SlotMemo) {
    self.columns = columns
    self.place = place
    self.memo = memo
  }

  /// Puts a text under the column of a name, where the mapping has one that is empty yet.
  mutating func put(_ text: String, under name: String) {
    guard !text.isEmpty, let slot = slot(name) else { return }
    put(text, at: slot)
  }

  mutating func put(_ text: String, at slot: Int) {
    guard RecordRow.Cell.index(of: slot, in: cells) == nil else { return }
    cells.append(.init(slot, text, at: place))
  }

  /// Puts several texts: one as it is, more as a JSON array.
  mutating func put(_ texts: [String], under name: String) {
    guard texts.count > 1 else { return put(texts.first ?? "", under: name) }
    put(JSONValue.array(texts.map { .string($0) }).text, under: name)
  }

  /// Puts the members of an object, those of one within behind a slash.
  mutating func put(_ object: JSONObject, behind prefix: String = "") {
    for (key, value) in object.members {
      switch value {
      case .null: continue
      case .string(let text): put(text, under: prefix + key)
      case .object(let inner): put(inner, behind: prefix + key + "/")
      case .bool, .number, .array: put(value.text, under: prefix + key)
      }
    }
  }

  private mutating func slot(_ name: String) -> Int? {
    let columns = columns
    return Array(name.utf8).withByteView { memo.slot(of: $0) { columns.slot(named: $0) } }
  }

  /// The row, and what is known of keys now.
  func row() -> (row: RecordRow, memo: SlotMemo) {
    (RecordRow(at: place, cells: cells), memo)
  }
}
