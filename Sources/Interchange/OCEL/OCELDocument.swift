import Basics

/// A form in which an OCEL 2.0 log is written: objects first, then events.
protocol OCELDocument: Sendable {
  init(_ zone: TimeZone)
  /// What stands between two objects, and between two events.
  static var separator: StaticString { get }
  func begin(objects: [OCELType], events: [OCELType]) -> [UInt8]
  mutating func append(object: borrowing OCELRow, to out: inout TextBuffer)
  /// What stands between the objects and the events.
  func beginEvents() -> [UInt8]
  mutating func append(event: borrowing OCELRow, to out: inout TextBuffer)
  func end() -> [UInt8]
}
