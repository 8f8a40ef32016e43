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

  @Test("and its snapshot are looked for anew once the book has gone on")
  func goneOn() throws {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.recorded(RandomBook.envelopes(seed: 5, steps: 120))
    let half = envelopes.count / 2
    try temporary.append(Array(envelopes[..<half]))
    try temporary.snapshot()
    var home = temporary.home
    home.findSnapshot()
    #expect(try home.load(extent: .onDemand).snapshot?.header.sequence == half)
    let first = try temporary.plain.load().state
    #expect(try home.load().state.sequence == first.sequence)
    try temporary.append(Array(envelopes[half...]))
    let whole = try temporary.plain.load().state
    let zones = try home.zones()
    #expect(zones.map(\.effective) == whole.reference.rulebook.adoptions.map(\.effective))
    let found = try home.load().state
    #expect(found.sequence == whole.sequence)
    #expect(StateDigest.digest(found) == StateDigest.digest(whole))
  }

  private func expectSame(_ temporary: TemporaryHome) throws {
    let expected = try temporary.plain.load().state.reference.rulebook.adoptions
    #expect(!expected.isEmpty)
    for home in [temporary.plain, temporary.home] {
      var prepared = home
      prepared.findSnapshot()
      let zones = try prepared.zones()
      #expect(zones.map(\.effective) == expected.map(\.effective))
      #expect(zones.map(\.zone.name) == expected.map(\.ruleset.zone.name))
      let found = try home.rulebook().adoptions
      #expect(found.map(\.sequence) == expected.map(\.sequence))
      #expect(found.map(\.effective) == expected.map(\.effective))
      #expect(found.map(\.ruleset.digest) == expected.map(\.ruleset.digest))
    }
  }
}
