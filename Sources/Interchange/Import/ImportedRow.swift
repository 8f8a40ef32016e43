package import Basics
import CaseModel
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
  let cells: RowCells?
  /// The units that it registers, by their numbers: their events are the first.
  let units: [Symbol]
  /// What made its events, in their order.
  let templates: [TemplateUse]
  /// The case that it is the first row of.
  let firstOf: String?

  init(line: Int, refused: Diagnostic) {
    self.line = line
    result = .failure(refused)
    (supplied, cells, units, templates, firstOf) = ([], nil, [], [], nil)
  }

  init(
    _ cells: RowCells, _ made: MadeRow.Made, units: [Symbol] = [], firstOf: String? = nil
  ) {
    line = cells.row.line
    result = .success(made.events)
    supplied = made.supplied
    self.cells = cells
    self.units = units
    templates = made.templates
    self.firstOf = firstOf
  }
}
