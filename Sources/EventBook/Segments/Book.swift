public import Basics
package import FileStore

/// The book of one home directory: `HOME/events/`, append-only segments of whole lines (SPEC §1–2).
public struct Book: Sendable {
  /// The directory that holds the segments.
  public let directory: String

  public init(home: String) { directory = home == "." ? "events" : home + "/events" }

  /// One segment file, named by the first sequence it holds.
  public struct Segment: Hashable, Sendable {
    public let name, path: String
    public let firstSequence: Int
    package let status: FileStatus
    /// How many of its bytes are read; nil for all.
    package var end: Int?

    /// - Throws: `book.foreign` for a name that no segment has.
    init(_ name: String, _ path: String, _ status: FileStatus) throws(Diagnostic) {
      let digits = name.dropLast(Book.suffix.count)
      guard name.hasSuffix(Book.suffix), digits.utf8.count == 16,
        let first = Decimal.value(digits.utf8), first > 0
      else {
        throw Diagnostic(
          BookCode.foreign, "the file is not a segment: those are named by 16 digits",
          "该文件不是分卷：分卷以 16 位数字命名", at: .init(file: path))
      }
      self.name = name
      self.path = path
      self.status = status
      firstSequence = first
    }
  }

  public static let suffix = ".jsonl"

  public static func segmentName(firstSequence: Int) -> String {
    Decimal.padded(firstSequence, 16) + suffix
  }

  public var exists: Bool { get throws(Diagnostic) { try FileStatus.of(directory) != nil } }

  /// The segments in the order of their sequences, the open one last.
  ///
  /// - Throws: `book.missing` where there is no book, `book.foreign` for a `.jsonl` file that is no
  ///   segment, `file.not-regular` for what is no file.
  public func segments() throws(Diagnostic) -> [Segment] {
    let segments = try files()
    if let first = segments.first, first.firstSequence != 1 {
      throw Diagnostic(
        BookCode.gap, "the book begins with sequence \(first.firstSequence), not 1",
        "台账从第 \(first.firstSequence) 号开始，而不是第 1 号", at: .init(file: first.path, line: 1),
        hint: "a segment is missing: put \(Book.segmentName(firstSequence: 1)) back",
        "缺少一个分卷，请放回 \(Book.segmentName(firstSequence: 1))")
    }
    return segments
  }

  /// The segments as far as what stands in them is known to be acknowledged: what lies behind that may still
  /// be taken back, and whoever goes on from there without the lock would believe what never was.
  ///
  /// - Throws: as `segments`.
  package func acknowledged() throws(Diagnostic) -> [Segment] {
    let mark = try exists ? DurableMark.read(in: directory) : nil
    let segments = try segments()
    guard let mark,
      let last = segments.lastIndex(where: { $0.firstSequence <= mark.firstSequence }),
      let end = try mark.doubtful(in: segments[last])
    else { return segments }
    var acknowledged = Array(segments[...last])
    acknowledged[last].end = end
    return acknowledged
  }

  /// What may stand beside the segments that is no file (SPEC §13).
  private static let directories: Set<String> = ["checkpoints", "journal"]

  /// The segment files, whether the first is there or not.
  func files() throws(Diagnostic) -> [Segment] {
    if let status = try FileStatus.of(directory), !status.isDirectory {
      throw Diagnostic(
        FileCode.io, "is in the way: not a directory", "被占用：不是目录", at: .init(file: directory),
        hint: "move the file away, or name another home directory with --home",
        "请移开该文件，或用 --home 指定别的目录")
    }
    guard try exists else {
      throw Diagnostic(
        BookCode.missing, "there is no book here", "这里没有台账", at: .init(file: directory),
        hints: [
          BookCode.missing.remedy,
          Phrase(
            "a new book is made by the first 'whistle record … --source UNIT' or 'whistle append'",
            "首次“whistle record … --source 〈单位〉”或“whistle append”会新建台账"),
        ])
    }
    var segments: [Segment] = []
    for name in try Directory.names(in: directory) {
      let path = directory + "/" + name
      guard let status = try FileStatus.of(path, followingLinks: false) else { continue }
      if status.isDirectory, Book.directories.contains(name) { continue }
      try status.checkRegular(path)
      guard name.hasSuffix(Book.suffix) else { continue }
      segments.append(try Segment(name, path, status))
    }
    return segments
  }
}

/// A place in the book between two lines.
public struct BookPosition: Hashable, Sendable {
  /// Index of the segment, its byte offset, and the number of lines before it in the segment.
  public var segment, offset, line: Int
  /// Number of events before this place in the whole book.
  public var sequence: Int

  public init(segment: Int = 0, offset: Int = 0, line: Int = 0, sequence: Int = 0) {
    self.segment = segment
    self.offset = offset
    self.line = line
    self.sequence = sequence
  }
}
