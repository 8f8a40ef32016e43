import Basics
import CaseModel
import EventBook
import FileStore

/// What snapshots hold, gathered while a book is folded from its first line: at any event on the way
/// it is that of the snapshot there, so that one fold makes, or checks, a whole schedule of them.
///
/// Memory: eight bytes an event for the identities, and while a snapshot is made sixteen to 32 more
/// for their table.
final class SnapshotContent {
  private var tree = MerkleTree()
  private var identities: [UInt64] = []
  private var lastOf: [Int] = []
  private var rareLines: [UInt8] = []
  private var places = SectionSum()
  private let placesFile: ScratchFile?
  private var failure: Diagnostic?

  /// - Parameter placesFile: where the section `places` grows; none where only its sum is asked for.
  init(placesFile: ScratchFile? = nil) { self.placesFile = placesFile }

  /// A watcher of the fold that gathers.
  var watcher: Replay.Watcher {
    var watcher = Replay.Watcher()
    watcher.stored = { [self] line, stored, _, isRare in note(line, stored, isRare: isRare) }
    watcher.folded = { [self] in chain($0, $1, $2) }
    return watcher
  }

  /// Before an event is folded: its leaf, its identity, its line if it is rare.
  private func note(_ line: EventLine, _ stored: ByteView, isRare: Bool) {
    tree.append(MerkleTree.leaf(stored))
    identities.append(IdentityHash.hash(of: line))
    if isRare {
      rareLines += stored.array
      rareLines.append(0x0A)
    }
  }

  /// After it is folded: the chain of its subject's events.
  private func chain(_ subject: Subject, _ sequence: Int, _ position: BookPosition) {
    while lastOf.count <= Int(subject.index) { lastOf.append(0) }
    var writer = ByteWriter()
    writer.integer(UInt64(position.segment) << 48 | UInt64(position.offset))
    writer.integer(lastOf[Int(subject.index)])
    lastOf[Int(subject.index)] = sequence
    places.update(writer.bytes)
    do throws(Diagnostic) { try placesFile?.append(writer.bytes) } catch {
      failure = failure ?? error
    }
  }

  /// The Merkle root over the lines gathered.
  var root: Digest { tree.root }

  /// Writes the sections for what the fold led to, in the order of the file.
  ///
  /// - Parameter file: nil where only their sums are asked for.
  /// - Returns: the length and the hash of each.
  func sections(
    of state: BookState, to file: AtomicFile? = nil
  ) throws(Diagnostic) -> [(name: String, sum: SectionSum)] {
    if let failure { throw failure }
    if let file {
      try placesFile?.forEachPiece { piece throws(Diagnostic) in try file.write(piece) }
    }
    var sink = SectionSink(file: file)
    sink.sections.append(("places", places))
    sink.begin("states")
    let names = try states(state, &sink)
    sink.begin("names")
    try names.write(&sink)
    sink.begin("ids")
    try identitySlots().write(&sink)
    sink.begin("symbols")
    try sink.write(symbolBytes(state.scene.symbols))
    sink.begin("rare")
    try sink.write(rareLines)
    return sink.sections
  }

  /// The records, and the table of their offsets by name.
  private func states(
    _ state: BookState, _ sink: inout SectionSink
  ) throws(Diagnostic) -> HashSlots {
    var slots = HashSlots(capacity: state.table.states.count)
    var offset = 0
    var body = ByteWriter()
    var head = ByteWriter()
    for index in state.table.states.indices {
      let subject = Subject(index: Int32(index))
      let name = Array(state.table.name(of: subject).utf8)
      body.clear()
      name.withByteView { body.text($0) }
      body.integer(index < lastOf.count ? lastOf[index] : 0)
      body.caseState(state.table[subject])
      slots.insert(name.withByteView { ByteHash.hash($0) }, value: UInt64(offset + 1))
      head.clear()
      head.integer(UInt32(body.bytes.count))
      head.integer(body.bytes.withByteView { ByteHash.hash($0) })
      try sink.write(head.bytes)
      try sink.write(body.bytes)
      offset += head.bytes.count + body.bytes.count
    }
    return slots
  }

  /// Upper half of the hash, and the sequence.
  private func identitySlots() -> HashSlots {
    var slots = HashSlots(capacity: identities.count)
    for (index, hash) in identities.enumerated() {
      slots.insert(hash, value: hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1))
    }
    return slots
  }

  private func symbolBytes(_ symbols: SymbolTable) -> [UInt8] {
    var writer = ByteWriter()
    for raw in 0..<symbols.count {
      Array(symbols.bytes(Symbol(raw: Int32(raw)))).withByteView { writer.text($0) }
    }
    return writer.bytes
  }
}

/// The length and the hash of a section whose bytes come in pieces.
struct SectionSum {
  private(set) var length = 0
  private var pieces = PieceHash()

  mutating func update(_ bytes: [UInt8]) {
    length += bytes.count
    pieces.update(bytes)
  }

  var hash: UInt64 { pieces.finish() }
}

/// Where sections go: to a file, or nowhere but into their sums.
private struct SectionSink {
  let file: AtomicFile?
  var sections: [(name: String, sum: SectionSum)] = []

  mutating func begin(_ name: String) { sections.append((name, SectionSum())) }

  mutating func write(_ bytes: [UInt8]) throws(Diagnostic) {
    sections[sections.count - 1].sum.update(bytes)
    try file?.write(bytes)
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

  private static let piece = 1 << 14

  func write(_ sink: inout SectionSink) throws(Diagnostic) {
    var writer = ByteWriter()
    for start in stride(from: 0, to: slots.count, by: Self.piece) {
      writer.clear()
      for slot in slots[start..<min(start + Self.piece, slots.count)] { writer.integer(slot) }
      try sink.write(writer.bytes)
    }
  }
}
