import Basics
import Testing
import TestSupport

@Suite("Looking for many texts in bytes")
struct TextSetTests {
  @Test("finds what a search at every offset finds")
  func againstEveryOffset() {
    var seeded = Seeded(11)
    for _ in 0..<500 {
      // Few letters, so that texts overlap, begin alike and occur often.
      func letters(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(97 + seeded.below(2)) } }
      let texts = (0...seeded.below(4)).map { _ in letters(4 + seeded.below(4)) }
      let bytes = letters(seeded.below(40))
      let range = 0..<seeded.below(bytes.count + 9)
      let expected = range.flatMap { offset in
        texts.indices.filter { bytes.dropFirst(offset).starts(with: texts[$0]) }.map {
          [offset, $0]
        }
      }
      var found: [[Int]] = []
      let set = TextSet(texts)
      bytes.withByteView { view in
        set.forEachPlace(in: view, beginning: range) { found.append([$1, $0]) }
      }
      #expect(found == expected)
      #expect(set.longest == texts.map(\.count).max())
    }
  }

  @Test("of no texts finds nothing")
  func none() {
    var places = 0
    Array("whatever".utf8).withByteView { view in
      TextSet([]).forEachPlace(in: view, beginning: 0..<8) { _, _ in places += 1 }
    }
    #expect(places == 0)
  }
}
