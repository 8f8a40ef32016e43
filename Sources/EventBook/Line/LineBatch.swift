/// Whole lines one behind the other, each ended by its LF, as they are to stand in the book.
public struct LineBatch: Sendable {
  public var bytes: [UInt8] = []
  /// The offset behind each line's LF.
  private var ends: [Int] = []

  public init() {}

  public var count: Int { ends.count }
  public var isEmpty: Bool { ends.isEmpty }

  /// Puts a line behind the others.
  ///
  /// - Parameter line: without LF.
  public mutating func append(_ line: [UInt8]) {
    bytes += line
    endLine()
  }

  /// Ends a line that was written straight to the end of `bytes`.
  ///
  /// - Returns: its length, without LF.
  @discardableResult
  public mutating func endLine() -> Int {
    let start = ends.last ?? 0
    bytes.append(0x0A)
    ends.append(bytes.count)
    return bytes.count - 1 - start
  }

  public mutating func removeLast() {
    ends.removeLast()
    bytes.removeLast(bytes.count - (ends.last ?? 0))
  }

  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Where a line stands in `bytes`, without its LF.
  public subscript(index: Int) -> Range<Int> { start(of: index)..<(ends[index] - 1) }

  /// Where some lines stand in `bytes`, the LF of the last included.
  func range(of lines: Range<Int>) -> Range<Int> {
    start(of: lines.lowerBound)..<start(of: lines.upperBound)
  }

  private func start(of index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }

  /// How many lines from `first` on take no more than so many bytes, their LFs counted.
  ///
  /// - Complexity: O(log n)
  func count(from first: Int, within room: Int) -> Int {
    let limit = start(of: first) + room
    var (low, high) = (first, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return low - first
  }
}
