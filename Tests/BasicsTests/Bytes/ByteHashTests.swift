import Basics
import Testing
import TestSupport

@Suite("The fast hash")
struct ByteHashTests {
  private func hash(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
    bytes.withByteView { ByteHash.hash($0, seed: seed) }
  }

  @Test("Zeros of different lengths have different hashes")
  func length() {
    let hashes = (0...200).map { hash([UInt8](repeating: 0, count: $0)) }
    #expect(Set(hashes).count == hashes.count)
  }

  @Test(
    "Every byte counts, wherever it stands", arguments: [1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100])
  func everyByte(length: Int) {
    let bytes = [UInt8](repeating: 0x41, count: length)
    var hashes = [hash(bytes)]
    for place in 0..<length {
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << UInt8(bit)
        hashes.append(hash(changed))
      }
    }
    #expect(Set(hashes).count == hashes.count)
  }

  @Test("The order of the blocks counts")
  func order() {
    let left = [UInt8](repeating: 1, count: 16)
    let right = [UInt8](repeating: 2, count: 16)
    #expect(hash(left + right) != hash(right + left))
  }

  @Test("The seed counts")
  func seed() {
    #expect(Set((0..<50).map { hash([1, 2, 3], seed: $0) }).count == 50)
  }

  @Test("The hash of a part is that of the same bytes by themselves, whatever stands around them")
  func parts() {
    var chance = Seeded(7)
    let bytes = chance.bytes(80)
    bytes.withByteView { view in
      for start in 0...20 {
        for end in start...80 {
          let alone = hash(Array(bytes[start..<end]))
          #expect(ByteHash.hash(view, from: start, to: end) == alone)
        }
      }
    }
  }

  @Test("of pieces side by side is that of each piece by itself", arguments: [16, 48, 64])
  func pieces(size: Int) {
    for count in [0, 1, size - 1, size, 3 * size, 4 * size, 4 * size + 5, 9 * size, 11 * size - 1] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }
      bytes.withByteView { view in
        let expected = stride(from: 0, to: count, by: size).map {
          ByteHash.hash(view, from: $0, to: min($0 + size, count))
        }
        #expect(ByteHash.hashes(view, each: size) == expected, "\(count)")
      }
    }
  }
}
