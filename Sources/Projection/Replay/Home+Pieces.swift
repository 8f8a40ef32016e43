package import Basics
package import EventBook
import FileStore
import Synchronization

/// Some lines of a segment that follow one another.
package struct LinePiece: Sendable {
  /// Owns the bytes.
  fileprivate let content: FileBytes
  fileprivate let path: String
  fileprivate let range: Range<Int>
  fileprivate let query: TemporalQuery
  fileprivate let fault: Fault

  /// The first line that could not be read, whoever came to it.
  fileprivate final class Fault: Sendable {
    private let found = Mutex<Diagnostic?>(nil)

    func note(_ fault: Diagnostic) { found.withLock { if $0 == nil { $0 = fault } } }

    func check() throws(Diagnostic) { if let fault = found.withLock({ $0 }) { throw fault } }
  }

  /// Bytes of the lines.
  package var count: Int { range.count }

  /// Every line that the query admits, with the members of its `data`.
  ///
  /// - Complexity: O(bytes).
  package func forEachLine(_ body: (EventLine, [DataField]) -> Void) {
    let view = content.view[0..<range.upperBound]
    var (scanner, line) = (LineScanner(), EventLine.none)
    var start = range.lowerBound
    while start < range.upperBound {
      var end = scanner.scanFast(view, from: start, into: &line)
      if end == nil {
        end = view.firstIndex(of: 0x0A, from: start) ?? view.count
        do throws(LineError) { line = try scanner.scan(view, start..<(end ?? start)) } catch {
          return fault.note(diagnostic(error, at: start))
        }
      }
      start = (end ?? view.count) + 1
      if line.sequence <= query.toSequence ?? .max,
        query.admits(time: line.time, recorded: line.recorded)
      {
        body(line, scanner.fields)
      }
    }
    withExtendedLifetime(content) {}
  }

  private func diagnostic(_ error: LineError, at start: Int) -> Diagnostic {
    let before = content.view[0..<start].array.count { $0 == 0x0A }
    return Diagnostic(
      error.code, error.reason, at: .init(file: path, line: before + 1, column: error.offset + 1))
  }
}

extension Home {
  /// Has several threads make something of the lines of a query, piece by piece, and hands that on in the
  /// order of the book. That one line follows the other is not asked: whoever loaded the state has
  /// seen to it.
  ///
  /// - Parameters:
  ///   - size: bytes of a piece, about.
  ///   - worker: called once by each thread; what it returns is asked for each of that thread's pieces.
  /// - Throws: `book.json`, `book.form`, `book.too-long`; `file.*`; what `body` throws.
  /// - Complexity: O(bytes).
  package func forEachPiece<Result: Sendable>(
    _ query: TemporalQuery, in segments: [Book.Segment], size: Int = SegmentPieces.usualSize,
    worker: @escaping @Sendable () -> (LinePiece) -> Result,
    _ body: (Result) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let fault = LinePiece.Fault()
    var pieces: [LinePiece] = []
    for (index, segment) in segments.enumerated() {
      // The last may be written to, and be cut back under a map.
      let content =
        try index < segments.count - 1
        ? FileBytes(mapping: segment.path) : FileBytes(copying: segment.path)
      pieces += SegmentPieces.ranges(of: content.view, size: size).map {
        LinePiece(content: content, path: segment.path, range: $0, query: query, fault: fault)
      }
    }
    let parts = OrderedParts(pieces.count, jobs: threads.jobs) { [pieces] in
      let work = worker()
      return { work(pieces[$0]) }
    }
    while let result = parts.next() {
      try fault.check()
      try body(result)
    }
    try fault.check()
  }
}
