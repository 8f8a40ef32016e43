import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import TestSupport
import Testing

@Suite("Bitemporal reading")
struct BitemporalTests {
  static let now = instant("2026-04-01 12:00")

  @Test(
    "is the book with only those events",
    arguments: ([31, 32] as [UInt64]).sampled(1),
    ["asOf", "knownAt", "toSequence", "asOf knownAt toSequence"])
  func filtered(seed: UInt64, kinds: String) {
    let envelopes = RandomBook.recorded(RandomBook.envelopes(seed: seed, steps: 45))
    RandomBook.check(envelopes, "seed \(seed), \(kinds)") { envelopes, found in
      try Self.compare(envelopes, kinds, Seeded(seed), &found)
    }
  }

  private static func compare(
    _ envelopes: [Envelope], _ kinds: String, _ seeded: Seeded, _ found: inout Differences
  ) throws {
    guard !envelopes.isEmpty else { return }
    let temporary = TemporaryHome()
    try temporary.append(Array(envelopes.dropLast(30)))
    try temporary.snapshot()
    try temporary.append(Array(envelopes.suffix(30)))
    try temporary.snapshot()
    var seeded = seeded
    for _ in 0..<Thoroughness.rounds(3, sample: 1) {
      var query = TemporalQuery()
      if kinds.contains("asOf") {
        query.asOf = Timestamp(rfc3339: envelopes[seeded.below(envelopes.count)].time)
      }
      if kinds.contains("knownAt") {
        query.knownAt = envelopes[seeded.below(envelopes.count)].recorded.flatMap {
          Timestamp(rfc3339: $0)
        }
      }
      if kinds.contains("toSequence") { query.toSequence = 1 + seeded.below(envelopes.count) }
      let kept = envelopes.enumerated().filter { query.sees($1, at: $0) }.map(\.element)
      let other = TemporaryHome()
      try other.append(kept.isEmpty ? [] : kept)
      let expected = kept.isEmpty ? BookState() : try other.plain.load().state
      let now = query.asOf ?? Self.now
      let plain = try temporary.plain.load(query).state
      found.expect(plain.everything(at: now), expected.everything(at: now), "\(query)")
      let served = try temporary.home.load(query).state
      found.expect(
        served.everything(at: now), expected.everything(at: now), "by a snapshot, \(query)")
      found.expect(served.digest, plain.digest, "digest, \(query)")
      for name in Set(envelopes.map(\.subject)).sorted().sampled(4) {
        found.expect(
          try temporary.home.events(of: name, query).count, kept.count { $0.subject == name },
          "events of \(name), \(query)")
      }
    }
  }

  @Test("a snapshot serves only a reading that sees all of it")
  func serves() throws {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.recorded(RandomBook.envelopes(seed: 33, steps: 20))
    try temporary.append(envelopes)
    try temporary.snapshot()
    let state = try temporary.plain.load().state
    func isServed(_ query: TemporalQuery) throws -> Bool {
      try temporary.home.load(query).snapshot != nil
    }
    #expect(try isServed(TemporalQuery(asOf: state.lastTime)))
    #expect(try !isServed(TemporalQuery(asOf: state.lastTime.advanced(byMicroseconds: -1))))
    #expect(try isServed(TemporalQuery(knownAt: state.lastRecorded)))
    #expect(try !isServed(TemporalQuery(knownAt: state.lastRecorded.advanced(byMicroseconds: -1))))
    #expect(try isServed(TemporalQuery(toSequence: envelopes.count)))
    #expect(try !isServed(TemporalQuery(toSequence: envelopes.count - 1)))
  }
}
