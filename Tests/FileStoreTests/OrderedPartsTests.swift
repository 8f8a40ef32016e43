import FileStore
import Synchronization
import Testing

@Suite("Parts of a work that are taken in order")
struct OrderedPartsTests {
  @Test("are all there, in their order", arguments: [0, 1, 2, 7, 300], [1, 2, 3, 16])
  func order(parts: Int, jobs: Int) {
    let ordered = OrderedParts<Int>(parts, jobs: jobs) {
      { part in (0..<(parts - part) * 10).reduce(part) { $0 ^ $1 ^ $1 } }
    }
    var taken: [Int] = []
    while let part = ordered.next() { taken.append(part) }
    #expect(taken == Array(0..<parts))
    #expect(ordered.next() == nil)
  }

  @Test("are done once each, and not far ahead of those that were taken", arguments: [1, 2, 5])
  func ahead(jobs: Int) {
    let begun = Atomic(0)
    let ordered = OrderedParts<Int>(1000, jobs: jobs) {
      { part in
        begun.add(1, ordering: .relaxed)
        return part
      }
    }
    for taken in 0..<100 {
      #expect(ordered.next() == taken)
      #expect(begun.load(ordering: .relaxed) <= taken + 1 + 4 * jobs)
    }
  }

  @Test("may be left before the end, also untouched", arguments: [0, 1, 10])
  func left(taken: Int) {
    let ordered = OrderedParts<Int>(1000, jobs: 4) { { $0 } }
    for part in 0..<taken { #expect(ordered.next() == part) }
  }

  @Test("each thread has a worker of its own")
  func workers() {
    let made = Atomic(0)
    let ordered = OrderedParts<Int>(64, jobs: 4) {
      made.add(1, ordering: .relaxed)
      var own = 0
      return { part in
        own += 1
        return part
      }
    }
    while ordered.next() != nil {}
    #expect(made.load(ordering: .relaxed) <= 4)
  }
}
