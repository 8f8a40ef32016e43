public import Basics
import FileStore
import Synchronization

/// The one writer of a book, for as long as it lives. Threads append one after the other.
public final class BookWriter: Sendable {
  /// Segments roll before they would grow beyond this, 64 MiB.
  public static let defaultSegmentLimit = 64 << 20

  private let lock: DirectoryLock
  private let end: Mutex<BookEnd>
  /// What recovery set aside.
  public let notes: [Diagnostic]

  /// Takes the book's lock and sets aside an unterminated tail. Makes `events/` where it is missing.
  ///
  /// - Throws: `book.locked` when the wait was in vain, `file.*` where the directory refuses.
  public init(
    _ book: Book, waitMicroseconds: Int64, segmentLimit: Int = defaultSegmentLimit
  ) throws(Diagnostic) {
    try Directory.make(book.directory)
    lock = try DirectoryLock(book.directory, waitMicroseconds: waitMicroseconds)
    let last = try book.segments().last
    notes = try last.flatMap { last throws(Diagnostic) in try Self.setAsideTail(of: last) } ?? []
    end = Mutex(try BookEnd(book, last: last, segmentLimit: segmentLimit))
  }

  /// Appends lines and makes them durable.
  ///
  /// All or nothing as far as the machine goes on: what a failed write left is cut off again. It
  /// returns only when the lines are durable. After a kill a prefix of the lines may stand.
  ///
  /// - Parameters:
  ///   - lines: in the order of their sequences.
  ///   - firstSequence: the sequence of the first of them.
  /// - Throws: `file.full`, `file.io` …; the book then stands as before.
  public func append(_ lines: LineBatch, firstSequence: Int) throws(Diagnostic) {
    if lines.isEmpty { return }
    try end.withLock { end throws(Diagnostic) in
      try end.append(lines, firstSequence: firstSequence)
    }
  }

  /// What a failed append says once it is undone.
  public static let nothingStands = Phrase(
    "nothing of this append stands in the book", "本次追加未在台账中留下任何内容")

  /// Moves what stands behind the last LF into a file of its own, then cuts the segment.
  private static func setAsideTail(
    of segment: Book.Segment
  ) throws(Diagnostic) -> [Diagnostic] {
    var start = max(0, segment.status.size - LineScanner.maximumLineLength - 1)
    var bytes = try FileBytes(copying: segment.path, from: start).array
    // A tail longer than a line can only be padding; then the whole segment is looked through.
    if start > 0, bytes.lastIndex(of: 0x0A) == nil {
      start = 0
      bytes = try FileBytes(copying: segment.path).array
    }
    let wholeLines = (bytes.lastIndex(of: 0x0A) ?? -1) + 1
    let tail = Array(bytes[wholeLines...])
    guard !tail.isEmpty else { return [] }
    let offset = start + wholeLines
    var aside = segment.path + ".\(offset).torn"
    var copies = 1
    while try FileStatus.of(aside) != nil, try FileBytes(copying: aside).array != tail {
      copies += 1
      aside = segment.path + ".\(offset).\(copies).torn"
    }
    try AtomicFile.replace(aside, with: tail)
    try AppendFile(segment.path).truncate(to: offset)
    return [
      Diagnostic(
        "book.recovered",
        Phrase(
          "\(tail.count) bytes of an unfinished line were set aside in \(aside)",
          "未写完的一行（\(tail.count) 字节）已移至 \(aside)"),
        at: .init(file: segment.path),
        hints: [
          Phrase(
            "they were never acknowledged; the book ends with the whole line before them",
            "它们从未确认写入；台账止于其前的完整一行")
        ])
    ]
  }
}
