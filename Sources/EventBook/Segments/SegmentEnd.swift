import Basics
import FileStore

/// Where the whole lines of the last segment end, and what stands behind them.
struct SegmentEnd {
  /// Bytes of whole lines.
  let offset: Int
  /// What stands behind them.
  let tail: [UInt8]
  /// Whether the tail is the next event, whole but for its LF.
  let isNextEvent: Bool
}

extension SegmentEnd {
  /// Looks at the part of the segment that may have been cut short: all behind the mark, or, where it
  /// says nothing of this segment, what stands behind the last LF.
  ///
  /// - Complexity: O(bytes behind the mark); where there is no LF in a line's length before the end,
  ///   O(bytes of the segment).
  init(of segment: Book.Segment, _ mark: DurableMark?) throws(Diagnostic) {
    let size = segment.status.size
    let doubtful = try mark?.doubtful(in: segment)
    let start = max(0, (doubtful ?? size) - LineScanner.maximumLineLength - 1)
    if let end = try SegmentEnd(segment, from: start, doubtful) {
      self = end
    } else {
      // A tail longer than a line can only be padding; then the whole segment is looked through.
      self =
        try SegmentEnd(segment, from: 0, nil) ?? SegmentEnd(offset: 0, tail: [], isNextEvent: false)
    }
  }

  /// - Returns: nil where no line begins in what was read from `start` on.
  private init?(
    _ segment: Book.Segment, from start: Int, _ doubtful: Int?
  ) throws(Diagnostic) {
    let content = try FileBytes(copying: segment.path, from: start)
    let found: SegmentEnd? = content.withView { view in
      guard let begin = Self.begin(view, from: start, doubtful) else { return nil }
      var lines = NextLine(view, before: begin, segment, isFirst: start + begin == 0)
      var end = begin
      while doubtful != nil, let next = view.firstIndex(of: 0x0A, from: end),
        lines.admits(end..<next)
      {
        end = next + 1
      }
      let tail = view[end..<view.count]
      let isNextEvent = tail.firstIndex(of: 0x0A, from: 0) == nil && lines.admits(end..<view.count)
      return SegmentEnd(offset: start + end, tail: tail.array, isNextEvent: isNextEvent)
    }
    guard let found else { return nil }
    self = found
  }

  /// Where the first line begins that is to be looked at.
  private static func begin(_ view: ByteView, from start: Int, _ doubtful: Int?) -> Int? {
    if let doubtful {
      let begin = doubtful - start
      return begin == 0 && start == 0 || begin > 0 && view[begin - 1] == 0x0A ? begin : nil
    }
    return view.lineStart(before: view.count) ?? (start == 0 ? 0 : nil)
  }
}

/// Whether lines follow one another as events of a book.
private struct NextLine {
  private let view: ByteView
  private var scanner = LineScanner()
  /// nil where the line before cannot be read: then nothing is known to follow it.
  private var previous: (sequence: Int, recorded: Timestamp)?

  init(_ view: ByteView, before begin: Int, _ segment: Book.Segment, isFirst: Bool) {
    self.view = view
    if isFirst {
      previous = (segment.firstSequence - 1, .earliest)
      return
    }
    let end = max(0, begin - 1)
    guard let line = try? scanner.scan(view, (view.lineStart(before: end) ?? 0)..<end) else {
      return
    }
    previous = (line.sequence, line.recorded)
  }

  mutating func admits(_ range: Range<Int>) -> Bool {
    guard let previous, !range.isEmpty, let line = try? scanner.scan(view, range),
      line.sequence == previous.sequence + 1, line.recorded >= previous.recorded
    else { return false }
    self.previous = (line.sequence, line.recorded)
    return true
  }
}

extension ByteView {
  /// The offset behind the last LF before an offset; nil where there is none.
  fileprivate func lineStart(before end: Int) -> Int? {
    var offset = end
    while offset > 0 {
      if self[offset - 1] == 0x0A { return offset }
      offset -= 1
    }
    return nil
  }
}
