import Basics

/// An open-addressing table of words: while it is filled, before it is written.
///
/// Its size is a power of two and at least twice the entries; zero is free.
struct HashSlots {
  private var slots: [UInt64]

  init(capacity: Int) { slots = Array(repeating: 0, count: Self.size(for: capacity)) }

  static func size(for entries: Int) -> Int {
    var size = 16
    while size < entries * 2 { size *= 2 }
    return size
  }

  mutating func insert(_ hash: UInt64, value: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = value
  }

  private static let piece = 1 << 14

  /// Hands on the bytes as they stand in a file, piece by piece.
  func forEachPiece(_ body: ([UInt8]) throws(Diagnostic) -> Void) throws(Diagnostic) {
    var writer = ByteWriter()
    for start in stride(from: 0, to: slots.count, by: Self.piece) {
      writer.clear()
      for slot in slots[start..<min(start + Self.piece, slots.count)] { writer.integer(slot) }
      try body(writer.bytes)
    }
  }
}

/// The same as it stands in a file.
struct StoredSlots {
  private let view: ByteView

  init(_ view: ByteView) { self.view = view }

  /// Goes through the entries that may be of a hash, until one is the last that is wanted or a free
  /// slot ends them. A table without a free slot is none: it is gone through once, and no further.
  ///
  /// - Complexity: O(1) on average.
  func forEach(of hash: UInt64, _ isLast: (UInt64) -> Bool) {
    let count = view.count / 8
    guard count > 0, count & (count - 1) == 0 else { return }
    var slot = Int(truncatingIfNeeded: hash) & (count - 1)
    for _ in 0..<count {
      let entry = view.word(at: slot * 8)
      if entry == 0 || isLast(entry) { return }
      slot = (slot + 1) & (count - 1)
    }
  }
}
