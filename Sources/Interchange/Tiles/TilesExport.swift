package import Basics
package import EventBook
import FileStore

/// A signed book as a directory of static files that other people's programs can check (C2SP
/// tlog-tiles).
///
///     DIR/checkpoint
///         tile/0/000, tile/0/001.p/44, tile/1/000.p/1     hashes of full subtrees, 256 a tile
///         tile/entries/000, tile/entries/001.p/44         lines, each behind its length (16 bits)
package struct TilesExport {
  private let book: Book
  private let nodes: MerkleNodes
  private let signed: SignedCheckpoint
  private let directory: String

  /// - Parameters:
  ///   - nodes: over the lines of the checkpoint, whose root was compared.
  ///   - directory: may hold an earlier export of the same book.
  package init(
    _ book: Book, _ nodes: MerkleNodes, _ signed: SignedCheckpoint, to directory: String
  ) {
    self.book = book
    self.nodes = nodes
    self.signed = signed
    self.directory = directory
  }

  private var size: Int { signed.checkpoint.size }
  private var checkpointPath: String { directory + "/checkpoint" }

  /// Writes what is not there yet, the checkpoint last: so who finds it finds all that it speaks of.
  /// Several runs leave the same bytes.
  ///
  /// - Parameter progress: told how many lines are written.
  /// - Throws: `trust.contradiction` where the directory holds what this book does not go on from,
  ///   `trust.form`, `book.*`, `file.*`.
  /// - Complexity: O(bytes).
  package func write(progress: (Int) -> Void = { _ in }) throws(Diagnostic) {
    try checkEarlier()
    try Directory.make(directory)
    try writeTiles()
    try writeEntries(progress)
    try AtomicFile.replace(checkpointPath, with: signed.note.bytes)
  }

  private func checkEarlier() throws(Diagnostic) {
    guard try FileStatus.of(checkpointPath) != nil else { return }
    let earlier = try SignedCheckpoint(file: checkpointPath).checkpoint
    let isBeginning = earlier.size <= size && nodes.root(of: earlier.size) == earlier.root
    guard isBeginning, earlier.origin.hasBytes(of: signed.checkpoint.origin) else {
      throw Diagnostic(
        TrustCode.contradiction,
        "the directory holds \(earlier.size) lines of '\(earlier.origin)' that this book does not begin with",
        "该目录中已有“\(earlier.origin)”的 \(earlier.size) 行，本台账并不以其开头",
        at: .init(file: checkpointPath))
    }
  }

  private func writeTiles() throws(Diagnostic) {
    var level = 0
    while case let count = nodes.count(at: level * TilePath.height), count > 0 {
      for (index, range) in TilePath.tiles(of: count) {
        try put(
          nodes.hashes(at: level * TilePath.height, range),
          at: TilePath.text(String(level), index, count: range.count))
      }
      level += 1
    }
  }

  private func writeEntries(_ progress: (Int) -> Void) throws(Diagnostic) {
    var cursor = try BookCursor(book)
    for (index, range) in TilePath.tiles(of: size) {
      var bundle: [UInt8] = []
      for _ in range {
        guard try cursor.next() != nil else { break }
        let line = cursor.storedLine
        bundle += [
          UInt8(truncatingIfNeeded: line.count >> 8), UInt8(truncatingIfNeeded: line.count),
        ]
        bundle += line.array
      }
      try put(bundle, at: TilePath.text("entries", index, count: range.count))
      progress(range.upperBound)
    }
  }

  /// What stands there already is left, for others may be reading it.
  private func put(_ bytes: [UInt8], at path: String) throws(Diagnostic) {
    let path = directory + "/" + path
    if try FileStatus.of(path) != nil, try FileBytes(copying: path).array == bytes { return }
    try Directory.make(Directory.parent(of: path))
    try AtomicFile.replace(path, with: bytes, isDurable: false)
  }
}
