package import Basics
package import CaseJournal
import CaseModel
package import EventBook
import FileStore

/// What every piece of a book must know of the whole: which segments there are, and which cases stand and
/// fall together (decision 99).
///
/// JSON lines, so that each segment's can be made by a task of its own and put behind one another: first the
/// mergers of a segment, then the segment itself, which says how many they are.
///
///     {"case":"FH-2026-000007","into":"FH-2026-000003"}
///     {"book":"linshu","segment":"0000000000000001.jsonl","first":1,"last":12847,"bytes":…,"sha256":…,…}
package struct BookLinks: Sendable {
  /// What people call the book.
  package let book: String
  package let segments: [Segment]
  /// Of the whole document: two books that have it in common are the same.
  package let digest: Digest
  /// The hashes of names that were merged, each with that of the whole it belongs to.
  private let wholes: [UInt64: UInt64]

  /// How many events the book has.
  package var events: Int { segments.last?.last ?? 0 }

  package struct Segment: Equatable, Sendable {
    package let name: String
    /// Sequences of its first line and its last one; of none the last lies before the first.
    package let first, last: Int
    /// Of its whole lines.
    package let bytes: Int
    package let digest: Digest
    /// `recordedtime` of the first line and of the last; nil without lines.
    package let recorded: ClosedRange<Timestamp>?

    var json: JSONObject {
      JSONObject(stage: [
        .segment: .string(name), .first: .integer(first), .last: .integer(last),
        .bytes: .integer(bytes), .sha256: .string(digest.hex),
        .recorded: recorded.map {
          .array([.string($0.lowerBound.rfc3339()), .string($0.upperBound.rfc3339())])
        } ?? .null,
      ])
    }
  }

  /// In which of so many shards a subject lies.
  ///
  /// By the hash of its name, of merged cases by the smallest of theirs: then the guard of a merger, which
  /// looks at the target and what that was merged into, finds all of them in one shard.
  package func shard(of name: ByteView, among count: Int) -> Int {
    let hash = ByteHash.hash(name)
    return Int((wholes.isEmpty ? hash : wholes[hash] ?? hash) % UInt64(count))
  }

  /// The segment of that name.
  ///
  /// - Throws: `shard.links` where there is none.
  package func segment(_ name: String, at path: String) throws(Diagnostic) -> Segment {
    guard let segment = segments.first(where: { $0.name == name }) else {
      throw Diagnostic(
        ShardCode.links, "the links say nothing of this segment", "关联文件未列此分卷",
        at: .init(file: path))
    }
    return segment
  }

  // MARK: Making

  /// The rows of one segment.
  ///
  /// - Returns: the rows, and what is to be said of the segment's end.
  /// - Throws: `book.*` for damage, `file.*`.
  /// - Complexity: O(bytes).
  package static func rows(
    of segment: Book.Segment, book: String, _ codec: EventCodec
  ) throws(Diagnostic) -> (rows: [UInt8], note: Diagnostic?) {
    var cursor = BookCursor(segment)
    var rows: [UInt8] = []
    var merges = 0
    var recorded: ClosedRange<Timestamp>?
    var line = EventLine.none
    let key = FieldKey(.into)
    while try cursor.next(into: &line) {
      recorded = (recorded?.lowerBound ?? line.recorded)...line.recorded
      guard codec.type(of: line) == .caseMerged,
        let target = line.text(of: cursor.fields.first(key, in: line.bytes))
      else { continue }
      merges += 1
      append(
        JSONObject(stage: [.case: .string(line.text(line.subject)), .into: .string(target)]),
        to: &rows)
    }
    let end = cursor.position
    let own = Segment(
      name: segment.name, first: segment.firstSequence, last: end.sequence, bytes: end.offset,
      digest: cursor.rest.map { SHA256.hash($0.view[0..<end.offset]) } ?? SHA256.hash([]),
      recorded: recorded)
    var row = JSONObject(stage: [.book: .string(book)])
    for member in own.json.members { row[member.key] = member.value }
    row[StageKey.merges] = .integer(merges)
    append(row, to: &rows)
    return (rows, cursor.note)
  }

  private static func append(_ row: JSONObject, to rows: inout [UInt8]) {
    JSONValue.object(row).append(to: &rows)
    rows.append(UInt8(ascii: "\n"))
  }

  // MARK: Reading

  /// - Throws: `file.*`, `shard.document`, `shard.links` where a segment is missing or what stands before it.
  package init(file path: String) throws(Diagnostic) {
    let content = try FileBytes(copying: path)
    defer { withExtendedLifetime(content) {} }
    var reader = LinksReader(path: path)
    let view = content.view
    var start = 0
    while start < view.count {
      guard let end = view.firstIndex(of: 0x0A, from: start) else { throw reader.isCut }
      reader.line += 1
      try reader.take(StageDocument(view[start..<end], at: reader.place))
      start = end + 1
    }
    (book, segments) = try reader.finish()
    wholes = reader.wholes
    digest = SHA256.hash(view)
  }
}

extension BookCursor {
  /// Over one segment of a book by itself.
  init(_ segment: Book.Segment) {
    self.init(
      segments: [segment],
      from: BookPosition(sequence: segment.firstSequence - 1))
  }
}

/// Reads the rows of a links document, and holds them against one another.
private struct LinksReader {
  let path: String
  var line = 0
  private var book: String?
  private var segments: [BookLinks.Segment] = []
  private var mergers = 0
  /// To which smaller hash a hash leads; the smallest leads nowhere.
  private var smaller: [UInt64: UInt64] = [:]

  init(path: String) { self.path = path }

  var place: Diagnostic.Place { .init(file: path, line: line) }
  var isCut: Diagnostic { fault("the links end within a row", "关联文件止于半行") }

  mutating func take(_ row: StageDocument) throws(Diagnostic) {
    if row.object[StageKey.segment] == nil {
      mergers += 1
      return unite(try row.text(StageKey.case), try row.text(StageKey.into))
    }
    let name = try row.text(StageKey.book)
    guard book.map({ $0.hasBytes(of: name) }) ?? true else {
      throw fault("a segment of another book: '\(name)'", "另一本台账的分卷：“\(name)”")
    }
    book = name
    guard try row.number(StageKey.merges) == mergers else {
      throw fault(
        "the segment has \(try row.number(StageKey.merges)) mergers, and \(mergers) stand before it",
        "该分卷有 \(try row.number(StageKey.merges)) 次并案，其前仅列 \(mergers) 次")
    }
    mergers = 0
    try append(BookLinks.Segment(row))
  }

  private mutating func append(_ segment: BookLinks.Segment) throws(Diagnostic) {
    let expected = (segments.last?.last ?? 0) + 1
    guard segment.first == expected, segment.last >= segment.first - 1 else {
      throw fault(
        "expected the segment that begins with sequence \(expected), found \(segment.name)",
        "应为从第 \(expected) 号开始的分卷，实为 \(segment.name)")
    }
    let before = segments.last { $0.recorded != nil }?.recorded?.upperBound
    if let before, let own = segment.recorded, own.lowerBound < before {
      throw fault(
        "\(segment.name) begins before the time at which the segment above it ends",
        "\(segment.name) 的开头早于上一分卷的末尾")
    }
    segments.append(segment)
  }

  func finish() throws(Diagnostic) -> (String, [BookLinks.Segment]) {
    guard mergers == 0, let book, !segments.isEmpty else { throw isCut }
    return (book, segments)
  }

  private func fault(_ english: String, _ chinese: String) -> Diagnostic {
    Diagnostic(ShardCode.links, english, chinese, at: place)
  }

  // MARK: What belongs together

  private mutating func unite(_ left: String, _ right: String) {
    let a = whole(of: Self.hash(left))
    let b = whole(of: Self.hash(right))
    // The smallest of all, whatever the order in which they come.
    if a != b { smaller[max(a, b)] = min(a, b) }
  }

  private static func hash(_ name: String) -> UInt64 {
    Array(name.utf8).withByteView { ByteHash.hash($0) }
  }

  private func whole(of hash: UInt64) -> UInt64 {
    var hash = hash
    while let next = smaller[hash] { hash = next }
    return hash
  }

  var wholes: [UInt64: UInt64] {
    Dictionary(uniqueKeysWithValues: smaller.keys.map { ($0, whole(of: $0)) })
  }
}

extension BookLinks.Segment {
  init(_ row: StageDocument) throws(Diagnostic) {
    name = try row.text(StageKey.segment)
    first = try row.number(StageKey.first)
    last = try row.number(StageKey.last)
    bytes = try row.number(StageKey.bytes)
    digest = try row.digest(StageKey.sha256)
    let times = try row.optional(StageKey.recorded) { key throws(Diagnostic) in
      try row.array(key) { value throws(Diagnostic) in
        value.string.flatMap { Timestamp(rfc3339: $0) }
      }
    }
    if let times, times.count != 2 || times[0] > times[1] { throw row.fault(StageKey.recorded) }
    recorded = times.map { $0[0]...$0[1] }
  }
}
