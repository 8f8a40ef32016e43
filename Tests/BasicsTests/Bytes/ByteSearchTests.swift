import Basics
import Testing
import TestSupport

@Suite("Looking for a text in bytes")
struct ByteSearchTests {
  @Test("finds what a search at every offset finds")
  func againstEveryOffset() {
    var seeded = Seeded(7)
    for _ in 0..<2_000 {
      // Few letters, so that texts overlap themselves and occur often.
      let text = (0...seeded.below(5)).map { _ in UInt8(97 + seeded.below(2)) }
      let bytes = (0..<seeded.below(40)).map { _ in UInt8(97 + seeded.below(3)) }
      let search = ByteSearch(String(decoding: text, as: UTF8.self))
      for start in 0...bytes.count {
        let expected = (start..<max(start, bytes.count - text.count + 1)).first {
          Array(bytes[$0..<$0 + text.count]) == text
        }
        #expect(bytes.withByteView { search.first(in: $0, from: start) } == expected)
      }
    }
  }
}
