import Basics
import FileStore

/// Where a book grows: its last segment, and the ones behind it once that is full.
struct BookEnd {
  private let book: Book
  private let segmentLimit: Int
  private let mark: DurableMarkFile
  private var open: AppendFile?
  private var openFirstSequence = 1
  /// Set once nobody knows what of an append stands: that is for the next writer to find out.
  private var isSpent = false
  /// The sequence that must come next, once something was appended.
  private var nextSequence: Int?

  init(_ book: Book, _ recovery: BookRecovery, segmentLimit: Int) throws(Diagnostic) {
    self.book = book
    self.segmentLimit = min(max(1, segmentLimit), BookCursor.maximumSegmentSize)
    mark = recovery.mark
    if let last = recovery.last {
      open = try AppendFile(last.path)
      openFirstSequence = last.firstSequence
    }
  }

  /// As `BookWriter.append`.
  mutating func append(_ lines: LineBatch, firstSequence: Int) throws(Diagnostic) {
    guard !isSpent else {
      throw Diagnostic(
        BookCode.spent,
        "an append before this one failed, and how much of it was written is not known",
        "前一次追加失败，已写入多少尚不明确", at: .init(file: book.directory))
    }
    precondition(nextSequence ?? firstSequence == firstSequence, "a book has no gap")
    let before = (open?.path, open?.size ?? 0, openFirstSequence)
    var made: [String] = []
    do throws(Diagnostic) {
      if !mark.isWhole { try mark.note(end) }
      try write(lines, firstSequence: firstSequence, made: &made)
    } catch {
      throw error.is(FileCode.sync) ? leave(error) : takeBack(before, made, because: error)
    }
    nextSequence = firstSequence + lines.count
    note()
  }

  /// Notes that all is durable. Where that fails what was appended stands, and the next append begins with it.
  private func note() { try? mark.note(end) }

  private var end: DurableMark {
    DurableMark(firstSequence: openFirstSequence, offset: open?.size ?? 0)
  }

  private mutating func write(
    _ lines: LineBatch, firstSequence: Int, made: inout [String]
  ) throws(Diagnostic) {
    // A batch that does not fit begins a segment, so that a failed append never cuts back a segment
    // beside which a later one was seen: readers map what they take for sealed.
    var written = 0
    if let open, open.size > 0, open.size + lines.bytes.count > segmentLimit { self.open = nil }
    while written < lines.count {
      let file: AppendFile
      if let open {
        file = open
      } else {
        file = try startSegment(firstSequence: firstSequence + written, made: &made)
      }
      // A line that is longer than a segment has one for itself.
      let fitting = lines.count(from: written, within: segmentLimit - file.size)
      let count = max(fitting, file.size == 0 ? 1 : 0)
      try file.append(lines.bytes, lines.range(of: written..<written + count))
      try file.sync(.appended)
      written += count
      if written < lines.count { open = nil }
    }
  }

  private mutating func startSegment(
    firstSequence: Int, made: inout [String]
  ) throws(Diagnostic) -> AppendFile {
    let path = book.directory + "/" + Book.segmentName(firstSequence: firstSequence)
    let file = try AppendFile(creating: path)
    made.append(path)
    open = file
    openFirstSequence = firstSequence
    try Directory.sync(book.directory, .segmentEntry)
    return file
  }

  /// What could not be synced may stand or not: nothing is taken back, for that might be lost too.
  private mutating func leave(_ failure: Diagnostic) -> Diagnostic {
    open = nil
    isSpent = true
    var result = failure
    result.hints.append(
      Phrase(
        "it is not known whether this append was written: the next writer finds out; repeating it with the same ids completes it",
        "本次追加是否写入尚不明确：下次写入时会查明；以相同的 id 重复即可补全"))
    return result
  }

  /// Undoes a failed append, newest file first, and says so where even that fails.
  private mutating func takeBack(
    _ before: (path: String?, size: Int, firstSequence: Int), _ made: [String],
    because failure: Diagnostic
  ) -> Diagnostic {
    open = nil
    openFirstSequence = before.firstSequence
    var result = failure
    do throws(Diagnostic) {
      for path in made.reversed() {
        try Directory.remove(file: path)
        try Directory.sync(book.directory, .takenBackEntry)
      }
      if let path = before.path {
        let file = try AppendFile(path)
        if file.size > before.size { try file.truncate(to: before.size) }
        open = file
      }
      result.hints.append(BookWriter.nothingStands)
    } catch {
      isSpent = true
      result.hints.append(
        Phrase(
          "what was written of this append could not be taken back (\(error.message.english)): "
            + "some of its lines may have been written; repeating it completes it",
          "本次写入的内容未能撤回（\(error.message.chinese)）：部分行可能已在台账中；重试即可补全"))
    }
    return result
  }
}
