import Basics
import Testing
import TestSupport

@Suite("ULIDs")
struct ULIDTests {
  @Test(
    "Known values have their texts",
    arguments: [
      (0, 0, 0, "00000000000000000000000000"),
      (0, 0, 1, "00000000000000000000000001"),
      (0, 0, 31, "0000000000000000000000000Z"),
      (0, 0, 32, "00000000000000000000000010"),
      (0, 1, 0, "0000000000000G000000000000"),
      (1, 0, 0, "00000000010000000000000000"),
      (1_469_918_176_385, 0, 0, "01ARYZ6S410000000000000000"),
      ((1 << 48) - 1, 0xFFFF, .max, "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"),
    ] as [(UInt64, UInt64, UInt64, String)])
  func known(milliseconds: UInt64, high: UInt64, low: UInt64, text: String) {
    #expect(ULID.text(milliseconds: milliseconds, high: high, low: low) == text)
  }

  @Test("Only the lower sixteen bits of the high word of chance are used")
  func highBits() {
    let text = ULID.text(milliseconds: 5, high: 0xABCD, low: 9)
    #expect(ULID.text(milliseconds: 5, high: 0xFFFF_FFFF_FFFF_ABCD, low: 9) == text)
  }

  @Test("Texts sort as their times, then their chance", arguments: 1...10 as ClosedRange<UInt64>)
  func order(seed: UInt64) {
    var chance = Seeded(seed)
    var values: [[UInt64]] = (0..<200).map { _ in
      // A small range, so that times and high bits do repeat.
      let milliseconds = 1_785_051_660_000 + UInt64.random(in: 0..<20, using: &chance)
      return [milliseconds, UInt64.random(in: 0..<4, using: &chance), chance.next()]
    }
    values.sort { $0.lexicographicallyPrecedes($1) }
    let texts = values.map { ULID.text(milliseconds: $0[0], high: $0[1], low: $0[2]) }
    #expect(texts == texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(texts).count == texts.count)
    #expect(texts.allSatisfy { $0.utf8.count == 26 })
    #expect(texts.allSatisfy { text in !text.contains { "ILOU".contains($0) } })
  }
}
