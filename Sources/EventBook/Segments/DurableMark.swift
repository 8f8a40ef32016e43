import Basics
import FileStore

/// How far the book is known to be durable: a lower bound, noted beside the segments after each
/// append.
///
///     events/durable     0000000000000001.jsonl 0000000000004096⏎
///
/// It is written over in place and not synced, so after a loss of power it may lag behind; it never
/// runs ahead. What lies before it was acknowledged, and damage there is damage. What lies behind it
/// in the last segment may be an append that was cut short: the system may have kept any part of it.
/// A file that is missing or cannot be read says nothing; then all is held to be acknowledged.
struct DurableMark: Equatable {
  /// Of the segment, its first sequence.
  var firstSequence: Int
  /// Bytes of it that are durable, a whole number of lines.
  var offset: Int
}

extension DurableMark {
  static func path(in directory: String) -> String { directory + "/durable" }

  /// Its bytes lie within one sector of a disk, so that a write that the system takes as a whole takes place
  /// as a whole or not at all.
  var text: [UInt8] {
    Array("\(Book.segmentName(firstSequence: firstSequence)) \(Decimal.padded(offset, 16))\n".utf8)
  }

  /// - Returns: nil where there is none, or none that can be read.
  /// - Throws: `file.*`.
  static func read(in directory: String) throws(Diagnostic) -> DurableMark? {
    let path = path(in: directory)
    guard try FileStatus.of(path, followingLinks: false) != nil else { return nil }
    return DurableMark(text: try FileBytes(copying: path).array)
  }

  init?(text: [UInt8]) {
    guard text.count == 40, let sequence = Decimal.value(text[..<16]),
      let offset = Decimal.value(text[23..<39])
    else { return nil }
    self.init(firstSequence: sequence, offset: offset)
    guard self.text == text else { return nil }
  }

  /// Where in a segment the part begins of which nobody knows whether it is durable.
  ///
  /// - Returns: nil for a segment that was followed by another before the mark was set, and where the
  ///   mark is not at the end of a line: then it is of another book.
  /// - Throws: `file.*`.
  func doubtful(in segment: Book.Segment) throws(Diagnostic) -> Int? {
    guard segment.firstSequence == firstSequence else {
      return segment.firstSequence > firstSequence ? 0 : nil
    }
    if offset == 0 { return 0 }
    let before = try FileBytes(copying: segment.path, from: offset - 1, limit: 1).array
    return before == [0x0A] ? offset : nil
  }

  /// That less stands in the book than was acknowledged; nil where all of it does.
  func missing(in segments: [Book.Segment], _ directory: String) -> Diagnostic? {
    let size = segments.first { $0.firstSequence == firstSequence }?.status.size ?? 0
    let isFollowed = segments.contains { $0.firstSequence > firstSequence }
    guard size < offset, !isFollowed else { return nil }
    let name = Book.segmentName(firstSequence: firstSequence)
    return Diagnostic(
      BookCode.short,
      "\(offset) bytes of this segment were acknowledged, and \(size) are there: events are missing at its end",
      "该分卷已确认 \(offset) 字节，现有 \(size) 字节：末尾有事件缺失", at: .init(file: directory + "/" + name))
  }
}

/// The file of the mark, for as long as a writer lives.
final class DurableMarkFile {
  private let file: OverwrittenFile
  /// nil where it is not known to be a mark of this book.
  private var written: DurableMark?

  /// Whether it is known to hold a mark of this book: no append goes on without one, for what is behind a
  /// part of one would be taken for acknowledged.
  var isWhole: Bool { written != nil }

  /// - Parameter written: what stands there.
  init(in directory: String, written: DurableMark?) throws(Diagnostic) {
    let path = DurableMark.path(in: directory)
    let isThere = try FileStatus.of(path, followingLinks: false) != nil
    file = try isThere ? OverwrittenFile(path) : OverwrittenFile(creating: path)
    self.written = written
  }

  /// Notes how far the book is durable. A mark that lies further back than the last, the first one, and
  /// one that the system did not take as a whole, is durable itself when this returns: the next append
  /// counts on it.
  ///
  /// - Throws: `file.*`.
  func note(_ mark: DurableMark) throws(Diagnostic) {
    if mark == written { return }
    let before = written
    written = nil
    let isAtOnce = try mark.text.withByteView { view throws(Diagnostic) in
      try file.writeAtOnce(view, at: 0)
    }
    if isAtOnce, let before,
      (before.firstSequence, before.offset) < (mark.firstSequence, mark.offset)
    {
      written = mark
      return
    }
    try file.truncate(to: mark.text.count)
    try file.sync(.durableMark)
    written = mark
  }
}
