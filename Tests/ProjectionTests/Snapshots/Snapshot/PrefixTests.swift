import Basics
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import TestSupport
import Testing

@Suite("A snapshot and its tail are the replay")
struct PrefixTests {
  static let now = instant("2026-04-01 12:00")

  @Test("at every prefix of a random book", arguments: ([1, 2, 3] as [UInt64]).sampled(1))
  func everyPrefix(seed: UInt64) throws {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.envelopes(seed: seed, steps: 24)
    // Up to the reference data in one go, then event by event, each with a snapshot of what stood before.
    let reference = envelopes.prefix { !$0.type.hasPrefix("case") }.count
    var memory = CaseBook()
    try temporary.append(Array(envelopes.prefix(reference)))
    for envelope in envelopes.prefix(reference) { memory.record(envelope) }
    for envelope in envelopes.dropFirst(reference) {
      try temporary.snapshot()
      try temporary.append([envelope])
      memory.record(envelope)
      let loaded = try temporary.home.load()
      try #require(loaded.snapshot != nil)
      #expect(loaded.state.digest == memory.state.digest)
      #expect(loaded.state.everything(at: Self.now) == memory.state.everything(at: Self.now))
    }
    // Each of those snapshots serves the whole book as well, however long its tail.
    let expected = try temporary.plain.load().state
    #expect(expected.digest == memory.state.digest)
    for name in try temporary.names("snapshots").reversed() {
      let loaded = try temporary.home.load()
      #expect(loaded.snapshot?.path.hasSuffix(name) == true)
      #expect(loaded.state.digest == expected.digest)
      #expect(loaded.state.everything(at: Self.now) == expected.everything(at: Self.now))
      try temporary.remove(temporary.path + "/snapshots/" + name)
    }
    #expect(try temporary.home.load().snapshot == nil)
  }

  @Test("for a book of many segments", arguments: [5, 6] as [UInt64])
  func segments(seed: UInt64) throws {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.envelopes(seed: seed, steps: 40)
    try temporary.append(Array(envelopes.dropLast(20)), segmentLimit: 2000)
    try temporary.snapshot()
    try temporary.append(Array(envelopes.suffix(20)), segmentLimit: 2000)
    #expect(try temporary.names("events").count > 5)
    let loaded = try temporary.home.load()
    #expect(loaded.snapshot != nil)
    #expect(loaded.state.digest == (try temporary.plain.load().state.digest))
  }

  @Test(
    "the history of a case is whole, with and without a snapshot",
    arguments: ([7, 8] as [UInt64]).sampled(1))
  func events(seed: UInt64) throws {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.envelopes(seed: seed, steps: 60)
    try temporary.append(Array(envelopes.dropLast(25)))
    try temporary.snapshot()
    try temporary.append(Array(envelopes.suffix(25)))
    for name in (Set(envelopes.map(\.subject)).sorted() + ["never-met"]).sampled(6) {
      let lines = try temporary.home.events(of: name)
      #expect(lines == (try temporary.plain.events(of: name)), "\(name)")
      #expect(lines.count == envelopes.count { $0.subject == name }, "\(name)")
    }
  }
}
