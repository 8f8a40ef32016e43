public import Basics
public import CaseModel
import EventBook

/// A book that was read once: the state that it led to, and its events, to be folded again under
/// other rules.
public struct KeptBook: Sendable {
  public let state: BookState
  public let reading: Reading
  /// An unterminated tail that was passed over.
  public let note: Diagnostic?
  let kept: KeptEvents
  let home: Home

  /// Reads a book from its first line.
  ///
  /// - Complexity: O(bytes); memory grows with the events, by some 100 bytes each.
  public init(
    _ home: Home, _ reading: Reading = .all, watcher: Replay.Watcher = .init()
  ) throws(Diagnostic) {
    var home = home
    home.usesSnapshots = false
    var kept = KeptEvents()
    var watcher = watcher
    watcher.decoded = { kept.keep($0) }
    watcher.evolved = { kept.own.note($0, $1, in: $2) }
    let loaded = try home.load(reading, watcher: watcher)
    kept.arrange(subjects: loaded.state.table.states.count)
    state = loaded.state
    note = loaded.note
    self.reading = reading
    self.kept = kept
    self.home = home
  }

  /// The rules in force at an instant.
  public func rules(at now: Timestamp) -> Supposition {
    Supposition(state.scene.ruleset(at: now)?.document)
  }

  /// What rules, alone and from the start, say of every case.
  ///
  /// - Parameters:
  ///   - period: of the scoreboard; none is made where there is none.
  ///   - foldsAll: folds every case again, also those that these rules would have put into the same
  ///     places, so that what the reading made of them could be taken over. The result is the same.
  /// - Throws: `rules.invalid`.
  /// - Complexity: O(runs), and O(events) of the cases that are folded again.
  public func projection(
    under rules: Supposition, now: Timestamp, period: Period? = nil, foldsAll: Bool = false
  ) throws(Diagnostic) -> RulesProjection {
    var start = Scene()
    // The events' names have the numbers that the reading gave them.
    start.symbols = state.scene.symbols
    try start.suppose(rules, home.codec)
    var projector = Projector(kept, state.table.states, from: start, now: now, period: period)
    projector.run(foldsAll: foldsAll)
    return projector.finish()
  }

  /// The Merkle root over the lines of the book, as far as the reading went, and their number.
  ///
  /// - Complexity: O(bytes).
  func root() throws(Diagnostic) -> (root: Digest, size: Int) {
    var tree = MerkleTree()
    var cursor = try BookCursor(home.book)
    while tree.size < state.sequence, try cursor.next() != nil {
      tree.append(MerkleTree.leaf(cursor.storedLine))
    }
    return (tree.root, tree.size)
  }
}
