import Basics
import EventBook

/// Finds events of a book again by their (`source`, `id`): of those that a snapshot covers any, of
/// those behind it the ones that were noted while they were read.
struct StoredIdentities {
  private let segments: [Book.Segment]
  private let snapshot: Snapshot?
  private let tail: Tail
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
    segments = loaded.segments
    snapshot = loaded.snapshot
    lines = StoredLines(loaded.segments)
    self.tail = tail
  }

  /// The events whose identity may be the one of this hash: they themselves decide.
  ///
  /// - Throws: `book.json`, `file.*`.
  func candidates(_ identity: UInt64) throws(Diagnostic) -> [Envelope] {
    var found: [Envelope] = []
    for (segment, offset) in places(identity) { found.append(try read(segment, offset)) }
    return found
  }

  /// Whether an event stands in the book to the byte.
  func holds(_ event: Envelope, _ identity: UInt64) throws(Diagnostic) -> Bool {
    for (segment, offset) in places(identity)
    where event.isWritten(as: try lines.line(segment, at: offset)) { return true }
    return false
  }

  private func places(_ identity: UInt64) -> [(segment: Int, offset: Int)] {
    var places = tail[identity]
    for sequence in snapshot?.candidates(identity) ?? [] {
      if let place = snapshot?.place(of: sequence), segments.indices ~= place.segment {
        places.append((place.segment, place.offset))
      }
    }
    return places
  }

  /// Whether a notice of a sweep stands under that `id`, whatever it says.
  func hasNotice(_ id: [UInt8]) throws(Diagnostic) -> Bool {
    try candidates(IdentityHash.hash(source: Sweep.source, id: id)).contains {
      $0.id.utf8.elementsEqual(id) && $0.source == Sweep.source
    }
  }

  private func read(_ segment: Int, _ offset: Int) throws(Diagnostic) -> Envelope {
    let line = try lines.line(segment, at: offset)
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
  init?(storedLine line: [UInt8]) {
    guard let value = line.withByteView({ try? JSONParser.parse($0) }),
      let envelope = try? Envelope(value, isStored: true)
    else { return nil }
    self = envelope
  }
}
