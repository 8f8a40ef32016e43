public import Basics
import FileStore

extension Book {
  /// The sequence of the last whole line of some segments; 0 where there is none.
  ///
  /// - Parameter end: bytes of the last segment that count; nil for all.
  /// - Throws: `file.*`.
  /// - Complexity: O(length of two lines).
  public static func lastSequence(
    of segments: [Segment], endingAt end: Int? = nil
  ) throws(Diagnostic) -> Int {
    guard let last = segments.last else { return 0 }
    let end = end ?? last.status.size
    let start = max(0, end - 2 * (LineScanner.maximumLineLength + 1))
    let content = try FileBytes(copying: last.path, from: start, limit: end - start)
    return content.withView { view in
      var scanner = LineScanner()
      guard let end = view.lastIndex(of: 0x0A),
        case let begin = view[0..<end].lastIndex(of: 0x0A).map({ $0 + 1 }) ?? 0,
        let line = try? scanner.scan(view, begin..<end)
      else { return last.firstSequence - 1 }
      return line.sequence
    }
  }
}
