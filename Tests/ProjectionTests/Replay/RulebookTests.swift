import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import EventBook
import Projection
import TestSupport
import Testing

@Suite("The rules of a book by its own lines")
struct RulebookTests {
  @Test(
    "are those that a replay adopts, with snapshots and without",
    arguments: ([1, 2, 3, 4] as [UInt64]).sampled(2))
  func asReplayed(_ seed: UInt64) throws {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.recorded(RandomBook.envelopes(seed: seed, steps: 150))
    let half = envelopes.count / 2
    try temporary.append(Array(envelopes[..<half]))
    try expectSame(temporary)
    try temporary.snapshot()
    try temporary.append(Array(envelopes[half...]))
    try expectSame(temporary)
  }

  private func expectSame(_ temporary: TemporaryHome) throws {
    let expected = try temporary.plain.load().state.reference.rulebook.adoptions
    #expect(!expected.isEmpty)
    for home in [temporary.plain, temporary.home] {
      let found = try home.rulebook().adoptions
      #expect(found.map(\.sequence) == expected.map(\.sequence))
      #expect(found.map(\.effective) == expected.map(\.effective))
      #expect(found.map(\.ruleset.digest) == expected.map(\.ruleset.digest))
    }
  }
}
