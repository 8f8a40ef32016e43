public import Basics
public import EventBook

/// What became of one row of an imported file.
public struct ImportedRow: Sendable {
  /// The line on which the row begins, from 1; where the row could not be read, that of the fault.
  public let line: Int
  /// The events to be recorded, in their order, or why there are none: a diagnostic with file, line
  /// and column. A row all of whose times are empty has none and is no failure.
  public let result: Result<[Envelope], Diagnostic>
}
