import Basics
import CaseJournal
import CaseModel
import EventBook
import FileStore

/// Makes a snapshot by folding the book from its first line.
///
/// Memory: the states, and eight to sixteen bytes an event for the table of identities.
final class SnapshotWriter {
  private let file: AtomicFile
  private var sections: [String: Snapshot.Section] = [:]
  private var tree = MerkleTree()
  private var identities: [UInt64] = []
  private var lastOf: [Int] = []
  private var rareLines: [UInt8] = []
  private var failure: Diagnostic?
  private var placesHash = PieceHash()

  init(_ path: String) throws(Diagnostic) {
    file = try AtomicFile(path)
    try file.write(Snapshot.magic)
  }

  /// Before an event is folded: its leaf, its identity, its line if it is rare.
  func note(
    _ line: EventLine, stored: ByteView, isRare: Bool
  ) {
    tree.append(MerkleTree.leaf(stored))
    identities.append(IdentityHash.hash(of: line))
    if isRare {
      rareLines += stored.array
      rareLines.append(0x0A)
    }
  }

  /// After it is folded: the chain of its subject's events.
  func chain(_ subject: Subject, _ sequence: Int, _ position: BookPosition) {
    while lastOf.count <= Int(subject.index) { lastOf.append(0) }
    var writer = ByteWriter()
    writer.integer(UInt64(position.segment) << 48 | UInt64(position.offset))
    writer.integer(lastOf[Int(subject.index)])
    lastOf[Int(subject.index)] = sequence
    placesHash.update(writer.bytes)
    do throws(Diagnostic) { try file.write(writer.bytes) } catch { failure = failure ?? error }
  }

  /// Writes what the fold led to and puts the file in place.
  func finish(
    _ state: BookState, _ segments: [Book.Segment], _ position: BookPosition
  ) throws(Diagnostic) {
    if let failure { throw failure }
    sections["places"] = .init(
      offset: Snapshot.magic.count, length: state.sequence * 16, hash: placesHash.finish())
    let slots = try writeStates(state)
    try write("names", slots)
    try write("ids", identitySlots())
    try write("symbols", symbolBytes(state.scene.symbols))
    try write("rare", rareLines)
    var header = Snapshot.Header()
    header.events = state.events
    header.anomalies = state.anomalies
    header.sequence = state.sequence
    header.lastTime = state.lastTime
    header.lastRecorded = state.lastRecorded
    header.lastEventTime = state.lastEventTime
    header.root = tree.root
    header.state = StateDigest.digest(state)
    header.rulesets = state.scene.rulebook.adoptions.map(\.ruleset.digest.hex)
    header.calendars = state.scene.calendars.entries.map {
      "\(state.scene.symbols.text($0.name)) \($0.year.year)"
    }
    header.position = position
    header.stamp = try BookStamp(segments: segments, position: position)
    header.sections = sections
    let text = Array(JSONValue.object(header.json).text.utf8)
    var trailer = ByteWriter()
    trailer.integer(file.count)
    trailer.integer(text.count)
    trailer.integer(text.withByteView { ByteHash.hash($0) })
    try file.write(text)
    try file.write(trailer.bytes)
    try file.commit()
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws(Diagnostic) {
    sections[name] = .init(
      offset: file.count, length: bytes.count, hash: bytes.withByteView { PieceHash.hash($0) })
    try file.write(bytes)
  }

  /// The records, and the table of their offsets by name.
  private func writeStates(_ state: BookState) throws(Diagnostic) -> [UInt8] {
    let start = file.count
    var slots = HashSlots(capacity: state.table.states.count)
    var hash = PieceHash()
    var body = ByteWriter()
    var head = ByteWriter()
    for index in state.table.states.indices {
      let subject = Subject(index: Int32(index))
      let name = Array(state.table.name(of: subject).utf8)
      body.clear()
      name.withByteView { body.text($0) }
      body.integer(index < lastOf.count ? lastOf[index] : 0)
      body.caseState(state.table[subject])
      slots.insert(
        name.withByteView { ByteHash.hash($0) }, value: UInt64(file.count - start + 1))
      head.clear()
      head.integer(UInt32(body.bytes.count))
      head.integer(body.bytes.withByteView { ByteHash.hash($0) })
      for bytes in [head.bytes, body.bytes] {
        hash.update(bytes)
        try file.write(bytes)
      }
    }
    sections["states"] = .init(
      offset: start, length: file.count - start, hash: hash.finish())
    return slots.bytes
  }

  /// Upper half of the hash, and the sequence.
  private func identitySlots() -> [UInt8] {
    var slots = HashSlots(capacity: identities.count)
    for (index, hash) in identities.enumerated() {
      slots.insert(hash, value: hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1))
    }
    return slots.bytes
  }

  private func symbolBytes(_ symbols: SymbolTable) -> [UInt8] {
    var writer = ByteWriter()
    for raw in 0..<symbols.count {
      Array(symbols.bytes(Symbol(raw: Int32(raw)))).withByteView { writer.text($0) }
    }
    return writer.bytes
  }
}

/// An open-addressing table of words, as it stands in the file.
private struct HashSlots {
  private var slots: [UInt64]

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  mutating func insert(_ hash: UInt64, value: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = value
  }

  var bytes: [UInt8] {
    var writer = ByteWriter()
    for slot in slots { writer.integer(slot) }
    return writer.bytes
  }
}
