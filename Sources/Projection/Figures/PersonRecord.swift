public import Basics
import EventBook

/// What one person did within some time (服务情况纳入个人月度考核): the events that they recorded, and
/// those that name them.
public struct PersonRecord: Sendable {
  public let actor: String
  /// Events by type, and the subjects and local days that they are about.
  public private(set) var types: [String: Int] = [:]
  public private(set) var subjects: Set<String> = []
  public private(set) var days: Set<CivilDate> = []

  public var events: Int { types.values.reduce(0, +) }

  fileprivate init(_ actor: String) { self.actor = actor }

  fileprivate mutating func count(_ event: JSONObject, on day: CivilDate) {
    let data = event["data"]?.object
    let names = [event["authid"], data?["actor"], data?["holder"]]
    guard names.contains(where: { $0?.string == actor }) else { return }
    types[event["type"]?.string ?? "", default: 0] += 1
    if let subject = event["subject"]?.string { subjects.insert(subject) }
    days.insert(day)
  }

  /// One row a type, by name.
  public var rows: [JSONObject] {
    types.sorted { $0.key < $1.key }.map { ["type": .string($0.key), "count": .integer($0.value)] }
  }
}

extension Home {
  /// Reads the events of a reading whose `time` lies within some bounds, and keeps what concerns one
  /// person.
  ///
  /// - Complexity: O(bytes); only lines within the bounds are parsed in full.
  public func record(
    of actor: String, in bounds: Range<Timestamp>, zone: TimeZone, _ reading: Reading,
    of loaded: Loaded
  ) throws(Diagnostic) -> PersonRecord {
    var record = PersonRecord(actor)
    var cursor = BookCursor(segments: loaded.segments)
    while let line = try cursor.next(), line.sequence <= reading.toSequence ?? .max {
      guard bounds.contains(line.time),
        reading.admits(time: line.time, recorded: line.recorded),
        let event = (try? JSONParser.parse(cursor.storedLine))?.object
      else { continue }
      record.count(event, on: zone.local(line.time).date)
    }
    return record
  }
}
