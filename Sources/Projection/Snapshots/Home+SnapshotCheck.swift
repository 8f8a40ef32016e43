package import Basics
import EventBook

extension Home {
  /// Folds the book anew, once for all of them, up to where each snapshot ends, and compares every
  /// part of it with what a new one would hold there, to the last byte.
  ///
  /// - Parameter progress: bytes read so far, and in all.
  /// - Returns: for each what is wrong with it, nil where all is as it should be.
  /// - Throws: `book.*` where the book itself is damaged.
  /// - Complexity: O(bytes of the book + bytes of the snapshots).
  package func faults(
    of entries: [SnapshotStore.Entry], progress: ((Int, Int) -> Void)? = nil
  ) throws(Diagnostic) -> [String?] {
    var faults = entries.map(\.fault)
    var sound: [(index: Int, snapshot: Snapshot)] = []
    for index in entries.indices where entries[index].isUsable {
      do throws(Snapshot.Unusable) {
        sound.append((index, try Snapshot(headerOf: entries[index].path)))
      } catch {
        faults[index] = error.reason
      }
    }
    guard !sound.isEmpty else { return faults }
    sound.sort { $0.snapshot.header.sequence < $1.snapshot.header.sequence }
    let places = PlacesComparison(sound.map(\.snapshot))
    let content = SnapshotContent(places: places)
    var observer = content.observer
    observer.progress = progress
    let segments = try book.segments()
    var replay = Replay(cursor: BookCursor(segments: segments), codec: codec, observer: observer)
    for (index, snapshot) in sound {
      try replay.run(to: snapshot.header.sequence)
      let comparison = SectionComparison(with: snapshot)
      let sums = try content.sections(of: replay.state, to: comparison)
      let header = try Snapshot.Header(
        content, of: replay.state, segments, replay.position, sums)
      let section = places.isSame ? comparison.difference : .places
      faults[index] = snapshot.difference(from: header, section: section)
    }
    return faults
  }
}

extension Snapshot {
  /// What the snapshot says otherwise than the fold: nothing only where a new one would be the same to
  /// the last byte.
  ///
  /// - Parameter section: the first of which other bytes stand in the file.
  fileprivate func difference(from other: Header, section: SectionName?) -> String? {
    if other.sequence != header.sequence { return "the book has no such event yet" }
    if other.root != header.root { return "the book's root is another" }
    if other.state != header.state { return "the state is another" }
    if let section { return "the section '\(section.rawValue)' is another" }
    let (own, expected) = (header.json, other.json)
    for (key, value) in expected.members where own[key] != value {
      return "'\(key)' of the header is another"
    }
    let text = Array(JSONValue.object(expected).text.utf8)
    let isSame = text.withByteView { $0 == headerText }
    return isSame && headerOffset == other.end ? nil : "the header is another"
  }
}

extension Snapshot.Header {
  /// Where the last section ends.
  fileprivate var end: Int { sections.values.map { $0.offset + $0.length }.max() ?? 0 }
}
