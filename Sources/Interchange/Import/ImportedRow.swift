package import Basics
package import EventBook

/// What became of one row of an imported file.
package struct ImportedRow: Sendable {
  /// The line on which the row begins, from 1; where the row could not be read, that of the fault.
  package let line: Int
  /// The events to be recorded, in their order, or why there are none: a diagnostic with file, line
  /// and column. A row all of whose times are empty has none and is no failure.
  package let result: Result<[Envelope], Diagnostic>
  /// Which of the events the mapping has made up, so that they give way where the book knows better.
  package let supplied: [Int]
  private let events: [Event]
  private let cells: RowCells?
  /// Paths of the units that the row registers, by their bytes.
  let units: [[UInt8]]
  /// The case that it is the first row of.
  let firstOf: String?

  /// An event, and what it was made of.
  struct Event: Sendable {
    let envelope: Envelope
    let time: TimeTemplate
    let payload: PayloadTemplate
    var isSupplied = false
    /// Whether its time was read in the zone of the mapping.
    var isLocal = false
  }

  init(line: Int, refused: Diagnostic) {
    self.line = line
    result = .failure(refused)
    (events, supplied, cells, units, firstOf) = ([], [], nil, [], nil)
  }

  init(
    _ cells: RowCells, _ events: [Event], units: [[UInt8]] = [], firstOf: String? = nil
  ) {
    line = cells.row.line
    result = .success(events.map(\.envelope))
    supplied = events.indices.filter { events[$0].isSupplied }
    self.events = events
    self.cells = cells
    self.units = units
    self.firstOf = firstOf
  }

  /// Why the book refused an event of the row, at the cell that its keys lead to; without such a key
  /// at the beginning of the row.
  package func refusal(_ reason: Diagnostic, ofEvent index: Int) -> Diagnostic {
    guard let cells else { return reason }
    var slot: Int?
    if events.indices.contains(index) {
      switch reason.pointer.tokens.first {
      case "time": slot = events[index].time.text.slots.first
      case "data" where reason.pointer.tokens.count > 1:
        slot = events[index].payload.slots(of: reason.pointer.tokens[1]).first
      default: break
      }
    }
    return reason.at(cells.place(slot))
  }
}
