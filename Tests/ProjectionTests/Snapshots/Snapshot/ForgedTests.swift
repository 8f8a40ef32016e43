import Basics
import CaseTestSupport
import EventBook
import FileStore
import Glibc
import HomeTestSupport
import Projection
import TestSupport
import Testing

/// Whoever may write `snapshots/` may make every hash right. Nothing may stop the program, and what is
/// not as a new snapshot would be is found.
@Suite("A forged snapshot")
struct ForgedTests {
  private struct Book {
    let temporary = TemporaryHome()
    let envelopes: [Envelope]
    let path: String
    let forgery: Forgery

    init(seed: UInt64) throws {
      envelopes = RandomBook.envelopes(seed: seed, steps: Thoroughness.isWhole ? 30 : 12)
      try temporary.append(Array(envelopes.dropLast(3)), segmentLimit: 6000)
      path = try temporary.snapshot()
      try temporary.append(Array(envelopes.suffix(3)), segmentLimit: 6000)
      forgery = try Forgery(temporary.read(path))
    }

    /// Everything that reads a snapshot; what comes out is judged by `expect`.
    func use(_ bytes: [UInt8], _ expected: String, _ what: String) throws {
      try temporary.write(bytes, to: path)
      let home = temporary.home
      // The book is sound: whatever the snapshot says, a replay is there to take its place.
      let state = try home.load().state
      let fault = try home.faults(of: home.snapshots.entries(home.book)).first ?? nil
      #expect(fault != nil || bytes == forgery.sound, "\(what) is not found")
      #expect(fault != nil || state.digest == expected, "\(what)")
      _ = state.everything(at: TemporaryHome.now)
      for name in Set(envelopes.suffix(4).map(\.subject)) { _ = try home.events(of: name) }
      var options = Recorder.Options()
      options.isRehearsal = true
      let recorder = try Recorder(
        home, ids: envelopes.map(\.id), now: TemporaryHome.now,
        options: options)
      for envelope in envelopes.suffix(8) { _ = try? recorder.propose(envelope, isHistory: true) }
    }
  }

  @Test("any byte changed, with the hashes made anew, is survived and found")
  func everyByte() throws {
    let book = try Book(seed: 61)
    let expected = try book.temporary.plain.load().state.digest
    try book.use(book.forgery.sound, expected, "what was not changed")
    var seeded = Seeded(61)
    let places = book.forgery.places
    for place in places {
      guard Thoroughness.isWhole || seeded.once(in: places.count / 10) else { continue }
      let old = book.forgery.sound[place]
      let value = seeded.pick(Set([0, 0xFF, old ^ 1, old ^ 0x80]).subtracting([old]).sorted())
      let bytes = book.forgery.changed(at: place, to: value)
      try book.use(bytes, expected, "byte \(place) as \(value)")
    }
  }

  @Test(
    "a whole section of one value is survived and found",
    arguments: Thoroughness.isWhole ? [0, 1, 0x7F, 0xFF] : [0xFF] as [UInt8])
  func sections(value: UInt8) throws {
    let book = try Book(seed: 62)
    let expected = try book.temporary.plain.load().state.digest
    for (name, range) in book.forgery.ranges where name != "header" {
      var bytes = book.forgery.sound
      for place in range { bytes[place] = value }
      try book.use(book.forgery.sealed(bytes), expected, "\(name) full of \(value)")
    }
  }

  @Test("a place that is none is not believed: what stands in the book is known as ever")
  func places() throws {
    let book = try Book(seed: 63)
    var bytes = book.forgery.sound
    let range = try #require(book.forgery.ranges.first { $0.name == "places" }?.range)
    // The first byte of each place: somewhere within a line.
    for place in stride(from: range.lowerBound, to: range.upperBound, by: 16) { bytes[place] ^= 5 }
    try book.temporary.write(book.forgery.sealed(bytes), to: book.path)
    let home = book.temporary.home
    #expect(try home.load().snapshot != nil)
    for name in Set(book.envelopes.map(\.subject)) {
      #expect(try home.events(of: name) == book.temporary.plain.events(of: name))
    }
    var options = Recorder.Options()
    options.isRehearsal = true
    let recorder = try Recorder(
      home, ids: book.envelopes.map(\.id), now: TemporaryHome.now,
      options: options)
    for (index, envelope) in book.envelopes.enumerated() {
      guard case .known(let sequence, _) = try recorder.propose(envelope, isHistory: true) else {
        Issue.record("\(envelope.id) is not known")
        return
      }
      #expect(sequence == index + 1)
    }
  }

  @Test("a number of anomalies that is another is found, though the state is the same")
  func anomalies() throws {
    let temporary = TemporaryHome()
    try temporary.append(RandomBook.envelopes(seed: 64, steps: 20))
    let path = try temporary.snapshot()
    let count = try #require(
      try temporary.home.snapshots.entries(temporary.home.book)[0].header?.anomalies)
    try #require(count > 0)
    let bytes = try reheaded(
      temporary.read(path), replacing: "\"anomalies\":\(count),", with: "\"anomalies\":0,")
    try temporary.write(bytes, to: path)
    let entries = try temporary.home.snapshots.entries(temporary.home.book)
    #expect(entries[0].fault == nil)
    #expect(try temporary.home.faults(of: entries)[0]?.contains("'anomalies'") == true)
  }

  @Test("is not used under a name of other events")
  func renamed() throws {
    let temporary = TemporaryHome()
    try temporary.append(RandomBook.envelopes(seed: 65, steps: 10))
    let path = try temporary.snapshot()
    try Directory.rename(path, to: temporary.path + "/snapshots/0000000000009999.snapshot")
    #expect(try temporary.home.load().snapshot == nil)
    let entries = try temporary.home.snapshots.entries(temporary.home.book)
    #expect(entries[0].fault?.contains("not named") == true)
  }
}

@Suite("What is no snapshot but is named like one")
struct ForeignSnapshotTests {
  private static func make(_ kind: String, _ path: String) -> Bool {
    switch kind {
    case "pipe": unsafe mkfifo(path, 0o644) == 0
    case "directory": unsafe mkdir(path, 0o755) == 0
    default: unsafe symlink("/nowhere/at-all", path) == 0
    }
  }

  @Test(
    "is named by an error, never followed, never waited for",
    arguments: ["pipe", "directory", "link"])
  func foreign(kind: String) throws {
    let temporary = TemporaryHome()
    try temporary.append(RandomBook.envelopes(seed: 66, steps: 5))
    let sound = try temporary.snapshot()
    let path = temporary.path + "/snapshots/0000000000000003.snapshot"
    try #require(Self.make(kind, path))
    let home = temporary.home
    func code(_ body: () throws -> Void) -> String? {
      do { try body() } catch let error as Diagnostic {
        return error.place?.file == path ? error.code : nil
      } catch {}
      return nil
    }
    #expect(code { _ = try home.load() } == "snapshot.foreign")
    #expect(code { try temporary.snapshot() } == "snapshot.foreign")
    #expect(code { _ = try home.snapshots.prune(home.book, keep: 1) } == "snapshot.foreign")
    // Listing and verifying say it of this one, and go on.
    let entries = try home.snapshots.entries(home.book)
    #expect(entries.map(\.path) == [path, sound])
    #expect(try home.faults(of: entries).map { $0 == nil } == [false, true])
    // Whatever reads everything has no use for snapshots.
    #expect(code { _ = try temporary.plain.load() } == nil)
  }
}

@Suite("The limits of a snapshot")
struct SnapshotLimitTests {
  @Test("are said where they are reached: events, segments, the bytes of one case")
  func limits() throws {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.envelopes(seed: 67, steps: 20)
    try temporary.append(envelopes, segmentLimit: 3000)
    func failure(_ change: (inout SnapshotLimits) -> Void) -> String? {
      var store = temporary.home.snapshots
      change(&store.limits)
      do { _ = try store.create(temporary.home.book, codec: temporary.home.codec) } catch {
        return error.code
      }
      return nil
    }
    #expect(failure { $0.events.most = envelopes.count - 1 } == "snapshot.too-large")
    #expect(failure { $0.segments.most = 2 } == "snapshot.too-large")
    #expect(failure { $0.record.most = 100 } == "snapshot.too-large")
    #expect(try temporary.names("snapshots").isEmpty)
    #expect(failure { $0.events.most = envelopes.count } == nil)
  }
}
