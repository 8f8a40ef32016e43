import Basics
import EventBook

/// The header of a snapshot as JSON, so that it can be read with any tool.
extension Snapshot.Header {
  var json: JSONObject {
    [
      "format": .integer(1), "reducers": .integer(reducers), "events": .integer(events),
      "anomalies": .integer(anomalies), "sequence": .integer(sequence),
      "lastTime": .integer(Int(lastTime.microseconds)),
      "lastRecorded": .integer(Int(lastRecorded.microseconds)),
      "lastEventTime": .integer(Int(lastEventTime.microseconds)),
      "root": .string(root.hex), "state": .string(state.hex),
      "rulesets": .array(rulesets.map { .string($0) }),
      "calendars": .array(calendars.map { .string($0) }),
      "position": .array(
        [position.segment, position.offset, position.line, position.sequence].map {
          .integer($0)
        }),
      "stamp": stamp.map { .object($0.json) } ?? .null,
      "sections": .object(
        JSONObject(
          sections.sorted { $0.key < $1.key }.map { name, section in
            (
              name,
              .object([
                "offset": .integer(section.offset), "length": .integer(section.length),
                "hash": .string(String(section.hash)),
              ])
            )
          })),
    ]
  }

  init?(_ value: JSONValue) {
    guard let object = value.object, object["format"]?.number?.int == 1,
      let reducers = object["reducers"]?.number?.int,
      let position = object["position"]?.array?.compactMap({ $0.number?.int }),
      position.count == 4,
      let root = object["root"]?.string.flatMap({ Digest(hex: $0) }),
      let state = object["state"]?.string.flatMap({ Digest(hex: $0) }),
      let stamp = object["stamp"]?.object.flatMap({ BookStamp($0) })
    else { return nil }
    func number(_ key: String) -> Int { object[key]?.number?.int ?? 0 }
    func instant(_ key: String) -> Timestamp { Timestamp(microseconds: Int64(number(key))) }
    self.reducers = reducers
    events = number("events")
    anomalies = number("anomalies")
    sequence = number("sequence")
    lastTime = instant("lastTime")
    lastRecorded = instant("lastRecorded")
    lastEventTime = instant("lastEventTime")
    self.root = root
    self.state = state
    rulesets = object["rulesets"]?.array?.compactMap(\.string) ?? []
    calendars = object["calendars"]?.array?.compactMap(\.string) ?? []
    self.position = BookPosition(
      segment: position[0], offset: position[1], line: position[2], sequence: position[3])
    self.stamp = stamp
    for (name, entry) in object["sections"]?.object?.members ?? [] {
      guard let entry = entry.object, let offset = entry["offset"]?.number?.int,
        let length = entry["length"]?.number?.int,
        let hash = entry["hash"]?.string.flatMap({ UInt64($0) })
      else { return nil }
      sections[name] = Snapshot.Section(
        offset: offset, length: length, hash: hash)
    }
  }
}
