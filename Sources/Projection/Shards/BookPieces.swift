package import Basics
package import CaseJournal
package import EventBook
import FileStore

/// The pieces into which a segment is split: every line, as it is stored, stands in the one of its subject's
/// shard, and what sets the reference data or enters a register in `common.jsonl` as well (decision 100).
///
///     PIECES/0000000000000001/common.jsonl
///                             shard-0000.jsonl  shard-0001.jsonl …
///                             manifest.json
package struct ShardPieces: Sendable {
  package let book: ShardBook
  package let segment: BookLinks.Segment
  let common: StageFile
  /// By the number of the shard.
  let own: [StageFile]
  /// The segment's part of the tree over the book (`MerkleTree.part`).
  let tree: [Digest]

  /// More would be more open files than a process may have.
  package static let shardsRange = 1...512

  /// How many lines the segment has, and how many of them stand in common.
  package var lines: Int { own.reduce(0) { $0 + $1.rows } }
  package var commonLines: Int { common.rows }

  static func name(of shard: Int) -> String { "shard-\(Decimal.padded(shard, 4)).jsonl" }

  private static let common = "common.jsonl"

  /// Splits one segment.
  ///
  /// Of the last one only as much is read as the links speak of: so the book may go on meanwhile.
  ///
  /// - Parameter directory: in which that of the segment is made.
  /// - Throws: `book.*` for damage, `shard.links` where the segment is not the one that the links speak of,
  ///   `file.*`.
  /// - Complexity: O(bytes).
  package static func write(
    _ segment: Book.Segment, by links: BookLinks, _ book: ShardBook, _ codec: EventCodec,
    in directory: String
  ) throws(Diagnostic) -> ShardPieces {
    let known = try links.segment(segment.name, at: segment.path)
    let target = directory + "/" + segment.name.dropLast(Book.suffix.count)
    try StageDirectory.begin(target)
    var writers: [StageWriter] = []
    for shard in 0..<book.shards {
      writers.append(try StageWriter(name(of: shard), in: target))
    }
    let shared = try StageWriter(common, in: target)
    var part = segment
    part.end = known.bytes
    var cursor = BookCursor(part)
    var line = EventLine.none
    var lines = MessageList()
    while try cursor.next(into: &line) {
      lines.append(cursor.lineStart.offset..<cursor.position.offset - 1)
      let shard = links.shard(of: line, among: book.shards)
      try writers[shard].append(line: cursor.storedLine)
      if codec.isRare(line) { try shared.append(line: cursor.storedLine) }
    }
    try check(cursor, known, segment.path)
    var leaves = LeafHashes()
    if let rest = cursor.rest { leaves.append(lines, in: rest.view) }
    var own: [StageFile] = []
    for writer in writers { own.append(try writer.finish()) }
    let pieces = ShardPieces(
      book: book, segment: known, common: try shared.finish(), own: own,
      tree: MerkleTree.part(leaves, after: known.first - 1))
    try StageDirectory.finish(target, pieces.json)
    return pieces
  }

  /// Whether what was read is what the links speak of.
  private static func check(
    _ cursor: borrowing BookCursor, _ known: BookLinks.Segment, _ path: String
  ) throws(Diagnostic) {
    let bytes = cursor.position.offset
    let digest = cursor.rest.map { SHA256.hash($0.view[0..<bytes]) } ?? SHA256.hash([])
    guard bytes == known.bytes, digest == known.digest else {
      throw Diagnostic(
        ShardCode.links,
        "the links speak of another segment of this name: \(known.bytes) bytes up to sequence \(known.last)",
        "关联文件所列的同名分卷与此不同：\(known.bytes) 字节，至第 \(known.last) 号", at: .init(file: path))
    }
  }
}

extension BookLinks {
  fileprivate func shard(of line: EventLine, among count: Int) -> Int {
    guard line.isNormalised else { return shard(of: line.bytes[line.subject.range], among: count) }
    return Array(line.text(line.subject).utf8).withByteView { shard(of: $0, among: count) }
  }
}

// MARK: As JSON

extension ShardPieces {
  private var json: JSONObject {
    let head = JSONObject(stage: [.stage: .string("pieces")])
    return head.followed(by: book.json).followed(by: segment.json)
      .followed(
        by: JSONObject(stage: [
          .common: common.json, .pieces: .array(own.map(\.json)),
          .tree: .array(tree.map { .string($0.hex) }),
        ]))
  }

  fileprivate init(_ document: StageDocument) throws(Diagnostic) {
    guard try document.text(StageKey.stage) == "pieces" else {
      throw document.fault(StageKey.stage)
    }
    book = try ShardBook(document)
    segment = try BookLinks.Segment(document)
    common = try StageFile(document.inner(StageKey.common))
    own = try document.array(StageKey.pieces) { value throws(Diagnostic) in
      try value.object.map { object throws(Diagnostic) in
        try StageFile(StageDocument(object, at: document.place))
      }
    }
    guard own.count == book.shards else { throw document.fault(StageKey.pieces) }
    tree = try document.array(StageKey.tree) { $0.string.flatMap { Digest(hex: $0) } }
  }
}

/// The pieces of all segments of a book.
package struct BookPieces: Sendable {
  package let book: ShardBook
  /// In the order of the segments.
  private let segments: [(directory: String, pieces: ShardPieces)]
  /// Of the manifests of all: what was made of the same pieces has it in common.
  package let digest: Digest
  /// The root of the tree over the book, as far as the links go (SPEC §11).
  package let root: Digest

  /// - Parameter build: what reads them.
  /// - Throws: `file.*`; `shard.incomplete` where a task did not end or a segment is missing, `shard.foreign`,
  ///   `shard.build`, `shard.document`.
  package init(_ directory: String, _ build: ShardBook.Build) throws(Diagnostic) {
    var found: [(directory: String, pieces: ShardPieces, manifest: [UInt8])] = []
    for result in try StageDirectory.results(in: directory) {
      let path = result + "/" + StageDirectory.manifest
      let manifest = try FileBytes(copying: path).array
      let document = try manifest.withByteView { view throws(Diagnostic) in
        try StageDocument(view, at: .init(file: path))
      }
      found.append((result, try ShardPieces(document), manifest))
    }
    found.sort { $0.pieces.segment.first < $1.pieces.segment.first }
    let book = found[0].pieces.book
    var hash = SHA256()
    var tree = MerkleTree()
    var next = 1
    for (path, pieces, manifest) in found {
      let place = Diagnostic.Place(file: path)
      try book.check(pieces.book, at: place)
      try build.check(pieces.book.build, at: place)
      if pieces.segment.first != next { throw Self.missing(next, in: directory) }
      guard tree.append(part: pieces.tree, count: pieces.segment.last + 1 - next) else {
        throw StageDocument.fault(StageKey.tree, at: place)
      }
      next = pieces.segment.last + 1
      hash.update(manifest)
    }
    guard next == book.events + 1, found.count == book.segments else {
      throw Self.missing(next, in: directory)
    }
    self.book = book
    digest = hash.finalize()
    root = tree.root
    segments = found.map { ($0.directory, $0.pieces) }
  }

  private static func missing(_ next: Int, in directory: String) -> Diagnostic {
    Diagnostic(
      ShardCode.incomplete,
      "the pieces of the segment that begins with sequence \(next) are missing",
      "缺少从第 \(next) 号开始的分卷的分片文件", at: .init(file: directory))
  }

  /// Hands over what stands in common in each segment, and the lines of one shard in it, once their digests
  /// are what the manifests say.
  ///
  /// - Parameter shard: nil where only what stands in common is wanted.
  func forEachSegment(
    _ shard: Int?,
    _ body: (consuming PieceCursor, consuming PieceCursor?) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    for (directory, pieces) in segments {
      let previous = (pieces.segment.first - 1, pieces.segment.recorded?.lowerBound ?? .earliest)
      func cursor(_ file: StageFile) throws(Diagnostic) -> PieceCursor {
        try file.check(in: directory)
        return try PieceCursor(directory + "/" + file.name, after: previous)
      }
      if let shard {
        try body(cursor(pieces.common), cursor(pieces.own[shard]))
      } else {
        try body(cursor(pieces.common), nil)
      }
    }
  }

  /// Bytes of a shard's own lines.
  func bytes(of shard: Int) -> Int { segments.reduce(0) { $0 + $1.pieces.own[shard].bytes } }
  /// How many those are.
  func lines(of shard: Int) -> Int { segments.reduce(0) { $0 + $1.pieces.own[shard].rows } }
}
