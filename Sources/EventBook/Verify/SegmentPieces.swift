package import Basics

/// The pieces that a segment is cut into for several threads.
package enum SegmentPieces {
  /// Bytes of a piece, about: when they are hashed they are still in the processor's cache.
  package static let usualSize = 1 << 18

  /// Where the pieces stand: from line to line, together all whole lines.
  ///
  /// - Parameter start: where the first line begins.
  package static func ranges(
    of view: ByteView, from start: Int = 0, size: Int = usualSize
  ) -> [Range<Int>] {
    let end = view.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    var ranges: [Range<Int>] = []
    var start = start
    while start < end {
      let next = view.firstIndex(of: 0x0A, from: min(start + size, end) - 1).map { $0 + 1 } ?? end
      ranges.append(start..<next)
      start = next
    }
    return ranges
  }

  /// The leaf hashes of whole lines, of which nothing else is asked.
  ///
  /// - Complexity: O(bytes).
  static func leaves(of view: ByteView, _ range: Range<Int>) -> LeafHashes {
    var leaves = LeafHashes()
    var messages = MessageList()
    var start = range.lowerBound
    while start < range.upperBound {
      let end = view.firstIndex(of: 0x0A, from: start) ?? range.upperBound
      messages.append(start..<end)
      start = end + 1
    }
    leaves.append(messages, in: view)
    return leaves
  }
}
