import Basics
import CaseJournal
import CaseModel
import EventBook
import FileStore

/// Makes the index of a segment from its lines, read one by one as a replay would read them.
struct SegmentIndexWriter {
  private var symbols = ReferenceData().symbols
  private var subjects = SymbolTable()
  private var leaves = LeafHashes()
  private var blocks = CompactWriter()
  private var count = 0
  private var block = Block()

  private struct Block {
    var bytes = CompactWriter()
    var lines = 0
    var place = 0
    var before = Timestamp.earliest
  }

  private var event = CompactWriter()
  private var lastRecorded = Timestamp.earliest

  /// The bytes of the index of a segment.
  ///
  /// - Parameter segment: index of one that is sealed.
  /// - Throws: `book.*` for damage, `file.*`: a segment that is not right has no index.
  /// - Complexity: O(bytes of the segment).
  static func bytes(
    of segment: Int, in segments: [Book.Segment], _ codec: EventCodec
  ) throws(Diagnostic) -> [UInt8] {
    var writer = SegmentIndexWriter()
    var cursor = BookCursor(
      segments: segments,
      from: BookPosition(
        segment: segment, offset: 0, line: 0, sequence: segments[segment].firstSequence - 1))
    while let line = try cursor.next(), cursor.lineStart.segment == segment {
      writer.append(line, cursor.fields, cursor.storedLine.count, cursor.lineStart, codec)
      writer.leaves.append(MerkleTree.leaf(cursor.storedLine))
    }
    return writer.finish(segments[segment])
  }

  private mutating func append(
    _ line: EventLine, _ fields: [DataField], _ length: Int, _ position: BookPosition,
    _ codec: EventCodec
  ) {
    if block.lines == 0 { (block.place, block.before) = (position.offset, lastRecorded) }
    let isKept = decode(line, fields, codec)
    block.bytes.count(length << 1 | (isKept ? 1 : 0))
    if isKept {
      block.bytes.bytes(event.bytes)
      lastRecorded = line.recorded
    }
    block.lines += 1
    if block.lines == SegmentIndex.linesOfBlock { endBlock() }
  }

  /// - Returns: whether the line has an event that an index can hold, which `event` is then.
  private mutating func decode(
    _ line: EventLine, _ fields: [DataField], _ codec: EventCodec
  ) -> Bool {
    // Names are taken in also of a line that is left out: so they have the order that a replay gives them.
    guard
      let decoded = try? codec.decode(
        line, fields, subject: Subject(index: -1), symbols: &symbols, readsAuthor: true),
      !codec.isRare(line)
    else { return false }
    let subject = Array(line.text(line.subject).utf8)
    event.clear()
    event.count(subject.withByteView { subjects.intern($0) }.index)
    event.count(line.caseSequence)
    return event.event(decoded, after: lastRecorded)
  }

  private mutating func endBlock() {
    guard block.lines > 0 else { return }
    blocks.count(block.place)
    blocks.instant(block.before)
    blocks.count(block.lines)
    blocks.text(block.bytes.bytes)
    count += 1
    block = Block()
  }

  private mutating func finish(_ segment: Book.Segment) -> [UInt8] {
    endBlock()
    var file = CompactWriter()
    file.indexHead(of: segment)
    file.digest(of: leaves, after: segment.firstSequence - 1)
    file.texts(of: symbols)
    file.texts(of: subjects)
    file.count(count)
    file.bytes(blocks.bytes)
    var hash = ByteWriter()
    hash.integer(file.bytes.withByteView { PieceHash.hash($0) })
    file.bytes(hash.bytes)
    return file.bytes
  }
}

extension CompactWriter {
  fileprivate mutating func instant(_ value: Timestamp) {
    signed(value.microseconds &- Timestamp.earliest.microseconds)
  }

  fileprivate mutating func digest(of leaves: LeafHashes, after first: Int) {
    count(leaves.count)
    let roots = MerkleTree.part(leaves, after: first)
    count(roots.count)
    for root in roots { bytes(root.bytes) }
  }

  fileprivate mutating func texts(of names: borrowing SymbolTable) {
    count(names.count)
    for raw in 0..<names.count { text(Array(names.bytes(Symbol(raw: Int32(raw))))) }
  }
}
