import Basics

/// A form in which an OCEL 2.0 log is written: objects first, then events.
protocol OCELDocument {
  init(_ zone: TimeZone)
  mutating func begin(objects: [OCELType], events: [OCELType])
  mutating func add(object: OCELRow)
  mutating func beginEvents()
  mutating func add(event: OCELRow)
  mutating func end()
  /// What was written since the last time.
  mutating func take() -> [UInt8]
  var size: Int { get }
}
