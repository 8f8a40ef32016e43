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
    var header = header(of: state)
    header.root = content.root
    header.position = position
    header.stamp = try BookStamp(segments: segments, position: position)
    var offset = Snapshot.magic.count
    for (name, sum) in sums {
      header.sections[name] = .init(offset: offset, length: sum.length, hash: sum.hash)
      offset += sum.length
    }
    let text = Array(JSONValue.object(header.json).text.utf8)
    var trailer = ByteWriter()
    trailer.integer(file.count)
    trailer.integer(text.count)
    trailer.integer(text.withByteView { ByteHash.hash($0) })
    try file.write(text)
    try file.write(trailer.bytes)
    try file.commit()
  }

  private static func header(of state: BookState) -> Snapshot.Header {
    var header = Snapshot.Header()
    header.events = state.events
    header.anomalies = state.anomalies
    header.sequence = state.sequence
    header.lastTime = state.lastTime
    header.lastRecorded = state.lastRecorded
    header.lastEventTime = state.lastEventTime
    header.state = StateDigest.digest(state)
    header.rulesets = state.scene.rulebook.adoptions.map(\.ruleset.digest.hex)
    header.calendars = state.scene.calendars.entries.map {
      "\(state.scene.symbols.text($0.name)) \($0.year.year)"
    }
    return header
  }
}
