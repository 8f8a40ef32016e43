public import Basics
import FileStore

/// The one writer of a book, for as long as it lives.
///
/// An append is all or nothing as far as the machine goes on: what a failed write left is cut off
/// again. It returns only when the lines are durable. After a kill a prefix of the lines may stand.
public final class BookWriter {
  /// Segments roll before they would grow beyond this, 64 MiB.
  public static let defaultSegmentLimit = 64 << 20

  private let book: Book
  private let lock: DirectoryLock
  private let segmentLimit: Int
  private var open: AppendFile?
  /// Set once an append could not be taken back: what stands at the end is for the next writer.
  private var isSpent = false
  /// What recovery set aside.
  public private(set) var notes: [Diagnostic] = []

  /// Takes the book's lock and sets aside an unterminated tail. Makes `events/` where it is missing.
  ///
  /// - Throws: `book.locked` when the wait was in vain, `file.*` where the directory refuses.
  public init(
    _ book: Book, waitMicroseconds: Int64, segmentLimit: Int = defaultSegmentLimit
  ) throws(Diagnostic) {
    self.book = book
    self.segmentLimit = max(1, segmentLimit)
    try Directory.make(book.directory)
    lock = try DirectoryLock(book.directory, waitMicroseconds: waitMicroseconds)
    guard let last = try book.segments().last else { return }
    try setAsideTail(of: last)
    open = try AppendFile(last.path)
  }

  /// Moves what stands behind the last LF into a file of its own, then cuts the segment.
  private func setAsideTail(of segment: Book.Segment) throws(Diagnostic) {
    var start = max(0, segment.status.size - LineScanner.maximumLineLength - 1)
    var bytes = try FileBytes(copying: segment.path, from: start).array
    // A tail longer than a line can only be padding; then the whole segment is looked through.
    if start > 0, bytes.lastIndex(of: 0x0A) == nil {
      start = 0
      bytes = try FileBytes(copying: segment.path).array
    }
    let wholeLines = (bytes.lastIndex(of: 0x0A) ?? -1) + 1
    let tail = Array(bytes[wholeLines...])
    guard !tail.isEmpty else { return }
    let offset = start + wholeLines
    var aside = segment.path + ".\(offset).torn"
    var copies = 1
    while try FileStatus.of(aside) != nil, try FileBytes(copying: aside).array != tail {
      copies += 1
      aside = segment.path + ".\(offset).\(copies).torn"
    }
    try AtomicFile.replace(aside, with: tail)
    try AppendFile(segment.path).truncate(to: offset)
    notes.append(
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
        ]))
  }

  /// Appends whole lines and makes them durable.
  ///
  /// - Parameters:
  ///   - lines: bytes without LF, in the order of their sequences.
  ///   - firstSequence: the sequence of the first of them.
  /// - Throws: `file.full`, `file.io` …; the book then stands as before.
  public func append(_ lines: [[UInt8]], firstSequence: Int) throws(Diagnostic) {
    guard !lines.isEmpty else { return }
    guard !isSpent else {
      throw Diagnostic(
        "book.spent",
        Phrase(
          "an append before this one failed and could not be taken back",
          "前一次追加失败，且未能撤回"),
        at: .init(file: book.directory),
        hints: [
          Phrase("repeat the command: it mends the book's end first", "请重试：会先修复台账末尾")
        ])
    }
    let before = (open?.path, open?.size ?? 0)
    var made: [String] = []
    do throws(Diagnostic) {
      try write(lines, firstSequence: firstSequence, made: &made)
    } catch {
      throw takeBack(before, made, because: error)
    }
  }

  private func write(
    _ lines: [[UInt8]], firstSequence: Int, made: inout [String]
  ) throws(Diagnostic) {
    var batch: [UInt8] = []
    // A batch that does not fit begins a segment, so that a failed append never cuts back a segment
    // beside which a later one was seen: readers map what they take for sealed.
    let total = lines.reduce(0) { $0 + $1.count + 1 }
    if let open, open.size > 0, open.size + total > segmentLimit {
      try startSegment(firstSequence: firstSequence, made: &made)
    }
    for (index, line) in lines.enumerated() {
      let size = (open?.size ?? 0) + batch.count
      if open == nil || (size > 0 && size + line.count + 1 > segmentLimit) {
        try flush(&batch)
        try startSegment(firstSequence: firstSequence + index, made: &made)
      }
      batch += line
      batch.append(0x0A)
      if batch.count >= 1 << 22 { try open?.append(batch); batch.removeAll(keepingCapacity: true) }
    }
    try flush(&batch)
  }

  private func flush(_ batch: inout [UInt8]) throws(Diagnostic) {
    guard let open else { return }
    if !batch.isEmpty { try open.append(batch) }
    batch.removeAll(keepingCapacity: true)
    try open.sync()
  }

  private func startSegment(firstSequence: Int, made: inout [String]) throws(Diagnostic) {
    let path = book.directory + "/" + Book.segmentName(firstSequence: firstSequence)
    made.append(path)
    open = try AppendFile(path)
    try Directory.sync(book.directory)
  }

  /// What a failed append says once it is undone.
  public static let nothingStands = Phrase(
    "nothing of this append stands in the book", "本次追加未在台账中留下任何内容")

  /// Undoes a failed append, newest file first, and says so where even that fails.
  private func takeBack(
    _ before: (path: String?, size: Int), _ made: [String], because failure: Diagnostic
  ) -> Diagnostic {
    open = nil
    var result = failure
    do throws(Diagnostic) {
      for path in made.reversed() { try Directory.remove(file: path) }
      if let path = before.path {
        let file = try AppendFile(path)
        if file.size > before.size { try file.truncate(to: before.size) }
        open = file
      }
      result.hints.append(Self.nothingStands)
    } catch {
      isSpent = true
      result.hints.append(
        Phrase(
          "what was written of this append could not be taken back (\(error.message.english)): "
            + "some of its lines may stand; repeating it completes it",
          "本次写入的内容未能撤回（\(error.message.chinese)）：部分行可能已在台账中；重试即可补全"))
    }
    return result
  }
}
