public import Basics
import CaseModel
import EventBook

extension Home {
  /// Folds the book anew, once for all of them, up to where each snapshot ends, and compares every
  /// part of it with what a new one would hold there.
  ///
  /// - Parameter progress: bytes read so far, and in all.
  /// - Returns: for each what is wrong with it, nil where all is as it should be.
  /// - Throws: `book.*` where the book itself is damaged.
  /// - Complexity: O(bytes of the book + bytes of the snapshots).
  public func faults(
    of entries: [SnapshotStore.Entry], progress: ((Int, Int) -> Void)? = nil
  ) throws(Diagnostic) -> [String?] {
    var faults = entries.map(\.fault)
    let sound = entries.indices.filter { faults[$0] == nil && entries[$0].header != nil }
      .sorted { entries[$0].sequence < entries[$1].sequence }
    guard !sound.isEmpty else { return faults }
    let content = SnapshotContent()
    var watcher = content.watcher
    watcher.progress = progress
    var replay = Replay(
      cursor: try BookCursor(book), codec: codec, watcher: watcher)
    for index in sound {
      try replay.run(to: entries[index].sequence)
      faults[index] = try entries[index].header?.difference(from: content, of: replay.state)
    }
    return faults
  }
}

extension Snapshot.Header {
  /// What a snapshot says otherwise than the fold.
  fileprivate func difference(
    from content: SnapshotContent, of state: BookState
  ) throws(Diagnostic) -> String? {
    if state.sequence != sequence { return "the book has no such event yet" }
    if content.root != root { return "the book's root is another" }
    if StateDigest.digest(state) != self.state { return "the state is another" }
    for (name, sum) in try content.sections(of: state) {
      guard let section = sections[name], section.length == sum.length, section.hash == sum.hash
      else { return "the section '\(name)' is another" }
    }
    return nil
  }
}
