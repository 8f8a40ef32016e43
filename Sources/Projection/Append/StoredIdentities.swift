import Basics
public import EventBook

/// Finds events of a book again by their (`source`, `id`): of those that a snapshot covers any, of
/// those behind it the ones that were noted while they were read.
struct StoredIdentities: Sendable {
  private let book: Book
  private let segments: [Book.Segment]
  private let snapshot: Snapshot?
  private let tail: Tail

  /// Places behind the snapshot, by the hash of the identity.
  typealias Tail = [UInt64: [(segment: Int, offset: Int)]]

  init(_ loaded: Home.Loaded, _ book: Book, tail: Tail) {
    self.book = book
    segments = loaded.segments
    snapshot = loaded.snapshot
    self.tail = tail
  }

  /// The events whose identity may be the one of this hash: they themselves decide.
  ///
  /// - Throws: `book.json`, `file.*`.
  func candidates(_ identity: UInt64) throws(Diagnostic) -> [Envelope] {
    var found: [Envelope] = []
    for (segment, offset) in tail[identity] ?? [] { found.append(try read(segment, offset)) }
    guard let snapshot else { return found }
    for sequence in snapshot.candidates(identity) {
      guard let (segment, offset, _) = snapshot.place(of: sequence) else { continue }
      found.append(try read(segment, offset))
    }
    return found
  }

  /// What a sweep recorded under that `id`; nil where it is free.
  func notice(_ id: [UInt8]) throws(Diagnostic) -> Envelope? {
    try candidates(IdentityHash.hash(source: Sweep.source, id: id)).first {
      $0.id.utf8.elementsEqual(id) && $0.source == Sweep.source
    }
  }

  private func read(_ segment: Int, _ offset: Int) throws(Diagnostic) -> Envelope {
    let line = try book.storedLine(segments[segment], at: offset)
    guard let envelope = Envelope(storedLine: line) else {
      throw Diagnostic(
        "book.json", Phrase("the line at byte \(offset) cannot be read", "第 \(offset) 字节处的行无法读取"),
        at: .init(file: segments[segment].path), hints: [BookCursor.damageHint])
    }
    return envelope
  }
}

extension Envelope {
  /// nil where the bytes are no line of a book.
  public init?(storedLine line: [UInt8]) {
    guard let value = line.withByteView({ try? JSONParser.parse($0) }),
      let envelope = try? Envelope(value, isStored: true)
    else { return nil }
    self = envelope
  }
}
