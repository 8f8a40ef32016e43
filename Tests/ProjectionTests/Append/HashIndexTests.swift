import TestSupport
import Testing

@testable import Projection

@Suite("Numbers by hashes")
struct HashIndexTests {
  @Test("all values of a hash are found, those of no other are")
  func finds() {
    var index = HashIndex()
    var expected: [UInt64: [UInt64]] = [:]
    var seeded = Seeded(7)
    for value in 0..<5000 {
      // Few hashes, alike in their low bits, zero and its neighbour among them.
      let hash = UInt64(seeded.below(400)) << 32 | UInt64(value % 3 == 0 ? 0 : 5)
      index.insert(hash == 1 ? 2 : hash, UInt64(value))
      expected[hash, default: []].append(UInt64(value))
    }
    #expect(index.count == 5000)
    for (hash, values) in expected { #expect(index[hash].sorted() == values) }
    #expect(index[77].isEmpty)
    #expect(HashIndex()[0].isEmpty)
  }
}
