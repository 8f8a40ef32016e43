import Basics
import CaseModel
import CaseTestSupport
import EventBook
import FileStore
import Foundation
import HomeTestSupport
import TestSupport
import Testing

@testable import Projection

/// Whether the lines of a book are read or the indexes of its segments, it means the same.
@Suite("The index of a segment")
struct SegmentIndexTests {
  private static let now = instant("2026-04-01 12:00")

  /// A book of some segments, beside which something is kept.
  private static func home(_ envelopes: [Envelope]) throws -> TemporaryHome {
    let home = TemporaryHome()
    try home.append(envelopes, segmentLimit: 20_000)
    try Directory.make(home.path + "/snapshots")
    return home
  }

  /// The same home, read by indexes or by lines alone.
  private static func reader(
    _ home: TemporaryHome, usesIndexes: Bool, jobs: Int = 2
  ) -> Home {
    var reader = home.plain
    reader.usesIndexes = usesIndexes
    reader.indexes.least = 0
    reader.threads = ReplayThreads(jobs: jobs, least: 0, piece: 900)
    return reader
  }

  /// What a reading tells, in its order, and how it ends.
  private static func account(_ home: Home, _ query: TemporalQuery = .all) -> [String] {
    var told: [String] = []
    var observer = Replay.Observer()
    observer.folded = { told.append("folded \($0) \($1) \($2)") }
    observer.evolved = { event, book in
      let (state, by) = (book.table[event.subject], book.reference.symbols.text(event.by))
      told.append("\(event.sequence) \(event.type) by \(by): \(state.status) \(state.version)")
    }
    observer.anomaly = { told.append("anomaly \($0)") }
    do throws(Diagnostic) {
      let loaded = try home.load(query, observer: observer)
      told.append("\(loaded.position), \(loaded.state.events), \(loaded.state.digest)")
    } catch {
      told.append("\(error)")
    }
    return told
  }

  private static func files(_ home: TemporaryHome) throws -> [String] {
    try Directory.names(in: home.path + "/snapshots").filter { $0.hasSuffix(SegmentIndex.suffix) }
      .map { home.path + "/snapshots/" + $0 }
  }

  private static func compare(
    _ home: TemporaryHome, _ query: TemporalQuery, _ found: inout Differences
  ) {
    let expected = account(reader(home, usesIndexes: false, jobs: 1), query)
    for jobs in [1, 2, 3] {
      let seen = account(reader(home, usesIndexes: true, jobs: jobs), query)
      found.expect(
        seen.joined(separator: "\n"), expected.joined(separator: "\n"), "\(jobs), \(query)")
    }
  }

  @Test(
    "leads to what the lines lead to, whatever is asked",
    arguments: ([1, 2, 3, 4, 5, 6] as [UInt64]).sampled(2))
  func same(seed: UInt64) {
    let envelopes = RandomBook.recorded(RandomBook.envelopes(seed: seed, steps: 90))
    RandomBook.check(envelopes, "seed \(seed)") { envelopes, found in
      guard let middle = envelopes.dropFirst(envelopes.count / 2).first else { return }
      let home = try Self.home(envelopes)
      let known = middle.recorded.flatMap { Timestamp(rfc3339: $0) }
      let queries = [
        .all, TemporalQuery(asOf: Timestamp(rfc3339: middle.time)), TemporalQuery(knownAt: known),
        TemporalQuery(toSequence: envelopes.count / 2),
      ]
      for query in queries { Self.compare(home, query, &found) }
    }
  }

  @Test("and says who recorded what, where rules ask for it", arguments: [11, 12] as [UInt64])
  func authority(seed: UInt64) {
    let envelopes = RandomBook.authored(RandomBook.envelopes(seed: seed, steps: 90))
    RandomBook.check(envelopes, "seed \(seed)") { envelopes, found in
      Self.compare(try Self.home(envelopes), .all, &found)
    }
  }

  @Test("serves behind a snapshot that ends within the segment")
  func behindSnapshot() throws {
    let home = try Self.home(RandomBook.envelopes(seed: 5, steps: 120))
    try home.snapshots(every: 37)
    var found = Differences()
    for sequence in stride(from: 30, to: 200, by: 31) {
      var indexed = Self.reader(home, usesIndexes: true)
      indexed.usesSnapshots = true
      let query = TemporalQuery(toSequence: sequence)
      found.expect(
        try indexed.load(query).state.digest,
        try Self.reader(home, usesIndexes: false).load(query).state.digest, "\(sequence)")
    }
    #expect(found.found.isEmpty, "\(found.found)")
    #expect(try !Self.files(home).isEmpty)
  }

  @Test(
    "finds the lines of each subject as reading all of them does", arguments: [21, 22] as [UInt64])
  func histories(seed: UInt64) throws {
    let envelopes = RandomBook.recorded(RandomBook.envelopes(seed: seed, steps: 120))
    let home = try Self.home(envelopes)
    let middle = try #require(envelopes.dropFirst(envelopes.count / 2).first)
    let known = middle.recorded.flatMap { Timestamp(rfc3339: $0) }
    let names = Set(envelopes.map { Array($0.subject.utf8) })
    var found = Differences()
    for query in [.all, TemporalQuery(knownAt: known), TemporalQuery(toSequence: 40)] {
      let (indexed, plain) = (
        Self.reader(home, usesIndexes: true), Self.reader(home, usesIndexes: false)
      )
      let expected = try plain.events(ofEach: names, query, in: try plain.load(query))
      found.expect(
        try indexed.events(ofEach: names, query, in: try indexed.load(query)), expected,
        "\(query)")
      for name in names.prefix(20) {
        found.expect(
          try indexed.events(ofEach: [name], query, in: try indexed.load(query))[name],
          expected[name], "\(query), \(name)")
      }
    }
    #expect(found.found.isEmpty, "\(found.found)")
  }

  @Test("its part of the tree leads to the root that the lines lead to, of any number of them")
  func root() throws {
    let home = try Self.home(RandomBook.envelopes(seed: 13, steps: 120))
    let (indexed, plain) = (
      Self.reader(home, usesIndexes: true), Self.reader(home, usesIndexes: false)
    )
    let size = try plain.load().state.sequence
    var found = Differences()
    for count in 0...size + 1 {
      let (seen, expected) = (
        try indexed.root(of: count, jobs: 1 + count % 3), try plain.root(of: count, jobs: 1)
      )
      found.expect("\(seen)", "\(expected)", "\(count)")
    }
    #expect(found.found.isEmpty, "\(found.found)")
    // Hashed no more: the segments that have one are not even read.
    let segments = try home.home.book.segments()
    try #require(segments.count > 2)
    let known = indexed.indexes.ready(segments, segments.indices, home.home.codec, jobs: 1)
    let lines = known.map { $0?.digest.lines }
    #expect(
      lines.dropLast()
        == zip(segments, segments.dropFirst()).map {
          $1.firstSequence - $0.firstSequence
        }[...])
  }

  @Test("any other byte, or a shorter file, is noticed, and it is made anew")
  func damaged() throws {
    let home = try Self.home(RandomBook.envelopes(seed: 7, steps: 60))
    let reader = Self.reader(home, usesIndexes: true)
    let expected = Self.account(reader)
    let path = try #require(try Self.files(home).first)
    let segment = try #require(try home.home.book.segments().first)
    let bytes = try home.read(path)
    #expect(SegmentIndex(path, of: segment) != nil)
    var chance = Seeded(7)
    for _ in 0..<Thoroughness.rounds(400, sample: 20) {
      var other = bytes
      let place = chance.below(other.count)
      other[place] ^= UInt8(1 << chance.below(8))
      try home.write(chance.below(4) == 0 ? Array(bytes.prefix(place)) : other, to: path)
      #expect(SegmentIndex(path, of: segment) == nil, "byte \(place)")
    }
    #expect(Self.account(reader) == expected)
    #expect(try home.read(path) == bytes)
  }

  @Test("one of a segment that was replaced is not used")
  func stale() throws {
    let home = try Self.home(RandomBook.envelopes(seed: 8, steps: 160))
    let reader = Self.reader(home, usesIndexes: true)
    _ = Self.account(reader)
    let segments = try home.home.book.segments()
    try #require(segments.count > 2)
    // The same bytes, put there anew.
    let bytes = try home.read(segments[0].path)
    try Directory.remove(file: segments[0].path)
    try Data(bytes).write(to: URL(filePath: segments[0].path))
    let path = try #require(try Self.files(home).first)
    let replaced = try #require(try home.home.book.segments().first)
    #expect(SegmentIndex(path, of: segments[0]) != nil)
    #expect(SegmentIndex(path, of: replaced) == nil)
    #expect(SegmentIndex(path, of: segments[1]) == nil)
    _ = Self.account(reader)
    #expect(SegmentIndex(path, of: replaced) != nil)
  }

  @Test("bytes that cannot be meant, under a right hash, end no reading")
  func forged() throws {
    let home = try Self.home(RandomBook.envelopes(seed: 9, steps: 60))
    let reader = Self.reader(home, usesIndexes: true)
    _ = Self.account(reader)
    let path = try #require(try Self.files(home).first)
    let bytes = try home.read(path)
    var chance = Seeded(9)
    for _ in 0..<Thoroughness.rounds(2_000, sample: 60) {
      var other = Array(bytes.dropLast(8))
      for _ in 0...chance.below(3) {
        other[60 + chance.below(other.count - 60)] = UInt8(chance.below(256))
      }
      var hash = ByteWriter()
      hash.integer(other.withByteView { PieceHash.hash($0) })
      try home.write(other + hash.bytes, to: path)
      _ = Self.account(reader)
    }
    // What is written is judged by the lines.
    let expected = try Self.reader(home, usesIndexes: false).load().state.digest
    #expect(try reader.load(isForWriting: true).state.digest == expected)
  }

  @Test("one that says what the lines do not say is found by whoever makes it anew")
  func checked() throws {
    let home = try Self.home(RandomBook.envelopes(seed: 10, steps: 160))
    let reader = Self.reader(home, usesIndexes: true)
    _ = Self.account(reader)
    #expect(try reader.indexFaults().map(\.fault) == (try Self.files(home)).map { _ in nil })
    let path = try #require(try Self.files(home).first)
    let bytes = try home.read(path)
    var forged = Array(bytes.dropLast(8))
    forged[forged.count - 1] ^= 1
    var hash = ByteWriter()
    hash.integer(forged.withByteView { PieceHash.hash($0) })
    try home.write(forged + hash.bytes, to: path)
    #expect(try reader.indexFaults().first?.fault == "says what the lines do not say")
    try home.write(bytes.dropLast(), to: path)
    #expect(try reader.indexFaults().first?.fault == "not as it was written")
  }

  @Test("a segment that is not right has none, and its fault has its place")
  func damagedSegment() throws {
    let home = try Self.home(RandomBook.envelopes(seed: 4, steps: 60))
    let path = try #require(try home.home.book.segments().dropFirst().first?.path)
    var lines = try home.read(path).split(separator: 0x0A).map(Array.init)
    lines.swapAt(2, 3)
    try home.write(lines.flatMap { $0 + [0x0A] }, to: path)
    let expected = Self.account(Self.reader(home, usesIndexes: false))
    let seen = Self.account(Self.reader(home, usesIndexes: true))
    #expect(seen == expected)
    #expect(seen.last?.contains("book.gap") == true)
    #expect(try Self.files(home).allSatisfy { !$0.contains(path.suffix(22)) })
  }

  @Test("where nothing is kept or can be written the lines are read")
  func unwritable() throws {
    let home = TemporaryHome()
    try home.append(RandomBook.envelopes(seed: 4, steps: 40), segmentLimit: 20_000)
    let expected = Self.account(Self.reader(home, usesIndexes: false))
    #expect(Self.account(Self.reader(home, usesIndexes: true)) == expected)
    #expect(try FileStatus.of(home.path + "/snapshots") == nil)
    // In the way of the directory, and also of the superuser.
    try Data().write(to: URL(filePath: home.path + "/snapshots"))
    #expect(Self.account(Self.reader(home, usesIndexes: true)) == expected)
  }

  @Test(
    "a writer leaves those of the segments behind that it sealed, and prune takes what fits none")
  func kept() throws {
    let home = try Self.home(RandomBook.envelopes(seed: 6, steps: 60))
    let reader = Self.reader(home, usesIndexes: true)
    try Directory.removeTree(home.path + "/snapshots")
    try reader.indexes.renew(home.home.book, codec: home.home.codec, jobs: 2)
    let files = try Self.files(home)
    #expect(try files.count == home.home.book.segments().count - 1)
    let stranger = home.path + "/snapshots/0000000000000777.jsonl" + SegmentIndex.suffix
    try Data(home.read(files[0])).write(to: URL(filePath: stranger))
    #expect(try home.home.snapshots.prune(home.home.book, keep: 1) == [stranger])
    #expect(try Self.files(home) == files)
  }
}
