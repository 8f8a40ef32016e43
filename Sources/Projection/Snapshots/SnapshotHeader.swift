import Basics
import CaseModel
import EventBook

/// The header of a snapshot as JSON, so that it can be read with any tool.
extension Snapshot.Header {
  private enum Key: String {
    case format, reducers, events, anomalies, sequence, lastTime, lastRecorded, lastEventTime
    case root, state, rulesets, zones, calendars, position, stamp, sections
  }

  private enum SectionKey: String { case offset, length, hash }

  var json: JSONObject {
    [
      Key.format.rawValue: .integer(1), Key.reducers.rawValue: .integer(reducers),
      Key.events.rawValue: .integer(events),
      Key.anomalies.rawValue: .integer(anomalies), Key.sequence.rawValue: .integer(sequence),
      Key.lastTime.rawValue: .integer(Int(lastTime.microseconds)),
      Key.lastRecorded.rawValue: .integer(Int(lastRecorded.microseconds)),
      Key.lastEventTime.rawValue: .integer(Int(lastEventTime.microseconds)),
      Key.root.rawValue: .string(root.hex), Key.state.rawValue: .string(state.hex),
      Key.rulesets.rawValue: .array(rulesets.map { .string($0) }),
      Key.zones.rawValue: .array(
        zones.map { .array([.integer(Int($0.effective.microseconds)), .string($0.name)]) }),
      Key.calendars.rawValue: .array(calendars.map { .string($0) }),
      Key.position.rawValue: .array(
        [position.segment, position.offset, position.line, position.sequence].map {
          .integer($0)
        }),
      Key.stamp.rawValue: stamp.map { .object($0.json) } ?? .null,
      Key.sections.rawValue: .object(
        JSONObject(
          sections.sorted { $0.key.rawValue < $1.key.rawValue }.map { name, section in
            (
              name.rawValue,
              .object([
                SectionKey.offset.rawValue: .integer(section.offset),
                SectionKey.length.rawValue: .integer(section.length),
                SectionKey.hash.rawValue: .string(String(section.hash)),
              ])
            )
          })),
    ]
  }

  init?(_ value: JSONValue) {
    guard let object = value.object, object[Key.format]?.number?.int == 1,
      let reducers = object[Key.reducers]?.number?.int
    else { return nil }
    self.reducers = reducers
    // What another version has beside its number means something there, not here.
    if reducers != Snapshot.reducers { return }
    func number(_ key: Key) -> Int? { object[key]?.number?.int }
    func instant(_ key: Key) -> Timestamp? {
      number(key).map { Timestamp(microseconds: Int64($0)) }
    }
    func digest(_ key: Key) -> Digest? { object[key]?.string.flatMap { Digest(hex: $0) } }
    func texts(_ key: Key) -> [String]? {
      guard let items = object[key]?.array, case let texts = items.compactMap(\.string),
        texts.count == items.count
      else { return nil }
      return texts
    }
    guard let events = number(.events), let anomalies = number(.anomalies),
      let sequence = number(.sequence), let lastTime = instant(.lastTime),
      let lastRecorded = instant(.lastRecorded), let lastEventTime = instant(.lastEventTime),
      let root = digest(.root), let state = digest(.state), let rulesets = texts(.rulesets),
      let calendars = texts(.calendars),
      let position = object[Key.position]?.array?.compactMap({ $0.number?.int }),
      position.count == 4, let stamp = object[Key.stamp]?.object.flatMap({ BookStamp($0) }),
      let sections = object[Key.sections]?.object
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
    guard let zones = object[Key.zones]?.array, case let read = zones.compactMap(Self.zone),
      read.count == zones.count
    else { return nil }
    self.zones = read
    self.calendars = calendars
    self.position = BookPosition(
      segment: position[0], offset: position[1], line: position[2], sequence: position[3])
    self.stamp = stamp
    for (name, entry) in sections.members {
      guard let name = Snapshot.SectionName(rawValue: name), let entry = entry.object,
        let offset = entry[SectionKey.offset]?.number?.int,
        let length = entry[SectionKey.length]?.number?.int,
        let hash = entry[SectionKey.hash]?.string.flatMap({ UInt64($0) })
      else { return nil }
      self.sections[name] = Snapshot.Section(offset: offset, length: length, hash: hash)
    }
  }

  private static func zone(_ value: JSONValue) -> (effective: Timestamp, name: String)? {
    guard let parts = value.array, parts.count == 2, let time = parts[0].number?.int,
      let name = parts[1].string
    else { return nil }
    return (Timestamp(microseconds: Int64(time)), name)
  }

  // MARK: What must agree

  /// Whether the numbers fit one another: what is read by them lies where it can.
  var isConsistent: Bool {
    let times = Timestamp.earliest...Timestamp.latest
    guard let stamp, sections.count == Snapshot.SectionName.allCases.count,
      sequence >= 0, sequence <= SnapshotLimits.format.events.most, events == sequence,
      zones.count == rulesets.count,
      anomalies >= 0, anomalies <= events, lastEventTime <= lastTime,
      [lastTime, lastRecorded, lastEventTime].allSatisfy(times.contains)
    else { return false }
    let slots = sections[.names]?.length ?? 0
    return sections[.places]?.length == 16 * sequence
      && sections[.ids]?.length == 8 * HashSlots.size(for: sequence)
      && sections[.index]?.length.isMultiple(of: IndexRow.size) == true
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
      && zones.elementsEqual(Self.zones(of: reference), by: ==)
  }

  static func zones(of reference: ReferenceData) -> [(effective: Timestamp, name: String)] {
    reference.rulebook.adoptions.map { ($0.effective, $0.ruleset.zone.name) }
  }

  static func rulesets(of reference: ReferenceData) -> [String] {
    reference.rulebook.adoptions.map(\.ruleset.digest.hex)
  }

  static func calendars(of reference: ReferenceData) -> [String] {
    reference.calendars.entries.map { "\(reference.symbols.text($0.name)) \($0.year.year)" }
  }
}
