/// Looks for a text in bytes (Horspool 1980): where a text is not, it jumps ahead by up to its length.
public struct ByteSearch: Sendable {
  private let text: [UInt8]
  /// By the byte under the text's last: how far the text may move on.
  private let jumps: [Int]

  /// - Precondition: the text is not empty.
  public init(_ text: String) {
    self.text = Array(text.utf8)
    precondition(!self.text.isEmpty)
    var jumps = Array(repeating: self.text.count, count: 256)
    for (index, byte) in self.text.dropLast().enumerated() {
      jumps[Int(byte)] = self.text.count - 1 - index
    }
    self.jumps = jumps
  }

  /// The offset of the first occurrence at or after `start`, or nil.
  ///
  /// - Complexity: O(n / length of the text) for most bytes, at worst O(n · length).
  public func first(in view: ByteView, from start: Int = 0) -> Int? {
    let last = text.count - 1
    var end = start + last
    while end < view.count {
      let byte = view[end]
      if byte == text[last], text.indices.allSatisfy({ view[end - last + $0] == text[$0] }) {
        return end - last
      }
      end += jumps[Int(byte)]
    }
    return nil
  }
}
