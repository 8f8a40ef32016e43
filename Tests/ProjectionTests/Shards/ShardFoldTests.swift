import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import RuleImpact
import TestSupport
import Testing

/// A book that is folded in shards means what it means on one machine, to the byte.
@Suite("A book in shards")
struct ShardFoldTests {
  private static func compare(
    _ home: Home, _ counts: [Int], under drafts: [Draft] = [], _ found: inout Differences
  ) throws {
    let expected = try ShardedHome.expected(home, drafts)
    for count in counts {
      var sharded = ShardedHome(home, shards: count)
      sharded.drafts = drafts
      let answers = try sharded.answers()
      for (name, text) in expected {
        found.expect(answers[name] ?? "", text, "\(name) of \(count) shards")
      }
    }
  }

  @Test(
    "leads to the digest, the board, the scoreboards and the rows of one machine",
    arguments: ([1, 2, 3, 4, 5, 6, 7, 8] as [UInt64]).sampled(3))
  func same(seed: UInt64) {
    RandomBook.check(RandomBook.crowd(seed: seed, steps: 45), "crowd \(seed)") { envelopes, found in
      let home = TemporaryHome()
      // Some segments, so that subjects run over their ends.
      try home.append(envelopes, segmentLimit: 30_000)
      try Self.compare(home.plain, [1, 2, 3, 7], &found)
    }
  }

  @Test("has the anomalies of an authority, whoever records what", arguments: [1, 2] as [UInt64])
  func authority(seed: UInt64) {
    let envelopes = RandomBook.authored(RandomBook.crowd(seed: 20 + seed, steps: 30))
    RandomBook.check(envelopes, "authored \(seed)") { envelopes, found in
      let home = TemporaryHome()
      try home.append(envelopes)
      try Self.compare(home.plain, [3], &found)
    }
  }

  @Test(
    "is judged by other rules, one ruleset and several, as on one machine",
    arguments: ([31, 32, 33, 34, 35, 36] as [UInt64]).sampled(2))
  func otherRules(seed: UInt64) {
    RandomBook.check(RandomBook.crowd(seed: seed, steps: 40), "as if \(seed)") { envelopes, found in
      let home = TemporaryHome()
      try home.append(envelopes, segmentLimit: 30_000)
      let drafts = [
        Draft("one", RulesOverride(RandomBook.rules(seed))), Draft("none", RulesOverride(nil)),
        Draft("other", RulesOverride(RandomBook.rules(seed + 1000))),
      ]
      try Self.compare(home.plain, [1, 2, 5], under: [drafts[0]], &found)
      try Self.compare(home.plain, [3], under: [drafts[1]], &found)
      try Self.compare(home.plain, [2], under: drafts, &found)
    }
  }

  @Test("may have shards in which nothing happens, and segments without a line of a shard")
  func empty() throws {
    let home = TemporaryHome()
    var book = CaseBook.standard()
    book.handleCase()
    try home.append(book.envelopes, segmentLimit: 700)
    var found = Differences()
    try Self.compare(home.plain, [7, 40], &found)
    let draft = Draft("other", RulesOverride(RandomBook.rules(3)))
    try Self.compare(home.plain, [7], under: [draft], &found)
    #expect(found.found.isEmpty, "\(found.found)")
  }

  /// The guard of a merger looks at the target, and at what that was merged into.
  @Test("has cases that were merged in one shard, however many stand between them")
  func merged() throws {
    let home = TemporaryHome()
    var book = CaseBook.standard()
    let names = (1...12).map { "C-\($0)" }
    for name in names { book.handleCase(name) }
    // A chain over all of them, its links out of order, and a ring at the end.
    for index in [5, 0, 9, 3, 7, 1, 2, 8, 4, 6, 10] {
      book.record(
        "case.merged", names[index], at: "2026-03-09 10:00", ["into": .string(names[index + 1])])
    }
    book.record("case.merged", names[11], at: "2026-03-09 11:00", ["into": .string(names[0])])
    try home.append(book.envelopes)
    var found = Differences()
    try Self.compare(home.plain, [1, 2, 5], &found)
    #expect(found.found.isEmpty, "\(found.found)")
    #expect(try home.plain.load().state.anomalies > 0)

    let sharded = ShardedHome(home.plain, shards: 5)
    try sharded.split()
    let cases = try (0..<5).map { try sharded.project($0).state.table.caseCount }
    #expect(cases.filter { $0 > 0 } == [12])
  }

  @Test("counts an appeal among the lines of the case that it is about")
  func appeals() throws {
    let home = TemporaryHome()
    var book = CaseBook.standard()
    for name in ["C-1", "C-2", "C-3"] {
      book.handleCase(name)
      book.record(
        "appeal.filed", name, at: "2026-03-09 10:00", ["unit": "dept/housing", "ground": "g"])
    }
    try home.append(book.envelopes)
    var found = Differences()
    try Self.compare(home.plain, [2, 4], &found)
    #expect(found.found.isEmpty, "\(found.found)")
  }

  @Test("says of damage in a segment what a replay says")
  func damaged() throws {
    let home = TemporaryHome()
    try home.append(RandomBook.envelopes(seed: 3, steps: 20))
    let path = try #require(try home.home.book.segments().first?.path)
    var bytes = try home.read(path)
    bytes[bytes.count / 2] = 0
    try home.write(bytes, to: path)
    let replayed = #expect(throws: Diagnostic.self) { try home.plain.load() }
    let split = #expect(throws: Diagnostic.self) {
      try ShardedHome(home.plain, shards: 2).split()
    }
    #expect(split?.code == replayed?.code)
    #expect(split?.place == replayed?.place)
  }
}
