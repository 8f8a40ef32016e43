import Basics

/// One row of a file: texts under names, whatever the format is that it comes from.
protocol Row: Sendable {
  /// The line on which it begins, from 1.
  var line: Int { get }
  /// Bytes, about.
  var size: Int { get }
  /// The text under the name of a slot; empty where the row has none.
  func text(_ slot: Int) -> String
  /// Where that stands, from 1, columns in bytes; the row's beginning for no slot.
  func place(_ slot: Int?) -> (line: Int, column: Int)
}

/// Reads a file of some format row by row.
protocol RowReader {
  /// Whether each row is an event of a log, which must come out as one.
  static var isLog: Bool { get }
  /// The next row, or why it is none; nil at the end of the file.
  ///
  /// - Throws: where nothing can be read behind it.
  mutating func next() throws(Diagnostic) -> RowElement?
}

enum RowElement {
  case row(any Row)
  case refused(line: Int, Diagnostic)
}

/// A row of a comma-separated file: where the column of each slot stands is the same in all.
struct CSVCells: Row {
  let row: CSVRow
  /// From 0; -1 for a column that the file lacks.
  let positions: [Int]

  var line: Int { row.line }
  var size: Int { row.bytes.count }
  func text(_ slot: Int) -> String {
    positions[slot] < 0 ? "" : row.text(positions[slot])
  }
  func place(_ slot: Int?) -> (line: Int, column: Int) {
    row.place(max(0, slot.map { positions[$0] } ?? 0))
  }
}

/// A row of a format that names each value where it stands: one may lack what others have.
struct RecordRow: Row {
  struct Cell: Sendable {
    let slot: Int
    let text: String
    let line: Int32
    let column: Int32

    init(_ slot: Int, _ text: String, at place: (line: Int, column: Int)) {
      self.slot = slot
      self.text = text
      line = Int32(clamping: place.line)
      column = Int32(clamping: place.column)
    }

    /// Where the cell of a slot stands among some; nil where it does not.
    static func index(of slot: Int, in cells: borrowing [Cell]) -> Int? {
      let cells = cells.span
      for index in cells.indices where cells[index].slot == slot { return index }
      return nil
    }
  }

  private let start: (line: Int32, column: Int32)
  /// Those that it has: few of those that a mapping names.
  private let cells: [Cell]
  /// Those that it has in common with rows around it.
  private let shared: [Cell]

  init(at place: (line: Int, column: Int), cells: [Cell], shared: [Cell] = []) {
    start = (Int32(clamping: place.line), Int32(clamping: place.column))
    self.cells = cells
    self.shared = shared
  }

  var line: Int { Int(start.line) }
  var size: Int { cells.reduce(0) { $0 + $1.text.utf8.count } }

  func text(_ slot: Int) -> String {
    if let index = Cell.index(of: slot, in: cells) { return cells[index].text }
    return Cell.index(of: slot, in: shared).map { shared[$0].text } ?? ""
  }

  func place(_ slot: Int?) -> (line: Int, column: Int) {
    let cell = cells.first { $0.slot == slot } ?? shared.first { $0.slot == slot }
    return cell.map { (Int($0.line), Int($0.column)) } ?? (line, Int(start.column))
  }
}
