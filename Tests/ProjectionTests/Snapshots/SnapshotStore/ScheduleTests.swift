import Basics
import CaseTestSupport
import EventBook
import FileStore
import HomeTestSupport
import Projection
import TestSupport
import Testing

/// Snapshots at regular places in a book, so that a query of its past folds a bounded tail.
@Suite("A schedule of snapshots")
struct ScheduleTests {
  static let every = 10

  /// Facts whose times of recording lie an hour apart, some of them late.
  private static func book(_ seed: UInt64, steps: Int = 45) throws -> (TemporaryHome, [Envelope]) {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.recorded(RandomBook.envelopes(seed: seed, steps: steps))
    try temporary.append(envelopes)
    return (temporary, envelopes)
  }

  private static func sequences(_ paths: [String]) -> [Int] {
    paths.compactMap { path in
      path.split(separator: "/").last.flatMap { Int($0.prefix(16)) }
    }
  }

  @Test(
    "has one at each multiple and one at the end, as if each had been made when the book was so long"
  )
  func sameBytes() throws {
    let (temporary, envelopes) = try Self.book(41)
    try temporary.snapshots(every: Self.every)
    let names = try temporary.names("snapshots")
    let multiples = Array(stride(from: Self.every, to: envelopes.count, by: Self.every))
    #expect(Self.sequences(names) == multiples + [envelopes.count])
    for (name, sequence) in zip(names, Self.sequences(names)) {
      let shorter = TemporaryHome()
      try shorter.append(Array(envelopes.prefix(sequence)))
      let expected = try shorter.read(try shorter.snapshot())
      #expect(try temporary.read(temporary.path + "/snapshots/" + name) == expected, "\(name)")
    }
    #expect(try !temporary.home.faults(of: entries(temporary)).contains { $0 != nil })
  }

  @Test("over several segments serves as well")
  func segments() throws {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.envelopes(seed: 42, steps: 40)
    try temporary.append(envelopes, segmentLimit: 3000)
    try temporary.snapshots(every: 7)
    for sequence in stride(from: 7, through: envelopes.count, by: 5) {
      let query = TemporalQuery(toSequence: sequence)
      let loaded = try temporary.home.load(query)
      #expect(loaded.snapshot?.header.sequence == sequence / 7 * 7)
      #expect(loaded.state.digest == (try temporary.plain.load(query).state.digest))
    }
  }

  private func entries(_ temporary: TemporaryHome) throws -> [SnapshotStore.Entry] {
    try temporary.home.snapshots.entries(temporary.home.book)
  }

  @Test("does not write again what stands and serves, but what does not")
  func again() throws {
    let envelopes = RandomBook.envelopes(seed: 43, steps: 25)
    let (first, rest) = (Array(envelopes.prefix(35)), Array(envelopes.dropFirst(35)))
    let growing = TemporaryHome()
    try growing.append(first)
    #expect(Self.sequences(try growing.snapshots(every: 10)) == [10, 20, 30, 35])
    #expect(try growing.snapshots(every: 10).isEmpty)
    try growing.append(rest)
    let later = Array(stride(from: 40, to: envelopes.count, by: 10)) + [envelopes.count]
    #expect(Self.sequences(try growing.snapshots(every: 10)) == later)
    let path = growing.path + "/snapshots/0000000000000020.snapshot"
    var bytes = try growing.read(path)
    bytes[40] ^= 1
    try growing.write(bytes, to: path)
    #expect(try growing.snapshots(every: 10) == [path])
  }

  @Test(
    "of all that serve a reading the longest is taken, of those that a late record spoils none",
    arguments: ([44, 45, 46] as [UInt64]).sampled(1))
  func best(seed: UInt64) throws {
    let (temporary, envelopes) = try Self.book(seed)
    try temporary.snapshots(every: Self.every)
    let times = envelopes.map { Timestamp(rfc3339: $0.time) ?? .latest }
    let recorded = envelopes.map { $0.recorded.flatMap { Timestamp(rfc3339: $0) } ?? .latest }
    var seeded = Seeded(seed)
    var spoilt = 0
    for turn in 0..<24 {
      var query = TemporalQuery()
      if turn % 2 == 0 { query.asOf = seeded.pick(times) }
      if turn % 3 == 0 { query.knownAt = seeded.pick(recorded) }
      if turn % 4 == 1 { query.toSequence = seeded.below(envelopes.count) }
      func serves(_ size: Int) -> Bool {
        size <= query.toSequence ?? .max
          && times.prefix(size).allSatisfy { $0 <= query.asOf ?? .latest }
          && recorded.prefix(size).allSatisfy { $0 <= query.knownAt ?? .latest }
      }
      let sizes = Array(stride(from: 10, through: envelopes.count, by: 10)) + [envelopes.count]
      let longest = sizes.last(where: serves)
      // Spoilt: its end lies before the query's, but a record in it is of a later time.
      if let asOf = query.asOf {
        spoilt += sizes.count { times[$0 - 1] <= asOf && !serves($0) }
      }
      let loaded = try temporary.home.load(query)
      #expect(loaded.snapshot?.header.sequence == longest)
      #expect(loaded.state.digest == (try temporary.plain.load(query).state.digest))
    }
    #expect(spoilt > 0, "no reading met a snapshot that a late record spoils")
  }

  @Test(
    "a file that cannot serve is not read beyond its header, one that is damaged is passed over")
  func header() throws {
    let (temporary, envelopes) = try Self.book(47)
    try temporary.snapshots(every: Self.every)
    let path = temporary.path + "/snapshots/0000000000000030.snapshot"
    var bytes = try temporary.read(path)
    bytes[40] ^= 1
    try temporary.write(bytes, to: path)
    func served(_ query: TemporalQuery) throws -> Int? {
      try temporary.home.load(query).snapshot?.header.sequence
    }
    #expect(try served(TemporalQuery(toSequence: 29)) == 20)
    #expect(try served(TemporalQuery(toSequence: 35)) == 20)
    #expect(try served(.all) == envelopes.count)
    let faults = try temporary.home.faults(of: entries(temporary))
    #expect(faults.map { $0 != nil } == faults.indices.map { $0 == 2 })
  }

  @Test("verification finds the one whose root, state or section is not what the book leads to")
  func forged() throws {
    let (temporary, _) = try Self.book(48)
    try temporary.snapshots(every: Self.every)
    let path = temporary.path + "/snapshots/0000000000000020.snapshot"
    let sound = try temporary.read(path)
    let header = try #require(try entries(temporary)[1].header)
    // Another predecessor of the first event, by a program that computes its own sums right.
    var misled = sound
    misled[16] ^= 1
    func sum(_ bytes: [UInt8]) -> String {
      String(Array(bytes[8..<8 + 20 * 16]).withByteView { ByteHash.hash($0) })
    }
    let forgeries = [
      ("root", sound, header.root.hex, header.state.hex),
      ("state", sound, header.state.hex, header.root.hex),
      ("'places'", misled, sum(sound), sum(misled)),
    ]
    for (what, bytes, old, new) in forgeries {
      try temporary.write(try reheaded(bytes, replacing: old, with: new), to: path)
      let faults = try temporary.home.faults(of: entries(temporary))
      #expect(faults[1]?.contains(what) == true, "\(what): \(faults[1] ?? "-")")
      #expect(faults.count { $0 != nil } == 1)
    }
  }

  @Test("is thinned to the last of each stretch beside the newest")
  func prune() throws {
    let (temporary, envelopes) = try Self.book(49)
    try temporary.snapshots(every: 5)
    let all = Self.sequences(try temporary.names("snapshots"))
    let removed = try temporary.home.snapshots.prune(temporary.home.book, keep: 2, every: 20)
    let left = Self.sequences(try temporary.names("snapshots"))
    let stretches = Array(stride(from: 20, through: envelopes.count, by: 20))
    #expect(left == Array(Set(stretches + all.suffix(2))).sorted())
    #expect(Set(Self.sequences(removed)) == Set(all).subtracting(left))
    // No two that follow each other are two stretches apart: no reading folds more than that.
    #expect(zip([0] + left, left).allSatisfy { $1 - $0 < 40 })
    _ = try temporary.home.snapshots.prune(temporary.home.book, keep: 1)
    #expect(Self.sequences(try temporary.names("snapshots")) == [envelopes.count])
  }

  @Test("what a writer left behind goes with pruning, what one is writing stays")
  func leftovers() throws {
    let (temporary, _) = try Self.book(50, steps: 5)
    try temporary.snapshot()
    let directory = temporary.path + "/snapshots/"
    let abandoned = directory + "0000000000000007.snapshot.1.part"
    try AppendFile(creating: abandoned).append([1, 2, 3])
    let underWay = try AtomicFile(directory + "0000000000000009.snapshot")
    #expect(try temporary.home.snapshots.prune(temporary.home.book, keep: 1) == [abandoned])
    try underWay.write([1])
    try underWay.commit()
    #expect(try temporary.names("snapshots").count == 2)
  }
}
