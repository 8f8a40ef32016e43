import Basics
import Testing

@Suite("A stable sort")
struct SequenceStableSortTests {
  @Test("leaves what compares as equal in the order in which it came")
  func order() {
    let numbers = (0..<100).map { ($0 * 7) % 10 * 100 + $0 }
    let sorted = numbers.sortedStably { $0 / 100 < $1 / 100 }
    #expect(sorted == numbers.sorted())
    let falling = numbers.sortedStably { $0 / 100 > $1 / 100 }
    #expect(falling.map { $0 / 100 } == sorted.reversed().map { $0 / 100 })
    #expect(zip(falling, falling.dropFirst()).allSatisfy { $0 / 100 > $1 / 100 || $0 < $1 })
  }
}
