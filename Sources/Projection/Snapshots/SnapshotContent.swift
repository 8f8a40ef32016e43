import Basics
import CaseModel
import EventBook

/// What snapshots hold, gathered while a book is folded from its first line: at any event on the way
/// it is that of the snapshot there, so that one fold makes, or checks, a whole schedule of them.
///
/// Memory: eight bytes an event for the identities, and while a snapshot is made sixteen to 32 more
/// for their table.
final class SnapshotContent {
  /// Of whole blocks of lines; those behind them wait in `lines`.
  private var tree = MerkleTree()
  private var lines: [UInt8] = []
  private var messages = MessageList()
  private var identities: [UInt64] = []
  private var lastOf: [Int] = []
  private var referenceLines: [UInt8] = []
  private var registerLines: [UInt8] = []
  private var places = SectionSum()
  private let placesTarget: any PlacesTarget
  private let limits: SnapshotLimits
  private var failure: Diagnostic?

  /// - Parameter places: where the section `places` grows.
  init(places: any PlacesTarget, limits: SnapshotLimits = .format) {
    placesTarget = places
    self.limits = limits
  }

  /// A observer of the fold that gathers.
  var observer: Replay.Observer {
    var observer = Replay.Observer()
    observer.stored = { [self] line, stored, _, kind in note(line, stored, kind) }
    observer.folded = { [self] in chain($0, $1, $2) }
    return observer
  }

  /// Before an event is folded: its leaf, its identity, its line if it is about no case.
  private func note(_ line: EventLine, _ stored: ByteView, _ kind: EventRow.SubjectKind?) {
    messages.append(lines.count..<lines.count + stored.count)
    lines.append(stored)
    if messages.count == Self.block {
      tree = wholeTree
      lines.removeAll(keepingCapacity: true)
      messages.removeAll()
    }
    identities.append(IdentityHash.hash(of: line))
    switch kind {
    case .reference: referenceLines += stored.array + [0x0A]
    case .register: registerLines += stored.array + [0x0A]
    case .case, .nothing, nil: break
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
    do throws(Diagnostic) {
      try limits.events.check(sequence)
      try limits.segments.check(position.segment + 1)
      try placesTarget.append(writer.bytes)
    } catch {
      failure = failure ?? error
    }
  }

  /// So many lines are hashed together; a power of two.
  private static let block = 1024

  /// The Merkle root over the lines gathered.
  var root: Digest { wholeTree.root }

  private var wholeTree: MerkleTree {
    var leaves = LeafHashes()
    lines.withByteView { leaves.append(messages, in: $0) }
    var whole = tree
    whole.append(contentsOf: MerkleTree(leaves))
    return whole
  }

  /// Hands on the sections for what the fold led to, in the order of the file.
  ///
  /// - Returns: the length and the hash of each.
  func sections(
    of state: BookState, to target: any SectionTarget
  ) throws(Diagnostic) -> [(name: Snapshot.SectionName, sum: SectionSum)] {
    if let failure { throw failure }
    try placesTarget.handOn(to: target)
    var sink = SectionSink(places, target)
    sink.begin(.states)
    let (names, index) = try states(state, &sink)
    sink.begin(.names)
    try names.forEachPiece { piece throws(Diagnostic) in try sink.write(piece) }
    sink.begin(.index)
    try sink.write(index)
    sink.begin(.ids)
    try identitySlots().forEachPiece { piece throws(Diagnostic) in try sink.write(piece) }
    sink.begin(.symbols)
    try sink.write(symbolBytes(state.reference.symbols))
    sink.begin(.reference)
    try sink.write(referenceLines)
    sink.begin(.registers)
    try sink.write(registerLines)
    return sink.sections
  }

  /// The records; then the table of their offsets by name, and the index.
  private func states(
    _ state: BookState, _ sink: inout SectionSink
  ) throws(Diagnostic) -> (names: HashSlots, index: [UInt8]) {
    var slots = HashSlots(capacity: state.table.states.count)
    var rows = ByteWriter()
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
      try limits.record.check(body.bytes.count)
      slots.insert(name.withByteView { ByteHash.hash($0) }, value: UInt64(offset + 1))
      head.clear()
      head.integer(UInt32(body.bytes.count))
      head.integer(body.bytes.withByteView { ByteHash.hash($0) })
      try sink.write(head.bytes)
      try sink.write(body.bytes)
      rows.indexRow(
        of: state.table[subject], at: offset, state.reference.calculator, now: state.latest)
      offset += head.bytes.count + body.bytes.count
    }
    return (slots, rows.bytes)
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
