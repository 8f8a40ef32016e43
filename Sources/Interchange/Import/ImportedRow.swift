package import Basics
package import EventBook

/// What became of one row of an imported file.
package struct ImportedRow: Sendable {
  /// The line on which the row begins, from 1; where the row could not be read, that of the fault.
  package let line: Int
  /// The events to be recorded, in their order, or why there are none: a diagnostic with file, line
  /// and column. A row all of whose times are empty has none and is no failure.
  package let result: Result<[Envelope], Diagnostic>
  /// Where a cell stands that an event was made of.
  private let origins: [Origin]
  private let cells: RowCells?
  /// Paths of the units that the row registers, by their bytes.
  let units: [[UInt8]]

  /// What an event was made of.
  struct Origin: Sendable {
    let time: TimeTemplate
    let payload: PayloadTemplate
  }

  init(line: Int, refused: Diagnostic) {
    self.line = line
    result = .failure(refused)
    (origins, cells, units) = ([], nil, [])
  }

  init(
    _ cells: RowCells, _ events: [(envelope: Envelope, origin: Origin)], units: [[UInt8]] = []
  ) {
    line = cells.row.line
    result = .success(events.map(\.envelope))
    origins = events.map(\.origin)
    self.cells = cells
    self.units = units
  }

  /// Why the book refused an event of the row, at the cell that its keys lead to; without such a key
  /// at the beginning of the row.
  package func refusal(_ reason: Diagnostic, ofEvent index: Int) -> Diagnostic {
    guard let cells else { return reason }
    var slot: Int?
    if origins.indices.contains(index) {
      switch reason.pointer.tokens.first {
      case "time": slot = origins[index].time.text.slots.first
      case "data" where reason.pointer.tokens.count > 1:
        slot = origins[index].payload.slots(of: reason.pointer.tokens[1]).first
      default: break
      }
    }
    return reason.at(cells.place(slot))
  }
}
