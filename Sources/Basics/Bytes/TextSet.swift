/// Looks for many texts in bytes at once: where the first four bytes of some of them stand, those are
/// compared.
package struct TextSet: Sendable {
  /// In bytes; a shorter text cannot be looked for.
  package static let minimumLength = 4

  private let texts: [[UInt8]]
  /// Which texts begin with four bytes.
  private let byHead: [UInt32: [Int]]
  /// Whether some text begins with bytes of this hash: most places are done with by one look.
  private let isHead: [Bool]
  /// The length of the longest text, in bytes; 0 where there are none.
  package let longest: Int

  /// - Precondition: no text is shorter than `minimumLength`.
  package init(_ texts: [[UInt8]]) {
    self.texts = texts
    longest = texts.map(\.count).max() ?? 0
    var (byHead, isHead) = ([UInt32: [Int]](), [Bool](repeating: false, count: 1 << 16))
    for (index, text) in texts.enumerated() {
      precondition(text.count >= Self.minimumLength, "a text has four bytes at least")
      let head = text.withByteView { $0.halfWord(at: 0) }
      byHead[head, default: []].append(index)
      isHead[Self.hash(head)] = true
    }
    (self.byHead, self.isHead) = (byHead, isHead)
  }

  private static func hash(_ head: UInt32) -> Int { Int((head &* 0x9E37_79B1) >> 16) }

  /// Every place at which one of the texts begins, with the text's index, in the order of the places.
  ///
  /// - Parameter range: where they may begin.
  /// - Complexity: O(bytes), and the length of each text whose first four bytes stand somewhere.
  package func forEachPlace(
    in view: ByteView, beginning range: Range<Int>, _ body: (_ index: Int, _ offset: Int) -> Void
  ) {
    for offset in range.clamped(to: 0..<max(0, view.count - Self.minimumLength + 1)) {
      let head = view.halfWord(at: offset)
      guard isHead[Self.hash(head)], let candidates = byHead[head] else { continue }
      for index in candidates where offset + texts[index].count <= view.count {
        let place = view[offset..<offset + texts[index].count]
        if texts[index].withByteView({ $0 == place }) { body(index, offset) }
      }
    }
  }
}
