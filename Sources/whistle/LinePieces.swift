import FileStore

/// Lines of many items, made on all processors some items at a time: hundreds of thousands are not held at
/// once.
enum LinePieces {
  /// So many items are made into lines at once.
  private static let size = 1 << 9

  /// - Parameters:
  ///   - jobs: number of threads, from 1; the lines are the same.
  ///   - lines: makes the lines of some items; called from any of the threads.
  ///   - body: is told of them in the order of the items.
  static func forEach<Item: Sendable, Failure>(
    _ items: [Item], jobs: Int, _ lines: @escaping @Sendable (ArraySlice<Item>) -> [UInt8],
    _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let parts = OrderedParts((items.count + size - 1) / size, jobs: jobs) {
      { lines(items[$0 * size..<min(($0 + 1) * size, items.count)]) }
    }
    while let part = parts.next() { try body(part) }
  }
}
