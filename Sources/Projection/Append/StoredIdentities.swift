import Basics
import CaseModel
package import EventBook

/// Finds events of a book again by their (`source`, `id`): of those that a snapshot covers any, of
/// those behind it the ones that were noted while they were read.
struct StoredIdentities {
  private let segments: [Book.Segment]
  private var snapshot: Snapshot?
  private var tail: Tail
  private let lines: StoredLines

  /// Places behind the snapshot, by the hash of the identity.
  struct Tail: Sendable {
    private var places = HashIndex()

    mutating func note(_ hash: UInt64, at position: BookPosition) {
      places.insert(hash, UInt64(position.segment) << 48 | UInt64(position.offset))
    }

    subscript(hash: UInt64) -> [(segment: Int, offset: Int)] {
      places[hash].map { (Int($0 >> 48), Int($0 & 0xFFFF_FFFF_FFFF)) }
    }
  }

  init(_ loaded: Home.Loaded, tail: Tail) {
    self.init(loaded.segments, loaded.snapshot, tail: tail)
  }

  init(_ segments: [Book.Segment], _ snapshot: Snapshot?, tail: Tail) {
    self.segments = segments
    self.snapshot = snapshot
    lines = StoredLines(segments)
    self.tail = tail
  }

  /// What was noted, for who goes on noting.
  mutating func releaseTail() -> Tail {
    var released = Tail()
    swap(&released, &tail)
    return released
  }

  /// The events whose identity may be the one of this hash: they themselves decide.
  ///
  /// - Throws: `book.json`, `file.*`.
  mutating func candidates(_ identity: UInt64) throws(Diagnostic) -> [Envelope] {
    if let snapshot {
      if let covered = covered(snapshot, identity) {
        return try behind(identity) + covered
      }
      try readAgain(to: snapshot.header.sequence)
      self.snapshot = nil
    }
    return try behind(identity)
  }

  private func behind(_ identity: UInt64) throws(Diagnostic) -> [Envelope] {
    var found: [Envelope] = []
    for place in tail[identity] { found.append(try read(place.segment, place.offset)) }
    return found
  }

  /// Whether an event stands in the book to the byte.
  func holds(_ event: Envelope, _ identity: UInt64) throws(Diagnostic) -> Bool {
    for place in tail[identity]
    where event.isWritten(as: try lines.line(place.segment, at: place.offset)) { return true }
    for sequence in snapshot?.candidates(identity) ?? [] {
      guard let place = snapshot?.place(of: sequence), place.segment < segments.count,
        let line = try? lines.line(place.segment, at: place.offset)
      else { continue }
      if event.isWritten(as: line) { return true }
    }
    return false
  }

  /// nil where a place that the snapshot names is not that of such an event.
  private func covered(_ snapshot: Snapshot, _ identity: UInt64) -> [Envelope]? {
    var found: [Envelope] = []
    for sequence in snapshot.candidates(identity) {
      guard let place = snapshot.place(of: sequence), place.segment < segments.count,
        let envelope = try? read(place.segment, place.offset), envelope.sequence == sequence,
        envelope.identity >> 32 == identity >> 32
      else { return nil }
      found.append(envelope)
    }
    return found
  }

  /// Takes the identities from the book that the snapshot covers: its own do not hold.
  private mutating func readAgain(to sequence: Int) throws(Diagnostic) {
    var cursor = BookCursor(segments: segments)
    while let line = try cursor.next(), line.sequence <= sequence {
      tail.note(IdentityHash.hash(of: line), at: cursor.lineStart)
    }
  }

  /// What a sweep recorded under that `id`; nil where it is free.
  mutating func notice(_ id: [UInt8]) throws(Diagnostic) -> Envelope? {
    try candidates(IdentityHash.hash(source: Sweep.source, id: id)).first {
      $0.id.utf8.elementsEqual(id) && $0.source == Sweep.source
    }
  }

  private func read(_ segment: Int, _ offset: Int) throws(Diagnostic) -> Envelope {
    let line = try lines.line(segment, at: offset)
    guard let envelope = Envelope(storedLine: line) else {
      throw Diagnostic(
        BookCode.json, "the line at byte \(offset) cannot be read", "第 \(offset) 字节处的行无法读取",
        at: .init(file: segments[segment].path))
    }
    return envelope
  }
}

extension Envelope {
  /// nil where the bytes are no line of a book.
  package init?(storedLine line: [UInt8]) {
    guard let value = line.withByteView({ try? JSONParser.parse($0) }),
      let envelope = try? Envelope(value, isStored: true)
    else { return nil }
    self = envelope
  }
}
