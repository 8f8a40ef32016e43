import Basics
import FileStore

/// What a writer that has the lock does with the end of the book before it believes it: mends what
/// was cut short, and makes durable what an earlier writer may have left to the system alone.
///
/// It may be cut short itself at any point; the next writer then finds the same, or what is done.
struct BookRecovery {
  let last: Book.Segment?
  let mark: DurableMarkFile
  private(set) var notes: [Diagnostic] = []

  init(_ book: Book) throws(Diagnostic) {
    try UnfinishedFile.removeAbandoned(in: book.directory)
    let noted = try DurableMark.read(in: book.directory)
    let found = try book.segments()
    notes = noted?.missing(in: found, book.directory).map { [$0] } ?? []
    let signed = try CheckpointStore(book).signedSize() ?? 0
    if let last = found.last {
      let end = try SegmentEnd(of: last, noted)
      if !end.tail.isEmpty, !end.isNextEvent {
        try Self.check(found, endingAt: end.offset, signed: signed, book)
      }
      notes += try Self.mend(last, end)
    }
    let segments = try book.segments()
    try Self.check(segments, signed: signed, book)
    last = segments.last
    let end = DurableMark(firstSequence: last?.firstSequence ?? 1, offset: last?.status.size ?? 0)
    let trusted = try Self.trusted(noted, last)
    mark = try DurableMarkFile(in: book.directory, written: trusted)
    // The mark of an empty book is the one of an empty first segment, whose entry may not be durable.
    if trusted != end || end.offset == 0 { try Self.makeDurable(book, segments, behind: trusted) }
    try mark.note(end)
  }

  /// A mark that says something of this book; one that lies within a line, or behind the end, is as good
  /// as none.
  private static func trusted(
    _ mark: DurableMark?, _ last: Book.Segment?
  ) throws(Diagnostic) -> DurableMark? {
    guard let mark, let last, try mark.doubtful(in: last) != nil else { return nil }
    return mark
  }

  /// Never is anything cut off that was signed, and nothing is put in its place (decision 60).
  private static func check(
    _ segments: [Book.Segment], endingAt end: Int? = nil, signed: Int, _ book: Book
  ) throws(Diagnostic) {
    guard signed > 0, try Book.lastSequence(of: segments, endingAt: end) < signed else { return }
    throw Diagnostic(
      BookCode.cutOff,
      "a checkpoint was signed of \(signed) lines, and the book does not end with that sequence or a later one: "
        + "its end is missing or damaged",
      "已签署的检查点属于前 \(signed) 行，而台账末尾不是第 \(signed) 号或其后的完整一行：末尾缺失或损坏",
      at: .init(file: CheckpointStore(book).directory + "/\(signed)"))
  }

  // MARK: The tail

  private static func mend(
    _ segment: Book.Segment, _ end: SegmentEnd
  ) throws(Diagnostic) -> [Diagnostic] {
    if end.tail.isEmpty { return [] }
    if end.isNextEvent {
      // Synced below, with all that lies behind the mark.
      try AppendFile(segment.path).append([0x0A])
      return [completed(segment)]
    }
    return [try setAside(end, of: segment)]
  }

  private static func completed(_ segment: Book.Segment) -> Diagnostic {
    Diagnostic(
      BookCode.completed,
      "the last line lacked only its line end, which was added: it is a whole event",
      "最后一行只缺行尾：它是完整的事件，现已补全", at: .init(file: segment.path))
  }

  /// Moves the tail into a file of its own, then cuts the segment.
  private static func setAside(
    _ end: SegmentEnd, of segment: Book.Segment
  ) throws(Diagnostic) -> Diagnostic {
    var aside = segment.path + ".\(end.offset).torn"
    var copies = 1
    while try FileStatus.of(aside, followingLinks: false) != nil,
      try FileBytes(copying: aside).array != end.tail
    {
      copies += 1
      aside = segment.path + ".\(end.offset).\(copies).torn"
    }
    try AtomicFile.replace(aside, with: end.tail)
    try AppendFile(segment.path).truncate(to: end.offset)
    return Diagnostic(
      BookCode.recovered,
      "\(end.tail.count) bytes of an unfinished append were set aside in \(aside)",
      "未写完的内容（\(end.tail.count) 字节）已移至 \(aside)", at: .init(file: segment.path))
  }

  // MARK: Durability

  /// Syncs what lies behind the mark. It is written once more before: a system that failed to write it
  /// for an earlier writer takes it for written, and a sync alone would succeed without it.
  private static func makeDurable(
    _ book: Book, _ segments: [Book.Segment], behind mark: DurableMark?
  ) throws(Diagnostic) {
    guard let mark else {
      for segment in segments.suffix(2) { try OverwrittenFile(segment.path).sync(.found) }
      try Directory.sync(book.directory, .foundEntry)
      return try Directory.sync(Directory.parent(of: book.directory), .foundEntry)
    }
    for segment in segments {
      guard let start = try mark.doubtful(in: segment) else { continue }
      let file = try OverwrittenFile(segment.path)
      try rewrite(segment, from: start, in: file)
      try file.sync(.found)
    }
    try Directory.sync(book.directory, .foundEntry)
  }

  private static let piece = 1 << 22

  private static func rewrite(
    _ segment: Book.Segment, from start: Int, in file: OverwrittenFile
  ) throws(Diagnostic) {
    for offset in stride(from: start, to: segment.status.size, by: piece) {
      let bytes = try FileBytes(copying: segment.path, from: offset, limit: piece)
      try bytes.withView { view throws(Diagnostic) in try file.write(view, at: offset) }
    }
  }
}
