import TestSupport
import Testing

@Suite("What a sample of a debug build is")
struct ThoroughnessTests {
  @Test("It has the first and the last, in order, each once", arguments: 2...99)
  func ends(limit: Int) {
    let sample = (1...100).sample(limit, seed: 7)
    #expect(sample.count == limit)
    #expect(sample.first == 1 && sample.last == 100)
    #expect(zip(sample, sample.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("The same seed draws the same, and every member is drawn by some seed")
  func drawn() {
    #expect((1...100).sample(9, seed: 3) == (1...100).sample(9, seed: 3))
    let drawn = (1...200 as ClosedRange<UInt64>).flatMap { (1...20).sample(5, seed: $0) }
    #expect(Set(drawn) == Set(1...20))
  }

  @Test("A sample of one is the first, what is few enough stays whole, and nothing has no sample")
  func few() {
    #expect([4, 5, 6].sample(1, seed: 1) == [4])
    #expect([4, 5, 6].sample(3, seed: 1) == [4, 5, 6])
    #expect([4, 5, 6].sample(9, seed: 1) == [4, 5, 6])
    #expect([Int]().sample(9, seed: 1) == [])
  }

  @Test("An optimised build goes through the whole")
  func whole() {
    #if DEBUG
      #expect((1...100).sampled(5).count == 5)
    #else
      #expect((1...100).sampled(5).count == 100)
    #endif
    #expect(Thoroughness.rounds(9, sample: 2) == (Thoroughness.isWhole ? 9 : 2))
  }
}
