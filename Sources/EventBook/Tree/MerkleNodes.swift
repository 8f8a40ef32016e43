public import Basics
package import FileStore

/// The hashes of all full subtrees of a tree, level by level: what proofs and tiles are made of.
///
///     level 2        ┌───┴───┐
///     level 1      ┌─┴─┐   ┌─┴─┐
///     level 0      0   1   2   3   4        a node stands where all leaves below it are
public struct MerkleNodes: Sendable {
  private struct Level: Sendable {
    /// The first ones stay in the file: an even number, so that behind them a pair begins.
    var kept = 0
    /// Where they stand in it.
    var offset = 0
    var own = LeafHashes()

    var count: Int { kept + own.count }
  }

  private var levels: [Level]
  private let file: FileBytes?

  /// - Complexity: O(leaves).
  public init(_ leaves: LeafHashes) {
    (levels, file) = ([Level(own: leaves)], nil)
    grow()
  }

  /// Puts leaves behind those that are there.
  ///
  /// - Complexity: O(leaves that are put there).
  mutating func append(_ leaves: LeafHashes) {
    levels[0].own.append(leaves, 0..<leaves.count)
    grow()
  }

  private mutating func grow() {
    var level = 1
    while case let below = levels[level - 1], below.count > 1 {
      if level == levels.count { levels.append(Level()) }
      let nodes = below.own.paired(from: levels[level].count - below.kept / 2)
      levels[level].own.append(nodes, 0..<nodes.count)
      level += 1
    }
  }

  // MARK: In a file

  /// A tree of so many leaves whose hashes stand in a file, the leaves first, then level by level:
  /// what is not asked for is not read, and none is hashed again. nil where they are not as many as
  /// it has.
  ///
  /// - Complexity: O(log size).
  package init?(size: Int, in file: FileBytes, from offset: Int) {
    (levels, self.file) = ([], file)
    var start = offset
    var count = size
    repeat {
      guard 0...file.count ~= count, case let end = start + count * Digest.size, end <= file.count
      else { return nil }
      let kept = count - count % 2
      let last = file.withView { $0[start + kept * Digest.size..<end].array }
      levels.append(Level(kept: kept, offset: start, own: LeafHashes(bytes: last)))
      (start, count) = (end, count / 2)
    } while count > 0
    guard start == file.count else { return nil }
  }

  /// Number of leaves.
  public var size: Int { levels[0].count }

  /// How many full subtrees of 2^level leaves there are.
  public func count(at level: Int) -> Int { level < levels.count ? levels[level].count : 0 }

  /// The hashes of some full subtrees of 2^level leaves, 32 bytes each.
  public func hashes(at level: Int, _ range: Range<Int>) -> [UInt8] {
    let (kept, own) = (levels[level].kept, levels[level].own)
    let start = levels[level].offset
    let stored = range.clamped(to: 0..<kept)
    let known = file?.withView {
      $0[start + stored.lowerBound * Digest.size..<start + stored.upperBound * Digest.size].array
    }
    let fresh = range.clamped(to: kept..<kept + own.count)
    return (known ?? []) + own.bytes(of: fresh.lowerBound - kept..<fresh.upperBound - kept)
  }

  private func hash(at level: Int, _ index: Int) -> Digest {
    Digest(bytes: hashes(at: level, index..<index + 1))
  }

  /// The root over the first leaves, of none the digest of nothing.
  ///
  /// - Complexity: O(log size).
  public func root(of size: Int) -> Digest {
    precondition(size <= self.size, "the tree has fewer leaves")
    return size == 0 ? SHA256.hash([]) : node(over: 0..<size)
  }

  /// The hashes by which a leaf leads to the root over the first leaves, the leaf's sibling first
  /// (RFC 6962 §2.1.1).
  ///
  /// - Parameters:
  ///   - index: of the leaf, from 0, below `size`.
  ///   - size: of how many leaves the root is.
  /// - Complexity: O(log² size).
  public func inclusionProof(of index: Int, in size: Int) -> [Digest] {
    precondition(index >= 0 && index < size && size <= self.size, "no such leaf")
    var proof: [Digest] = []
    var range = 0..<size
    while range.count > 1 {
      let (left, right) = Self.halves(of: range)
      proof.append(node(over: left.contains(index) ? right : left))
      range = left.contains(index) ? left : right
    }
    return proof.reversed()
  }

  /// The hashes by which the root over the first leaves leads to the one over more of them (RFC 6962
  /// §2.1.2); none where both are the same or the first is of nothing.
  ///
  /// - Complexity: O(log² size).
  public func consistencyProof(from first: Int, to size: Int) -> [Digest] {
    precondition(first >= 0 && first <= size && size <= self.size, "no such tree")
    guard first > 0, first < size else { return [] }
    var proof: [Digest] = []
    var range = 0..<size
    while range.upperBound != first {
      let (left, right) = Self.halves(of: range)
      proof.append(node(over: first <= left.upperBound ? right : left))
      range = first <= left.upperBound ? left : right
    }
    // Who asks has the root of the first tree already, where that is a full subtree.
    if range.lowerBound > 0 { proof.append(node(over: range)) }
    return proof.reversed()
  }

  /// The hash over leaves that begin where a full subtree does.
  private func node(over range: Range<Int>) -> Digest {
    let level = range.count.trailingZeroBitCount
    if range.count == 1 << level { return hash(at: level, range.lowerBound >> level) }
    let (left, right) = Self.halves(of: range)
    return MerkleTree.node(node(over: left), node(over: right))
  }

  /// The left half has the largest power of two of leaves that leaves something for the right one.
  private static func halves(of range: Range<Int>) -> (left: Range<Int>, right: Range<Int>) {
    let split = 1 << (Int.bitWidth - 1 - (range.count - 1).leadingZeroBitCount)
    let middle = range.lowerBound + split
    return (range.lowerBound..<middle, middle..<range.upperBound)
  }
}
