import Basics
import CaseModel
import CaseTestSupport
import EventBook
import TestSupport
import Testing

@Suite("A failing book is cut down to the smallest that still fails")
struct ShrinkerTests {
  @Test("to the elements at fault alone, wherever they stand", arguments: 0..<20 as Range<UInt64>)
  func planted(seed: UInt64) {
    var seeded = Seeded(seed)
    let count = 1 + seeded.below(200)
    let guilty = Set((0...seeded.below(4)).map { _ in seeded.below(count) })
    var shrinker = Shrinker<Int> { guilty.isSubset(of: $0) }
    #expect(shrinker.smallest(of: Array(0..<count)) { $0 % 7 } == guilty.sorted())
    #expect(!shrinker.isExhausted)
  }

  @Test("and stops where the attempts are used up, with what still fails")
  func exhausted() {
    var shrinker = Shrinker<Int>(attempts: 12) { Set([3, 150]).isSubset(of: $0) }
    let left = shrinker.smallest(of: Array(0..<200)) { $0 % 7 }
    #expect(shrinker.isExhausted)
    #expect(left.contains(3) && left.contains(150) && (3..<200).contains(left.count))
  }

  private static let books = (1...8 as ClosedRange<UInt64>).map {
    RandomBook.envelopes(seed: $0, steps: 150)
  }

  /// Of the first random book that fails a property.
  private static func counterexample(to property: RandomBook.Property) -> RandomBook.Counterexample?
  {
    for envelopes in books {
      if let found = RandomBook.counterexample(to: property, in: envelopes) { return found }
    }
    return nil
  }

  @Test("two kinds of events that must both be there are two events, of one case each")
  func kinds() throws {
    let counterexample = try #require(
      Self.counterexample { envelopes, found in
        let types = Set(envelopes.map(\.type))
        found.expect(!types.isSuperset(of: ["case.suspended", "case.urged"]), "both are there")
      })
    #expect(Set(counterexample.envelopes.map(\.type)) == ["case.suspended", "case.urged"])
    #expect(counterexample.envelopes.count == 2)
  }

  /// No case that was returned is resolved: a fault that needs a history of one case.
  private static func property(_ envelopes: [Envelope], _ found: inout Differences) {
    var book = CaseBook()
    for envelope in envelopes { book.record(envelope) }
    let isSo = book.state.table.states.allSatisfy { $0.returns == 0 || $0.resolutions.isEmpty }
    found.expect(isSo, "none that was returned is resolved")
  }

  /// Among all else that happened, one case with a whole life.
  private static let resolvedAfterReturn: RandomBook.Counterexample? = {
    var random = RandomBook(seed: 3)
    for _ in 0..<60 { random.step() }
    var book = random.book
    book.handleCase("C-9")
    book.act("return.requested", "C-9")
    book.act("return.approved", "C-9", by: "s/c/g")
    book.dispatch("C-9", to: "dept/water")
    book.act("case.signed", "C-9", by: "dept/water")
    book.resolve("C-9", by: "dept/water")
    book.close("C-9")
    let later = RandomBook.envelopes(seed: 4, steps: 60).suffix(60)
    return RandomBook.counterexample(to: property, in: book.envelopes + later)
  }()

  @Test("a fault of the fold is a history of one case in which every event is needed")
  func history() throws {
    let counterexample = try #require(Self.resolvedAfterReturn)
    let types = counterexample.envelopes.map(\.type)
    #expect(types.count == 4 && types[0] == "case.registered", "\(types)")
    #expect(Set(counterexample.envelopes.map(\.subject)).count == 1)
    #expect(counterexample.differences == ["not so: none that was returned is resolved"])
  }

  @Test("which is printed as the lines of a book, and fails as it is read from there")
  func printed() throws {
    let counterexample = try #require(Self.resolvedAfterReturn)
    let lines = counterexample.text.split(separator: "\n").filter { $0.hasPrefix("{") }
    let envelopes = try lines.map { line in
      try Envelope(JSONValue.parsed(String(line)), isStored: true)
    }
    #expect(envelopes.map(\.sequence) == [1, 2, 3, 4])
    #expect(envelopes.map(\.caseSequence) == [1, 2, 3, 4])
    var found = Differences()
    Self.property(envelopes, &found)
    #expect(!found.found.isEmpty)
    #expect(counterexample.text.hasPrefix("4 of "))
  }

  private struct Broken: Error {}

  @Test("what throws is a failure like any other, and only what throws counts as it")
  func thrown() throws {
    let counterexample = try #require(
      Self.counterexample { envelopes, found in
        found.expect(envelopes.count > 5, "there are some")
        if envelopes.contains(where: { $0.type == "case.merged" }) { throw Broken() }
      })
    #expect(counterexample.envelopes.map(\.type) == ["case.merged"])
    #expect(counterexample.differences.last?.hasPrefix("thrown: ") == true)
  }

  @Test("a book that has the property has no counterexample")
  func holds() {
    #expect(
      RandomBook.counterexample(
        to: { _, found in found.expect(1, 1, "one") },
        in: RandomBook.envelopes(seed: 5, steps: 5)) == nil)
  }
}
