import Basics
import CaseJournal
import CaseModel
import EventBook
import FileStore

/// The events of one sealed segment as they were decoded from its lines: what a question reads in place of
/// these. No state and no verdict stands there, so that it serves under any rules. `snapshots/FORMAT.md`
/// draws the bytes.
///
///     "WHSTLIX1" │ head │ digest │ names │ subjects │ blocks of lines │ hash
///
/// Lines without an event (reference data, registers, what is not in form) are read from the segment.
struct SegmentIndex: Sendable {
  /// Of this format, and of what the codec reads from a line: an index of another one is not used.
  static let version: UInt32 = 2

  static let magic = Array("WHSTLIX1".utf8)
  static let suffix = ".index"
  /// Lines of a block: its events are in the cache yet when the fold comes to them.
  static let linesOfBlock = 1_024

  private let file: FileBytes
  /// Bytes of the segment.
  private let size: Int
  /// The segment's part of the book's tree, so that it need not be hashed again.
  let digest: Book.Part
  /// The names that symbols of its events stand for, in the order of their first use.
  let names: [Range<Int>]
  /// The names of its subjects.
  private let subjects: [ByteRange]
  let blocks: [Block]

  /// Some lines behind one another.
  struct Block: Sendable {
    /// Of the first line: its place in the segment, its sequence, and when the line before was recorded.
    var place: Int
    var sequence: Int
    var before: Timestamp
    var lines: Int
    /// Where they stand in the file.
    var bytes: Range<Int>
  }

  /// Opens the index of a segment; nil where there is none, or none that is of this segment as it stands
  /// now and as it was written.
  ///
  /// - Complexity: O(bytes), at the speed of memory.
  init?(_ path: String, of segment: Book.Segment) {
    // A copy: of a map a sector that cannot be read would end the process.
    guard let file = try? FileBytes(copying: path) else { return nil }
    self.init(file, of: segment)
  }

  /// The same of what was read.
  init?(_ file: FileBytes, of segment: Book.Segment) {
    guard Self.isAsWritten(file.view) else { return nil }
    var reader = CompactReader(file.view[0..<file.count - Self.lengthOfHash])
    guard reader.isHead(of: segment) else { return nil }
    digest = reader.digest()
    names = reader.texts()
    subjects = reader.texts().map { ByteRange($0.lowerBound, $0.upperBound) }
    blocks = reader.blocks(from: segment.firstSequence)
    guard !reader.isBroken, reader.isAtEnd else { return nil }
    self.file = file
    size = segment.status.size
  }

  private static let lengthOfHash = 8

  /// Whether the bytes of a file are those that some version of the program wrote.
  static func isAsWritten(_ view: ByteView) -> Bool {
    let end = view.count - lengthOfHash
    return end >= 0 && PieceHash.hash(view[0..<end]) == view.word(at: end)
  }

  /// Whether the bytes begin as those of an index of this version do, of a segment as it stands.
  static func isHead(_ view: ByteView, of segment: Book.Segment) -> Bool {
    var reader = CompactReader(view)
    return reader.isHead(of: segment)
  }

  /// The bytes of the file; the names of subjects are places among them.
  var view: ByteView { file.view }

  /// The blocks with the lines that begin at a place of the segment or behind it.
  func blocks(from place: Int) -> ArraySlice<Block> {
    let behind = blocks.firstIndex { $0.place > place } ?? blocks.endIndex
    return blocks[max(0, behind - 1)...]
  }

  /// The lines of a block that begin at a place of the segment or behind it; nil where its bytes are none
  /// that can be meant.
  ///
  /// - Parameter symbols: what its names are to the reader.
  func lines(of block: Block, from place: Int, _ symbols: [Symbol]) -> LinesAhead.Piece? {
    var piece = LinesAhead.Piece(bytes: view, hasAuthors: true, capacity: block.lines)
    var reader = CompactReader(view[block.bytes])
    var (start, before) = (block.place, block.before)
    for index in 0..<block.lines {
      let head = reader.count(upTo: Self.longestHead)
      let range = ByteRange(start, start + head >> 1)
      guard start + head >> 1 < size else { return nil }
      start = Int(range.end) + 1
      let isMeant = range.start >= place
      guard head & 1 == 1 else {
        if isMeant { piece.append(range) }
        continue
      }
      let subject = reader.count(upTo: subjects.count - 1)
      let caseSequence = reader.count(upTo: Envelope.caseSequences.upperBound)
      let event = reader.event(sequence: block.sequence + index, after: before, symbols)
      if reader.isBroken { return nil }
      before = event.recorded
      if isMeant { piece.append(range, event, of: subjects[subject], caseSequence) }
    }
    return reader.isBroken || !reader.isAtEnd ? nil : piece
  }

  private static let longestHead = BookCursor.maximumSegmentSize << 1

  /// Where the lines of some subjects begin, and those whose subject an index does not know; nil where its
  /// bytes are none that can be meant.
  ///
  /// - Complexity: O(lines of the segment).
  func places(of wanted: Set<[UInt8]>) -> [Int]? {
    let meant = Set(subjects.filter { wanted.contains(view[$0.range].array) })
    let symbols = names.indices.map { Symbol(raw: Int32($0)) }
    var places: [Int] = []
    for block in blocks {
      guard let piece = lines(of: block, from: 0, symbols) else { return nil }
      for line in piece.lines where line.event < 0 || meant.contains(line.subject) {
        places.append(Int(line.range.start))
      }
    }
    return places
  }
}

extension CompactReader {
  /// Whether the file is of this program's version and of the segment as it stands.
  fileprivate mutating func isHead(of segment: Book.Segment) -> Bool {
    var expected = CompactWriter()
    expected.indexHead(of: segment)
    return skip(expected.bytes)
  }

  fileprivate mutating func digest() -> Book.Part {
    let lines = count(upTo: BookCursor.maximumSegmentSize)
    // Where there are not as many, the reader is broken.
    let roots = (0..<count(upTo: view.count / Digest.size)).compactMap { _ in
      let range = bytes(Digest.size)
      return range.isEmpty ? nil : Digest(view[range])
    }
    return Book.Part(lines: lines, roots: roots)
  }

  /// - Parameter first: the sequence of the first line.
  fileprivate mutating func blocks(from first: Int) -> [SegmentIndex.Block] {
    var blocks: [SegmentIndex.Block] = []
    var sequence = first
    for _ in 0..<count(upTo: view.count) {
      let place = count(upTo: BookCursor.maximumSegmentSize)
      let before = instant(near: .earliest)
      let lines = count(upTo: SegmentIndex.linesOfBlock)
      blocks.append(
        SegmentIndex.Block(
          place: place, sequence: sequence, before: before, lines: lines, bytes: text()))
      sequence += lines
    }
    return blocks
  }
}

extension CompactWriter {
  /// What an index of a segment begins with: an index of other bytes is of another version, of a program
  /// that numbers the types otherwise, or of a segment that was replaced.
  mutating func indexHead(of segment: Book.Segment) {
    bytes(SegmentIndex.magic)
    number(SegmentIndex.version)
    let types = Array(EventType.allCases.map(\.name).joined(separator: " ").utf8)
    number(types.withByteView { ByteHash.hash($0) })
    let stamp = BookStamp.Sealed(segment)
    for number in [UInt64(stamp.size), stamp.inode, stamp.device] { self.number(number) }
    signed(stamp.modified)
    signed(stamp.changed)
  }
}
