public import Basics
import CaseModel
import EventBook

extension Home {
  /// Folds the book anew up to where a snapshot ends and compares every part of it; nil where all is
  /// as it should be.
  ///
  /// - Complexity: O(bytes of the book).
  public func differences(_ entry: SnapshotStore.Entry) throws(Diagnostic) -> String? {
    let snapshot: Snapshot
    do throws(Snapshot.Unusable) { snapshot = try Snapshot(entry.path) } catch {
      return error.reason
    }
    var fresh = self
    fresh.usesSnapshots = false
    var tree = MerkleTree()
    var misplaced: Int?
    var watcher = Replay.Watcher()
    watcher.stored = { line, stored, position, _ in
      tree.append(MerkleTree.leaf(stored))
      let place = snapshot.place(of: line.sequence)
      if place?.segment != position.segment || place?.offset != position.offset {
        misplaced = misplaced ?? line.sequence
      }
    }
    let loaded = try fresh.load(Reading(toSequence: snapshot.header.sequence), watcher: watcher)
    if tree.root != snapshot.header.root { return "the book's root is another" }
    if let misplaced { return "the place of event \(misplaced) is another" }
    guard let restored = restored(snapshot) else { return "a state is damaged" }
    if StateDigest.digest(restored) != StateDigest.digest(loaded.state) {
      return "the state is another"
    }
    return snapshot.header.state == StateDigest.digest(loaded.state)
      ? nil : "the digest of the state is another"
  }
}
