public import Basics
import FileStore

/// Reads the book line by line, and stops with an error at the first thing that is not right: a
/// line that is no event, a gap or a repeat in `sequence`, a `recordedtime` that falls, an unterminated
/// line anywhere but at the very end. There it is passed over with a note, since it may be being
/// written (SPEC §2); so is what a loss of power left of an append that was never acknowledged.
public struct BookCursor: ~Copyable {
  public let segments: [Book.Segment]
  /// Where the next line begins.
  public private(set) var position: BookPosition
  /// The place of the line that `next` gave last.
  public private(set) var lineStart: BookPosition
  /// An unterminated tail that was passed over.
  public private(set) var note: Diagnostic?
  private var scanner = LineScanner()
  private var content: FileBytes?
  /// Of `content`, which it must not outlive: asked for with every line.
  private var view = ByteView.empty
  /// Offset in the segment of the first byte of `content`.
  private var contentStart = 0
  private var lastRecorded: Timestamp
  private var hasLookedForMore = false
  /// Whether of sealed segments only some lines are looked at.
  private let isSparse: Bool

  public init(_ book: Book, from position: BookPosition = BookPosition()) throws(Diagnostic) {
    self.init(segments: try book.segments(), from: position)
  }

  /// - Parameters:
  ///   - lastRecorded: the `recordedtime` of the line before the position, where it is known.
  ///   - isSparse: whether most lines of sealed segments will be accepted by their places, and not read.
  public init(
    segments: [Book.Segment], from position: BookPosition = BookPosition(),
    lastRecorded: Timestamp = .earliest, isSparse: Bool = false
  ) {
    self.segments = segments
    self.position = position
    self.lastRecorded = lastRecorded
    self.isSparse = isSparse
    lineStart = position
  }

  /// The members of `data` of the line that `next` gave last.
  public var fields: [DataField] { scanner.fields }

  /// The bytes of the line that `next` gave last, as they are stored, without LF.
  public var storedLine: ByteView {
    precondition(content != nil, "no line has been read")
    return view[(lineStart.offset - contentStart)..<(position.offset - contentStart - 1)]
  }

  /// Where the line that `next` gave last stands.
  public var place: Diagnostic.Place {
    .init(file: segments[lineStart.segment].path, line: lineStart.line + 1)
  }

  /// The bytes of all segments, and those before the position: for a progress bar.
  public var totalBytes: Int { segments.reduce(0) { $0 + $1.status.size } }
  public var bytesRead: Int {
    segments.prefix(position.segment).reduce(0) { $0 + $1.status.size } + position.offset
  }

  /// The next event, or nil at the end; its texts are valid until the following call.
  ///
  /// - Throws: `book.json`, `book.form`, `book.too-long`, `book.gap`, `book.repeat`,
  ///   `book.recordedtime`, `book.torn`, with segment, line and column.
  public mutating func next() throws(Diagnostic) -> EventLine? {
    var line = EventLine.none
    return try next(into: &line) ? line : nil
  }

  /// The same without a copy; false at the end.
  public mutating func next(into line: inout EventLine) throws(Diagnostic) -> Bool {
    while true {
      guard position.segment < segments.count else { return false }
      if content == nil { try open() }
      if content == nil { return false }
      let view = view
      let start = position.offset - contentStart
      if start < view.count {
        if let end = scanner.scanFast(view, from: start, into: &line), end < view.count,
          accept(line.sequence, line.recorded, end: end)
        {
          return true
        }
        return try read(view, from: start, into: &line)
      }
      guard position.segment + 1 < segments.count else {
        try noteWhatIsMissing()
        return false
      }
      position = BookPosition(
        segment: position.segment + 1, offset: 0, line: 0, sequence: position.sequence)
      self.view = .empty
      content = nil
    }
  }

  /// What stands behind the line that `next` gave last, to the end of its segment; nil before any line.
  public var rest: SegmentRest? {
    content.map { SegmentRest(content: $0, start: position.offset - contentStart) }
  }

  /// Takes a line of `rest` that was scanned ahead for the next one.
  ///
  /// - Parameter range: where it stands there, without its LF.
  /// - Returns: false, and nothing is changed, where it is not the next: then `next` tells why.
  public mutating func accept(
    _ range: ByteRange, sequence: Int, recorded: Timestamp
  ) -> Bool {
    guard Int(range.start) == position.offset - contentStart else { return false }
    return accept(sequence, recorded, end: Int(range.end))
  }

  /// Places within a segment are numbers of 32 bits.
  public static let maximumSegmentSize = Int(Int32.max)

  /// The open segment is copied, from the position on: it may be cut back under a map.
  private mutating func open() throws(Diagnostic) {
    let segment = segments[position.segment]
    guard segment.firstSequence == position.sequence + 1 || position.offset > 0 else {
      let expected = position.sequence + 1
      throw Diagnostic(
        segment.firstSequence > expected ? BookCode.gap : .repeated,
        "expected a segment that begins with sequence \(expected), found \(segment.firstSequence)",
        "应为从第 \(expected) 号开始的分卷，实为第 \(segment.firstSequence) 号",
        at: .init(file: segment.path, line: 1))
    }
    guard segment.status.size <= BookCursor.maximumSegmentSize else {
      throw Diagnostic(
        BookCode.tooLarge,
        "the segment has \(segment.status.size) bytes; at most \(BookCursor.maximumSegmentSize) are read",
        "分卷有 \(segment.status.size) 字节，最多读取 \(BookCursor.maximumSegmentSize) 字节",
        at: .init(file: segment.path))
    }
    do throws(Diagnostic) {
      let isSealed = position.segment + 1 < segments.count
      let bytes =
        try isSealed
        ? FileBytes(mapping: segment.path, isReadWhole: position.offset == 0 && !isSparse)
        : FileBytes(
          copying: segment.path, from: position.offset,
          limit: segment.end.map { max(0, $0 - position.offset) } ?? .max)
      contentStart = isSealed ? 0 : position.offset
      view = bytes.view
      content = bytes
    } catch {
      // A failed append takes the segments back that it made: then none of the later ones is there.
      guard error.is(FileCode.missing), position.offset == 0, position.segment > 0 else {
        throw error
      }
      for later in segments[position.segment...] where try FileStatus.of(later.path) != nil {
        throw error
      }
    }
  }

  /// The next line by the general way, or what is wrong with it.
  private mutating func read(
    _ view: ByteView, from start: Int, into line: inout EventLine
  ) throws(Diagnostic) -> Bool {
    guard let end = view.firstIndex(of: 0x0A, from: start) else {
      try passOverTail(view[start..<view.count])
      return false
    }
    do throws(Diagnostic) {
      line = try scan(view, start..<end)
      if !accept(line.sequence, line.recorded, end: end) { throw misplaced(line) }
      return true
    } catch {
      guard try isUnfinished() else { throw error }
      try passOverTail(view[start..<view.count])
      return false
    }
  }

  private mutating func scan(
    _ view: ByteView, _ range: Range<Int>
  ) throws(Diagnostic) -> EventLine {
    do throws(LineError) { return try scanner.scan(view, range) } catch {
      throw Diagnostic(
        error.code, error.reason,
        at: .init(
          file: segments[position.segment].path, line: position.line + 1,
          column: error.offset + 1))
    }
  }

  /// Whether nobody was ever told that what stands from the position on is recorded.
  private func isUnfinished() throws(Diagnostic) -> Bool {
    guard position.segment + 1 == segments.count else { return false }
    let segment = segments[position.segment]
    let mark = try DurableMark.read(in: Directory.parent(of: segment.path))
    return try mark?.doubtful(in: segment).map { position.offset >= $0 } ?? false
  }

  /// - Returns: false, and nothing is changed, where the line does not follow the one before it.
  private mutating func accept(_ sequence: Int, _ recorded: Timestamp, end: Int) -> Bool {
    guard sequence == position.sequence + 1, recorded >= lastRecorded else { return false }
    lastRecorded = recorded
    lineStart = position
    position.offset = contentStart + end + 1
    position.line += 1
    position.sequence += 1
    return true
  }

  /// What is wrong with a line that was not accepted.
  private func misplaced(_ line: EventLine) -> Diagnostic {
    let expected = position.sequence + 1
    let (code, reason): (BookCode, Phrase) =
      if line.sequence == expected {
        (.recordedTime, BookCursor.recordedBefore)
      } else {
        (
          line.sequence > expected ? .gap : .repeated,
          Phrase(
            "expected sequence \(expected), found \(line.sequence)",
            "应为第 \(expected) 号，实为第 \(line.sequence) 号")
        )
      }
    return Diagnostic(
      code, reason,
      at: .init(file: segments[position.segment].path, line: position.line + 1, column: 1))
  }

  static let recordedBefore = Phrase("recorded before the line above it", "收录时间早于上一行")

  /// At the end of what stands: whether more was acknowledged.
  private mutating func noteWhatIsMissing() throws(Diagnostic) {
    guard note == nil, !hasLookedForMore, let last = segments.last else { return }
    hasLookedForMore = true
    let directory = Directory.parent(of: last.path)
    note = try DurableMark.read(in: directory)?.missing(in: segments, directory)
  }

  private mutating func passOverTail(_ tail: ByteView) throws(Diagnostic) {
    let segment = segments[position.segment]
    let place = Diagnostic.Place(file: segment.path, line: position.line + 1, column: 1)
    guard position.segment + 1 == segments.count else {
      throw Diagnostic(
        BookCode.torn, "a sealed segment ends within a line (byte \(position.offset))",
        "已封存的分卷止于半行（第 \(position.offset) 字节）", at: place)
    }
    note = Diagnostic(
      BookCode.tail,
      "\(tail.count) bytes after the last whole line were passed over: "
        + "they may be being written, or be what a crash left",
      "最后一个完整行之后的 \(tail.count) 字节已略过：可能正在写入，或是异常中断所留", at: place)
  }
}
