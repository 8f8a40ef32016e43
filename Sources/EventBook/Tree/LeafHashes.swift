public import Basics

/// Hashes of leaves, or of the nodes of one level above them, one behind the other.
public struct LeafHashes: Sendable {
  private var bytes: [UInt8] = []

  public init() {}

  /// - Parameter bytes: 32 for each.
  init(bytes: [UInt8]) { self.bytes = bytes }

  public var count: Int { bytes.count / Digest.size }

  package subscript(index: Int) -> Digest {
    bytes.withByteView { Digest($0[index * Digest.size..<(index + 1) * Digest.size]) }
  }

  /// Hashes lines and puts them behind the others.
  ///
  /// - Parameter lines: of the window, without LF.
  /// - Complexity: O(bytes).
  public mutating func append(_ lines: MessageList, in view: ByteView) {
    lines.hash(view, prefix: MerkleTree.leafPrefix, to: &bytes)
  }

  /// Puts one behind the others.
  public mutating func append(_ hash: Digest) { hash.append(to: &bytes) }

  mutating func append(_ others: LeafHashes, _ range: Range<Int>) {
    if bytes.isEmpty, range == 0..<others.count { return bytes = others.bytes }
    bytes += others.bytes[range.lowerBound * Digest.size..<range.upperBound * Digest.size]
  }

  /// Those in a range, 32 bytes each.
  func bytes(of range: Range<Int>) -> [UInt8] {
    Array(bytes[range.lowerBound * Digest.size..<range.upperBound * Digest.size])
  }

  /// The nodes over each two of them; one that is left over has none.
  ///
  /// - Parameter first: the pair to begin with.
  func paired(from first: Int = 0) -> LeafHashes {
    var pairs = MessageList(expecting: count / 2 - first)
    for pair in first..<count / 2 {
      pairs.append(pair * 2 * Digest.size..<(pair + 1) * 2 * Digest.size)
    }
    var nodes = LeafHashes()
    bytes.withByteView { pairs.hash($0, prefix: MerkleTree.nodePrefix, to: &nodes.bytes) }
    return nodes
  }
}
