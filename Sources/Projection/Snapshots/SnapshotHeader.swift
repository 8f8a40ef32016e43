import Basics
import CaseModel
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
      let reducers = object["reducers"]?.number?.int
    else { return nil }
    self.reducers = reducers
    // What another version has beside its number means something there, not here.
    if reducers != Snapshot.reducers { return }
    func number(_ key: String) -> Int? { object[key]?.number?.int }
    func instant(_ key: String) -> Timestamp? {
      number(key).map { Timestamp(microseconds: Int64($0)) }
    }
    func digest(_ key: String) -> Digest? { object[key]?.string.flatMap { Digest(hex: $0) } }
    func texts(_ key: String) -> [String]? {
      guard let items = object[key]?.array, case let texts = items.compactMap(\.string),
        texts.count == items.count
      else { return nil }
      return texts
    }
    guard let events = number("events"), let anomalies = number("anomalies"),
      let sequence = number("sequence"), let lastTime = instant("lastTime"),
      let lastRecorded = instant("lastRecorded"), let lastEventTime = instant("lastEventTime"),
      let root = digest("root"), let state = digest("state"), let rulesets = texts("rulesets"),
      let calendars = texts("calendars"),
      let position = object["position"]?.array?.compactMap({ $0.number?.int }),
      position.count == 4, let stamp = object["stamp"]?.object.flatMap({ BookStamp($0) }),
      let sections = object["sections"]?.object
    else { return nil }
    self.events = events
    self.anomalies = anomalies
    self.sequence = sequence
    self.lastTime = lastTime
    self.lastRecorded = lastRecorded
    self.lastEventTime = lastEventTime
    self.root = root
    self.state = state
    self.rulesets = rulesets
    self.calendars = calendars
    self.position = BookPosition(
      segment: position[0], offset: position[1], line: position[2], sequence: position[3])
    self.stamp = stamp
    for (name, entry) in sections.members {
      guard let entry = entry.object, let offset = entry["offset"]?.number?.int,
        let length = entry["length"]?.number?.int,
        let hash = entry["hash"]?.string.flatMap({ UInt64($0) })
      else { return nil }
      self.sections[name] = Snapshot.Section(offset: offset, length: length, hash: hash)
    }
  }

  // MARK: What must agree

  /// Whether the numbers fit one another: what is read by them lies where it can.
  var isConsistent: Bool {
    let times = Timestamp.earliest...Timestamp.latest
    guard let stamp, Set(sections.keys) == Set(Snapshot.sections),
      sequence >= 0, sequence <= SnapshotLimits.format.events.most, events == sequence,
      anomalies >= 0, anomalies <= events, lastEventTime <= lastTime,
      [lastTime, lastRecorded, lastEventTime].allSatisfy(times.contains)
    else { return false }
    let slots = sections["names"]?.length ?? 0
    return sections["places"]?.length == 16 * sequence
      && sections["ids"]?.length == 8 * HashSlots.size(for: sequence)
      && slots >= 128 && slots & (slots - 1) == 0
      && position.sequence == sequence && position.segment == stamp.sealed.count
      && position.offset == stamp.openLength && position.offset >= 0
      && position.line >= 0 && position.line <= sequence
  }

  /// Whether the last line that is covered is the one that was the last when the header was written.
  func ends(with line: [UInt8]?) -> Bool {
    guard let line else { return false }
    var scanner = LineScanner()
    return line.withByteView { view in
      guard let last = try? scanner.scan(view, 0..<view.count) else { return false }
      return last.sequence == sequence && last.recorded == lastRecorded
        && last.time == lastEventTime
    }
  }

  /// Whether the rulesets and calendars of reference data are those that were in the book.
  func has(adoptionsOf reference: ReferenceData) -> Bool {
    rulesets == Self.rulesets(of: reference) && calendars == Self.calendars(of: reference)
  }

  static func rulesets(of reference: ReferenceData) -> [String] {
    reference.rulebook.adoptions.map(\.ruleset.digest.hex)
  }

  static func calendars(of reference: ReferenceData) -> [String] {
    reference.calendars.entries.map { "\(reference.symbols.text($0.name)) \($0.year.year)" }
  }
}
