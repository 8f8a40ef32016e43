public import Basics

/// The hashes of all full subtrees of a tree, level by level: what proofs and tiles are made of.
///
///     level 2        ┌───┴───┐
///     level 1      ┌─┴─┐   ┌─┴─┐
///     level 0      0   1   2   3   4        a node stands where all leaves below it are
public struct MerkleNodes: Sendable {
  private var levels: [LeafHashes]

  /// - Complexity: O(leaves).
  public init(_ leaves: LeafHashes) {
    levels = [leaves]
    while let last = levels.last, last.count > 1 { levels.append(last.paired()) }
  }

  /// Puts leaves behind those that are there.
  ///
  /// - Complexity: O(leaves).
  mutating func append(_ leaves: LeafHashes) {
    levels[0].append(leaves, 0..<leaves.count)
    var level = 1
    while case let below = levels[level - 1], below.count > 1 {
      if level == levels.count { levels.append(LeafHashes()) }
      let nodes = below.paired(from: levels[level].count)
      levels[level].append(nodes, 0..<nodes.count)
      level += 1
    }
  }

  // MARK: As bytes

  /// All hashes, the leaves first, then level by level.
  ///
  /// - Complexity: O(leaves).
  public var bytes: [UInt8] { levels.flatMap { $0.bytes(of: 0..<$0.count) } }

  /// A tree of so many leaves from its bytes, none of which is hashed again; nil where they are not as
  /// many as it has.
  public init?(size: Int, bytes: ArraySlice<UInt8>) {
    levels = []
    var start = bytes.startIndex
    var count = size
    repeat {
      let end = start + count * Digest.size
      guard count >= 0, end <= bytes.endIndex else { return nil }
      levels.append(LeafHashes(bytes: Array(bytes[start..<end])))
      (start, count) = (end, count / 2)
    } while count > 0
    guard start == bytes.endIndex else { return nil }
  }

  /// Number of leaves.
  public var size: Int { levels[0].count }

  /// How many full subtrees of 2^level leaves there are.
  public func count(at level: Int) -> Int { level < levels.count ? levels[level].count : 0 }

  /// The hashes of some full subtrees of 2^level leaves, 32 bytes each.
  public func hashes(at level: Int, _ range: Range<Int>) -> [UInt8] {
    levels[level].bytes(of: range)
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
    if range.count == 1 << level { return levels[level][range.lowerBound >> level] }
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
