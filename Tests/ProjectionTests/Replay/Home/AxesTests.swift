import Basics
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Queries
import TestSupport
import Testing

/// Three axes, one meaning: what had happened, what was known, how long the book was. Whatever is
/// asked, the answer is that of a book which physically holds those events and no others.
@Suite("Every answer about the past is that of a book with only those events")
struct AxesTests {
  static let now = instant("2026-04-01 12:00")
  static let kinds = [
    "toSequence", "asOf", "knownAt", "asOf knownAt", "asOf toSequence", "knownAt toSequence",
    "asOf knownAt toSequence",
  ]

  @Test("whatever is asked, with a schedule of snapshots beneath", arguments: kinds.sampled(3))
  func answered(kinds: String) {
    for seed in Self.seeds.sampled(1) {
      var seeded = Seeded(seed)
      for _ in 0..<Thoroughness.rounds(2, sample: 1) {
        let envelopes = Self.book(seed)
        let query = Self.query(kinds, of: envelopes, &seeded)
        RandomBook.check(envelopes, "seed \(seed), \(query)") { envelopes, found in
          try Self.compare(envelopes, query, RandomBook.rules(seed), &found)
        }
      }
    }
  }

  private static func compare(
    _ envelopes: [Envelope], _ query: TemporalQuery, _ rules: JSONValue,
    _ found: inout Differences
  ) throws {
    let whole = TemporaryHome()
    try whole.append(envelopes)
    try whole.snapshots(every: 25)
    let cut = TemporaryHome()
    try cut.append(envelopes.enumerated().filter { query.sees($1, at: $0) }.map(\.element))
    let isPrefix = query.asOf == nil
    let now = query.asOf ?? Self.now
    let expected = try answers(cut.plain, .all, now: now, isPrefix: isPrefix)
    let served = try answers(whole.home, query, now: now, isPrefix: isPrefix)
    for (question, answer) in expected.sorted(by: { $0.key < $1.key }) {
      found.expect(served[question] ?? "(no answer)", answer, question)
    }
    found.expect(served.count, expected.count, "answers")
    found.expect(
      try impact(whole.home, query, rules: rules, now: now, isPrefix: isPrefix),
      try impact(cut.plain, .all, rules: rules, now: now, isPrefix: isPrefix), "impact")
  }

  @Test("and these books have an answer to every question about what they hold")
  func asked() throws {
    var unanswered: Set<String>?
    for seed in Self.seeds {
      let home = TemporaryHome()
      try home.append(Self.book(seed))
      // Early in the book much is still to fall due.
      for now in [instant("2026-02-10 12:00"), Self.now] {
        let answers = try answers(home.home, .all, now: now, isPrefix: true)
        let empty = Set(answers.filter { $0.value.isEmpty }.keys)
        unanswered = unanswered?.intersection(empty) ?? empty
      }
    }
    #expect(unanswered == ["history of never-met"])
  }

  private static let seeds: [UInt64] = [344, 418]

  private static func book(_ seed: UInt64) -> [Envelope] {
    RandomBook.recorded(RandomBook.envelopes(seed: seed, steps: 110))
  }

  /// A reading that sees at least the reference data of the book.
  private static func query(
    _ kinds: String, of envelopes: [Envelope], _ seeded: inout Seeded
  ) -> TemporalQuery {
    let reference = envelopes.prefix { !$0.type.hasPrefix("case") }.count
    func any() -> Envelope { envelopes[reference + seeded.below(envelopes.count - reference)] }
    var query = TemporalQuery()
    if kinds.contains("asOf") { query.asOf = Timestamp(rfc3339: any().time) }
    if kinds.contains("knownAt") {
      query.knownAt = any().recorded.flatMap { Timestamp(rfc3339: $0) }
    }
    if kinds.contains("toSequence") {
      query.toSequence = reference + 1 + seeded.below(envelopes.count - reference)
    }
    return query
  }
}
