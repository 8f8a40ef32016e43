import Basics
import CaseModel
import CaseTestSupport
import EventBook
import FileStore
import HomeTestSupport
import Projection
import TestSupport
import Testing

/// However many threads read ahead, and in whatever pieces, a book means what it means line by line.
@Suite("Lines that are decoded ahead")
struct LinesAheadTests {
  private static let alone = ReplayThreads(jobs: 1)
  /// Pieces of a line, of a few, and of more than a block of them.
  private static let others = [(2, 1), (3, 900), (2, 60_000)].map { jobs, piece in
    ReplayThreads(jobs: jobs, least: 0, piece: piece)
  }

  /// All that can be seen of a reading: what each observer is told, in its order, and how it ends. How the
  /// observers take turns depends on the blocks.
  private static func account(
    _ home: Home, _ query: TemporalQuery, _ threads: ReplayThreads, isObserved: Bool = true
  ) -> [String: [String]] {
    var home = home
    home.threads = threads
    var told: [String: [String]] = [:]
    func tell(_ what: String, _ text: String) { told[what, default: []].append(text) }
    var observer = Replay.Observer()
    if isObserved {
      observer.line = { line, position, segments in
        let name = segments[position.segment].name
        tell("line", "\(name):\(position.line) \(line.text(line.subject)) \(line.person)")
      }
      observer.stored = { line, stored, position, kind in
        let about = kind.map { "\($0)" } ?? "-"
        tell("stored", "\(line.sequence) \(stored.count) \(position.offset) \(about)")
      }
      observer.decoded = { event in
        // Days and the like are sets, which have no order.
        if case .reference = event.fact { return tell("decoded", "\(event.sequence)") }
        tell("decoded", "\(event)")
      }
      observer.folded = { tell("folded", "\($0) \($1) \($2)") }
      observer.evolved = { event, state in
        tell("evolved", "\(event.sequence) \(state.table[event.subject].status)")
      }
    }
    observer.anomaly = { tell("anomaly", "\($0)") }
    do throws(Diagnostic) {
      let loaded = try home.load(query, observer: observer)
      tell("end", "\(loaded.position) \(loaded.note.map { "\($0)" } ?? "")")
      tell("state", "\(loaded.state.events) events, \(loaded.state.digest)")
    } catch {
      tell("end", "\(error)")
    }
    return told
  }

  /// Whether an observer is told once an event is folded. Of what is told before, a reading that ends at
  /// damage may tell some lines more: those of the block in which it is found.
  private static func isFolded(_ what: String) -> Bool {
    !["line", "stored", "decoded"].contains(what)
  }

  private static func compare(
    _ home: Home, _ query: TemporalQuery, _ found: inout Differences
  ) {
    for isObserved in [true, false] {
      let expected = account(home, query, alone, isObserved: isObserved)
      for threads in others {
        let seen = account(home, query, threads, isObserved: isObserved)
        found.expect(
          Set(seen.keys.filter(isFolded)), Set(expected.keys.filter(isFolded)),
          "observers, \(threads), \(query)")
        for (what, texts) in expected where expected["state"] != nil || isFolded(what) {
          found.expect(
            (seen[what] ?? []).joined(separator: "\n"), texts.joined(separator: "\n"),
            "\(what), \(threads), \(query)")
        }
      }
    }
  }

  @Test(
    "have the effect and the anomalies that they have one by one",
    arguments: ([1, 2, 3, 4, 5, 6] as [UInt64]).sampled(2))
  func same(seed: UInt64) {
    RandomBook.check(seed: seed, steps: 90) { envelopes, found in
      let home = TemporaryHome()
      // Some segments, so that threads begin anew.
      try home.append(envelopes, segmentLimit: 20_000)
      Self.compare(home.plain, .all, &found)
    }
  }

  /// What is decoded before the rules are folded is read without its authors.
  @Test(
    "are judged by an authority from the line on behind which it stands",
    arguments: [11, 12, 13] as [UInt64])
  func authority(seed: UInt64) throws {
    let envelopes = RandomBook.authored(RandomBook.envelopes(seed: seed, steps: 90))
    RandomBook.check(envelopes, "seed \(seed)") { envelopes, found in
      let home = TemporaryHome()
      try home.append(envelopes, segmentLimit: 20_000)
      Self.compare(home.plain, .all, &found)
      var book = CaseBook(reportsBroken: false)
      for envelope in envelopes { book.record(envelope) }
      var kinds: [String] = []
      var observer = Replay.Observer()
      observer.anomaly = { kinds.append($0.kind) }
      let state = try home.plain.load(observer: observer).state
      found.expect(kinds, book.violations.compactMap { $0?.code.kind }, "as each line by itself")
      found.expect(state.digest, book.state.digest, "state")
    }
  }

  @Test("are seen by a question about the past as one by one", arguments: [7, 8] as [UInt64])
  func past(seed: UInt64) {
    let envelopes = RandomBook.recorded(RandomBook.envelopes(seed: seed, steps: 70))
    RandomBook.check(envelopes, "seed \(seed)") { envelopes, found in
      guard let middle = envelopes.dropFirst(envelopes.count / 2).first else { return }
      let home = TemporaryHome()
      try home.append(envelopes)
      Self.compare(home.plain, TemporalQuery(asOf: Timestamp(rfc3339: middle.time)), &found)
      let known = middle.recorded.flatMap { Timestamp(rfc3339: $0) }
      Self.compare(home.plain, TemporalQuery(knownAt: known), &found)
      Self.compare(home.plain, TemporalQuery(toSequence: envelopes.count / 2), &found)
    }
  }

  @Test(
    "stop at what is damaged where one by one would stop",
    arguments: ([1, 2, 3, 4] as [UInt64]).sampled(2))
  func damaged(seed: UInt64) throws {
    let home = TemporaryHome()
    try home.append(RandomBook.envelopes(seed: seed, steps: 60))
    let path = try #require(try home.home.book.segments().first?.path)
    let bytes = try home.read(path)
    var chance = Seeded(seed)
    var found = Differences()
    for _ in 0..<Thoroughness.rounds(60, sample: 4) {
      try home.write(Self.damage(bytes, &chance), to: path)
      Self.compare(home.plain, .all, &found)
    }
    #expect(found.found.isEmpty, "\(found.found)")
  }

  /// A byte changed, a line left out, repeated or written in another way, or the end cut off.
  private static func damage(_ bytes: [UInt8], _ chance: inout Seeded) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: true).map(Array.init)
    let index = chance.below(lines.count)
    switch chance.below(6) {
    case 0: lines[index][chance.below(lines[index].count)] ^= UInt8(1 << chance.below(8))
    case 1: lines.remove(at: index)
    case 2: lines.insert(lines[index], at: chance.below(lines.count + 1))
    case 3: lines.insert([], at: index)
    case 4: lines[index].insert(UInt8(ascii: " "), at: 0)
    default: return Array(bytes.prefix(chance.below(bytes.count)))
    }
    return lines.flatMap { $0 + [0x0A] }
  }

  @Test("are not held up by a reading that ends early")
  func early() throws {
    let home = TemporaryHome()
    try home.append(RandomBook.envelopes(seed: 9, steps: 60))
    for limit in [0, 1, 5, 20] {
      var replay = Replay(
        cursor: try BookCursor(home.home.book), codec: home.home.codec,
        threads: ReplayThreads(jobs: 3, least: 0, piece: 1))
      try replay.run(to: limit)
      // And goes on where it stopped.
      try replay.run(to: limit + 3)
      #expect(replay.position.sequence == limit + 3)
    }
  }
}
