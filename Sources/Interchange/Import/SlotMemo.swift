import Basics

/// Which slot of a mapping the keys of a log have. Keys come again and again in the same order, so that
/// the next one is nearly always the one behind the last.
struct SlotMemo {
  private var entries: [(key: [UInt8], slot: Int?)] = []
  private var next = 0

  /// Keys beyond these are looked up each time: a log may have any number of them.
  private static let limit = 64

  mutating func slot(of key: ByteView, _ find: (String) -> Int?) -> Int? {
    for step in 0..<entries.count {
      let index = (next + step) % entries.count
      guard entries[index].key.withByteView({ $0 == key }) else { continue }
      next = index + 1
      return entries[index].slot
    }
    let slot = find(key.text)
    if entries.count < Self.limit {
      entries.append((key.array, slot))
      next = 0
    }
    return slot
  }
}
