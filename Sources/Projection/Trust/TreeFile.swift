package import Basics
package import EventBook
import FileStore

/// The nodes of the tree over the first lines of a book, for whoever makes proofs: `snapshots/tree`.
///
///     "whistle tree 1⏎" ‖ 00   16 bytes
///     number of lines          8 bytes, little-endian
///     hashes                   of the lines, of each two of them, of each four …, 32 bytes each
///
/// It is derived: a proof that is made of it counts only once it has led to a signed root.
struct TreeFile {
  private let path: String

  init(_ home: Home) { path = home.snapshots.directory + "/tree" }

  private static let head = Array("whistle tree 1\n".utf8) + [0]
  /// nil where there is none, or none that can be meant.
  func read() -> MerkleNodes? {
    let start = Self.head.count + 8
    guard let file = try? FileBytes(mapping: path), file.count >= start,
      case let head = file.withView({ $0[0..<start].array }), head.starts(with: Self.head)
    else { return nil }
    let size = head.suffix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return size <= UInt64(file.count) ? MerkleNodes(size: Int(size), in: file, from: start) : nil
  }

  /// Who may not write there goes without.
  func write(_ nodes: MerkleNodes) {
    let size = (0..<8).map { UInt8(truncatingIfNeeded: nodes.size >> (8 * $0)) }
    do throws(Diagnostic) {
      try Directory.make(Directory.parent(of: path))
      let file = try AtomicFile(path)
      try file.write(Self.head + size)
      var level = 0
      while case let count = nodes.count(at: level), count > 0 {
        try file.write(nodes.hashes(at: level, 0..<count))
        level += 1
      }
      try file.commit(isDurable: false)
    } catch {}
  }
}

extension Home {
  /// All nodes of the tree over the lines of a checkpoint.
  ///
  /// - Parameter isFromBook: whether every line is hashed anew, whatever was kept of an earlier time. Else
  ///   the root is right, and a proof made of the nodes is to be checked.
  ///   - distance: by how many lines a book must have grown before the nodes are kept anew.
  /// - Returns: nil where the book does not begin with these lines.
  /// - Throws: `book.missing`, `file.*`.
  /// - Complexity: O(bytes / jobs), with nodes that were kept O(log² lines + bytes behind them).
  package func nodes(
    of checkpoint: Checkpoint, isFromBook: Bool, distance: Int = 100_000, jobs: Int
  ) throws(Diagnostic) -> MerkleNodes? {
    func isRight(_ nodes: MerkleNodes) -> Bool {
      nodes.size >= checkpoint.size && nodes.root(of: checkpoint.size) == checkpoint.root
    }
    let file = TreeFile(self)
    if !isFromBook, usesSnapshots, let known = file.read() {
      let nodes = try book.nodes(of: checkpoint.size, from: known, jobs: jobs)
      if isRight(nodes) {
        if nodes.size >= known.size + distance { file.write(nodes) }
        return nodes
      }
    }
    let nodes = try book.nodes(of: checkpoint.size, jobs: jobs)
    guard isRight(nodes) else { return nil }
    if !isFromBook, nodes.size >= distance { file.write(nodes) }
    return nodes
  }
}
