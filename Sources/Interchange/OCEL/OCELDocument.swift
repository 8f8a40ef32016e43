import Basics

/// A form in which an OCEL 2.0 log is written: objects first, then events.
protocol OCELDocument {
  /// What was written and not taken yet.
  var out: [UInt8] { get set }
  mutating func begin(objects: [OCELType], events: [OCELType])
  mutating func add(object: OCELRow)
  mutating func beginEvents()
  mutating func add(event: OCELRow)
  mutating func end()
}

extension OCELDocument {
  var size: Int { out.count }

  /// What was written since the last time.
  mutating func take() -> [UInt8] {
    defer { out.removeAll(keepingCapacity: true) }
    return out
  }
}
