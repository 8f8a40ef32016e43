/// Messages that stand in one window of bytes and are to be hashed together.
///
/// The rounds of SHA-256 wait for each other within a message and not among messages, so that two at a
/// time take hardly longer than one.
public struct MessageList: Sendable {
  /// Where each message starts and ends, one behind the other.
  @usableFromInline var bounds: [Int] = []

  /// - Parameter expected: about how many messages there will be.
  public init(expecting expected: Int = 0) { bounds.reserveCapacity(expected * 2) }

  public var count: Int { bounds.count / 2 }

  /// - Parameter range: of a message within the window.
  @inlinable
  public mutating func append(_ range: Range<Int>) {
    bounds.append(range.lowerBound)
    bounds.append(range.upperBound)
  }

  public mutating func removeAll() { bounds.removeAll(keepingCapacity: true) }

  /// Puts the digests of the messages behind others, 32 bytes each, in their order.
  ///
  /// - Parameters:
  ///   - view: the window.
  ///   - prefix: stands before every message.
  /// - Complexity: O(bytes).
  public func hash(
    _ view: ByteView, prefix: UInt8? = nil, to digests: inout [UInt8],
    by path: SHA256Path = .best
  ) {
    switch path {
    case .portable:
      for index in stride(from: 0, to: bounds.count, by: 2) {
        SHA256.hash(prefix: prefix, view[bounds[index]..<bounds[index + 1]], by: path)
          .append(to: &digests)
      }
    case .instructions:
      SHA256Instructions.append(view, bounds, prefix: prefix, to: &digests)
    }
  }
}
