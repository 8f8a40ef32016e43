import Basics
import CaseModel
import EventBook
import FileStore

/// Writes one snapshot of a fold under way.
enum SnapshotWriter {
  /// Puts a file in place that holds what the fold led to so far.
  ///
  /// - Parameter position: where the next line would stand.
  static func write(
    _ content: SnapshotContent, of state: BookState, to path: String, _ segments: [Book.Segment],
    _ position: BookPosition
  ) throws(Diagnostic) {
    let file = try AtomicFile(path)
    try file.write(Snapshot.magic)
    let sums = try content.sections(of: state, to: file)
    let header = try Snapshot.Header(content, of: state, segments, position, sums)
    let text = Array(JSONValue.object(header.json).text.utf8)
    var trailer = ByteWriter()
    trailer.integer(file.count)
    trailer.integer(text.count)
    trailer.integer(text.withByteView { ByteHash.hash($0) })
    try file.write(text)
    try file.write(trailer.bytes)
    try file.commit()
  }
}

extension Snapshot.Header {
  /// The header of what a fold led to.
  init(
    _ content: SnapshotContent, of state: BookState, _ segments: [Book.Segment],
    _ position: BookPosition, _ sums: [(name: Snapshot.SectionName, sum: SectionSum)]
  ) throws(Diagnostic) {
    self.init()
    events = state.events
    anomalies = state.anomalies
    sequence = state.sequence
    lastTime = state.lastTime
    lastRecorded = state.lastRecorded
    lastEventTime = state.lastEventTime
    root = content.root
    self.state = StateDigest.digest(state)
    rulesets = Self.rulesets(of: state.reference)
    zones = Self.zones(of: state.reference)
    calendars = Self.calendars(of: state.reference)
    self.position = position.behindLine(segments)
    stamp = try BookStamp(segments: segments, position: self.position)
    var offset = Snapshot.magic.count
    for (name, sum) in sums {
      sections[name] = .init(offset: offset, length: sum.length, hash: sum.hash)
      offset += sum.length
    }
  }
}

extension BookPosition {
  /// The same place, told by the line before it and not by the one that will follow: a segment that
  /// has none yet has no part in what is covered.
  fileprivate func behindLine(_ segments: [Book.Segment]) -> BookPosition {
    guard offset == 0, segment > 0 else { return self }
    let before = segments[segment - 1]
    return BookPosition(
      segment: segment - 1, offset: before.status.size,
      line: sequence + 1 - before.firstSequence, sequence: sequence)
  }
}
