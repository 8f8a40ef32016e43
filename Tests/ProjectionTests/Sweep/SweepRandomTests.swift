import Basics
import CaseModel
import CaseTestSupport
import EventBook
import FileStore
import HomeTestSupport
import Projection
import TestSupport
import Testing

@Suite("Sweeping random books")
struct SweepRandomTests {
  @Test(
    "at every prefix: a second sweep adds nothing, and the notices come in order",
    arguments: ([61, 63, 64, 65, 66, 67] as [UInt64]).sampled(2))
  func everyPrefix(seed: UInt64) {
    var total = 0
    RandomBook.check(seed: seed, steps: 45) { envelopes, found in
      total = Self.sweepPrefixes(envelopes, &found)
    }
    #expect(total > 5)
  }

  /// - Returns: how many notices there were.
  private static func sweepPrefixes(_ envelopes: [Envelope], _ found: inout Differences) -> Int {
    var whole = CaseBook(reportsBroken: false)
    var total = 0
    for (step, envelope) in envelopes.enumerated() {
      whole.record(envelope)
      guard envelope.type != "unit.registered" else { continue }
      var book = whole
      let now = book.state.lastTime.advanced(
        byMicroseconds: Int64(step % 7) * Timestamp.microsecondsPerDay)
      let first = sweep(&book, at: now)
      found.expect(first.conflicts, [], "identities taken, step \(step)")
      total += first.appended.count
      check(first.appended, &found)
      // Everything that was appended stood the guards.
      found.expect(
        book.violations.suffix(first.appended.count).allSatisfy { $0 == nil }, "the guards allow it"
      )
      let second = sweep(&book, at: now)
      found.expect(second.appended.map(\.id), [], "a second sweep, step \(step)")
      found.expect(second.conflicts, [], "identities taken by a second sweep, step \(step)")
      // And a later sweep never repeats an identity.
      let third = sweep(&book, at: now.advanced(byMicroseconds: 3 * Timestamp.microsecondsPerDay))
      found.expect(third.conflicts, [], "identities taken by a later sweep, step \(step)")
    }
    return total
  }

  private static func check(_ appended: [Envelope], _ found: inout Differences) {
    let rank = ["case.urged": 0, "supervision.issued yellow": 1, "supervision.issued red": 2]
    let timers = Timer.allCases.map(\.rawValue)
    var last: (subject: [UInt8], key: (Int, Int, Int))?
    var escalated: Set<String> = []
    for event in appended {
      found.expect(
        event.data["timer"]?.string != "reply" || event.type == "case.urged", "no card for a reply")
      if event.type == "case.escalated" {
        found.expect(escalated.insert(event.subject).inserted, "a case is escalated once")
      }
      let kind = [event.type, event.data["level"]?.string].compactMap(\.self).joined(separator: " ")
      let order = rank[kind] ?? 3
      let key =
        order == 3
        ? (99, 0, 0)
        : (
          timers.firstIndex(of: event.data["timer"]?.string ?? "") ?? 0,
          event.data["run"]?.number?.int ?? 0, order
        )
      let subject = Array(event.subject.utf8)
      if let last {
        found.expect(
          last.subject == subject
            ? last.key < key : last.subject.lexicographicallyPrecedes(subject), "in order")
      }
      last = (subject, key)
    }
  }

  @Test("with real files: a crash between leaves a prefix that the repetition completes")
  func crash() throws {
    let temporary = TemporaryHome()
    var book = CaseBook.standard()
    for name in ["C-1", "C-2"] { book.handleCase(name) }
    try temporary.append(book.envelopes)
    let now = instant("2026-04-01 09:00")
    let all = sweep(&book, at: now).appended
    #expect(all.count > 6)
    for cut in [1, 3, 5] {
      let part = TemporaryHome()
      try part.append(Array(book.envelopes.dropLast(all.count - cut)))
      var options = Recorder.Options()
      options.extent = .all
      options.watchedSource = Sweep.source
      let recorder = try Recorder(
        part.home, ids: [], now: TemporaryHome.now, options: options)
      try recorder.sweep(now: now) { _ in nil }
      #expect(try part.stored().map(\.id) == book.envelopes.map(\.id))
    }
  }

  @Test(
    "what a sweep folds is what its lines read as, in whatever portions it is issued",
    arguments: ([71, 72, 73, 74] as [UInt64]).sampled(1))
  func linesReadAsEvents(seed: UInt64) {
    var random = RandomBook(seed: seed)
    for _ in 0..<60 { random.step() }
    var book = random.book
    for name in ["C-8", "C-9"] { book.handleCase(name) }
    var count = 0
    RandomBook.check(book.envelopes, "seed \(seed)") { envelopes, found in
      count = try Self.compareLines(envelopes, &found)
    }
    #expect(count > 3)
  }

  /// - Returns: how many notices there were.
  private static func compareLines(
    _ envelopes: [Envelope], _ found: inout Differences
  ) throws -> Int {
    let now = instant("2026-06-01 09:00")
    var books: [[Envelope]] = []
    for portion in [1, 3, 4096] {
      let temporary = TemporaryHome()
      try temporary.append(envelopes)
      var options = Recorder.Options()
      options.watchedSource = Sweep.source
      let recorder = try Recorder(
        temporary.home, ids: [], now: TemporaryHome.now, options: options)
      let told = Told()
      try recorder.sweep(now: now, casesAtOnce: portion) { told.add($0) }
      let lines = told.lines
      let read = try temporary.home.load().state
      found.expect(read.digest, recorder.state.digest, "digest")
      found.expect(read.anomalies, recorder.state.anomalies, "anomalies")
      let stored = try temporary.stored()
      found.expect(stored.suffix(lines.count).map(\.line), lines, "lines")
      books.append(stored)
    }
    found.expect(books[1] == books[0] && books[2] == books[0], "the same in every portion")
    return books[0].count - envelopes.count
  }

  @Test(
    "where a portion cannot be written, those before it stand and were told; repetition completes it",
    arguments: 1...4)
  func failureBetween(portion: Int) throws {
    var book = CaseBook.standard()
    for number in 1...6 { book.handleCase("C-\(number)") }
    let now = instant("2026-04-01 09:00")
    func recorder(_ home: TemporaryHome) throws -> Recorder {
      var options = Recorder.Options()
      options.extent = .all
      options.watchedSource = Sweep.source
      // Each portion begins a segment.
      options.segmentLimit = 1
      return try Recorder(home.home, ids: [], now: TemporaryHome.now, options: options)
    }
    let whole = TemporaryHome()
    try whole.append(book.envelopes)
    var sizes: [Int] = []
    let all = Told()
    try recorder(whole).sweep(now: now, casesAtOnce: 1) { lines in
      sizes.append(lines.count)
      return all.add(lines)
    }
    #expect(sizes.count == 6)
    let before = sizes.prefix(portion).reduce(0, +)

    let home = TemporaryHome()
    try home.append(book.envelopes)
    let told = Told()
    let failing = try recorder(home)
    let obstacle =
      home.path + "/events/"
      + Book.segmentName(firstSequence: book.envelopes.count + before + 1)
    try Directory.make(obstacle)
    #expect(throws: Diagnostic.self) {
      try failing.sweep(now: now, casesAtOnce: 1) { told.add($0) }
    }
    #expect(told.lines == Array(all.lines.prefix(before)))
    try Directory.removeTree(obstacle)
    #expect(try home.stored().map(\.line).suffix(before) == all.lines.prefix(before))
  }

  @Test("a case number with quotes and marks of direction is swept like any other")
  func oddNames() throws {
    let temporary = TemporaryHome()
    var book = CaseBook.standard()
    let name = "引\"号\\\u{202E}/案"
    book.handleCase(name)
    try temporary.append(book.envelopes)
    let recorder = try Recorder(temporary.home, ids: [], now: TemporaryHome.now)
    let now = instant("2026-04-01 09:00")
    let told = Told()
    try recorder.sweep(now: now) { told.add($0) }
    let lines = told.lines
    let stored = try temporary.stored().suffix(lines.count)
    #expect(lines.count > 3)
    #expect(stored.allSatisfy { $0.subject == name && $0.id.hasPrefix("sweep/\(name)/") })
    #expect(try temporary.home.load().state.digest == recorder.state.digest)
  }
}

/// What a sweep handed over, line by line. Its memory serves the sweep again, whatever then becomes of
/// it.
private final class Told {
  private(set) var lines: [[UInt8]] = []
  private var last: LineBatch?

  func add(_ batch: LineBatch) -> LineBatch? {
    lines += (0..<batch.count).map { Array(batch.bytes[batch[$0]]) }
    defer { last = batch }
    return last
  }
}
