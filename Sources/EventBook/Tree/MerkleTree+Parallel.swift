public import Basics
import FileStore

/// Trees that several threads build, each over blocks of their own.
///
/// The blocks begin at multiples of a power of two, where full subtrees begin: so the root is the same
/// for any number of threads, and of one.
extension MerkleTree {
  /// Leaves that one thread takes at a time: a power of two.
  private static let block = 1024

  /// The root over leaves that the threads make themselves.
  ///
  /// - Parameters:
  ///   - count: number of leaves.
  ///   - jobs: number of threads, from 1.
  ///   - leaves: the hashes of the leaves in a range, called from any of the threads.
  /// - Complexity: O(leaves / jobs).
  public static func root(
    of count: Int, jobs: Int, leaves: @escaping @Sendable (Range<Int>) -> LeafHashes
  ) -> Digest {
    var whole = MerkleTree()
    let parts = blocks(of: 0..<count)
    for tree in Processors.map(parts, jobs: jobs, { MerkleTree(leaves($0)) }) {
      whole.append(contentsOf: tree)
    }
    return whole.root
  }

  /// Puts leaves behind those that are there.
  ///
  /// - Parameters:
  ///   - leaves: in pieces of any length.
  ///   - range: those of them that are meant, counted over all pieces.
  ///   - jobs: number of threads, from 1.
  /// - Complexity: O(leaves / jobs).
  mutating func append(_ leaves: [LeafHashes], _ range: Range<Int>, jobs: Int) {
    let pieces = Pieces(leaves)
    // Up to where a block begins.
    let lead = min(range.count, (Self.block - size % Self.block) % Self.block)
    let rest = range.lowerBound + lead..<range.upperBound
    let first = pieces[range.lowerBound..<rest.lowerBound]
    for index in 0..<first.count { append(first[index]) }
    for tree in Processors.map(Self.blocks(of: rest), jobs: jobs, { MerkleTree(pieces[$0]) }) {
      append(contentsOf: tree)
    }
  }

  private static func blocks(of range: Range<Int>) -> [Range<Int>] {
    stride(from: range.lowerBound, to: range.upperBound, by: block).map {
      $0..<min($0 + block, range.upperBound)
    }
  }

  /// Leaves in pieces, with numbers over all of them.
  private struct Pieces: Sendable {
    private let pieces: [LeafHashes]
    private let starts: [Int]

    init(_ pieces: [LeafHashes]) {
      self.pieces = pieces
      var starts: [Int] = []
      var count = 0
      for piece in pieces {
        starts.append(count)
        count += piece.count
      }
      self.starts = starts
    }

    subscript(range: Range<Int>) -> LeafHashes {
      var result = LeafHashes()
      var (low, high) = (0, starts.count)
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] + pieces[middle].count <= range.lowerBound {
          low = middle + 1
        } else {
          high = middle
        }
      }
      while low < pieces.count, starts[low] < range.upperBound {
        let start = starts[low]
        let part = range.clamped(to: start..<start + pieces[low].count)
        result.append(pieces[low], part.lowerBound - start..<part.upperBound - start)
        low += 1
      }
      return result
    }
  }
}
