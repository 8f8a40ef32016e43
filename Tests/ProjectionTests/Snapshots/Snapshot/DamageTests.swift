import Basics
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Testing
import TestSupport

/// Flipped bits anywhere in a snapshot: never a crash, never a wrong answer.
@Suite("A damaged snapshot")
struct DamageTests {
  static let sections = [
    "places", "states", "names", "index", "ids", "symbols", "reference", "registers", "header",
  ]

  /// Where each part of a snapshot lies, from its header.
  private static func ranges(_ bytes: [UInt8]) throws -> [String: Range<Int>] {
    let trailer = bytes.count - 24
    let (offset, length) = bytes.withByteView {
      (Int($0.word(at: trailer)), Int($0.word(at: trailer + 8)))
    }
    let header = JSONValue.parsed(String(decoding: bytes[offset..<offset + length], as: UTF8.self))
    var ranges = ["header": offset..<bytes.count]
    for (name, section) in try #require(header.at("sections")?.object).members {
      let start = try #require(section.at("offset")?.number?.int)
      ranges[name] = start..<start + (try #require(section.at("length")?.number?.int))
    }
    return ranges
  }

  struct Damaged {
    let temporary: TemporaryHome
    let envelopes: [Envelope]
    let path: String
    let bytes: [UInt8]
    let range: Range<Int>

    /// Flips one bit; the offset is a fraction of the section.
    func flip(_ seeded: inout Seeded) throws {
      var copy = bytes
      // Empty slots of a hash table tell nothing: half of the time a byte that is not zero.
      var place = range.lowerBound + seeded.below(range.count)
      if seeded.chance(70) {
        place = range.first { $0 >= place && copy[$0] != 0 } ?? place
      }
      copy[place] ^= UInt8(1 << seeded.below(8))
      try temporary.write(copy, to: path)
    }
  }

  static func damaged(_ section: String) throws -> Damaged {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.envelopes(seed: 21, steps: 40)
    try temporary.append(Array(envelopes.dropLast(5)))
    let path = try temporary.snapshot()
    try temporary.append(Array(envelopes.suffix(5)))
    let bytes = try temporary.read(path)
    let range = try #require(try ranges(bytes)[section])
    return Damaged(
      temporary: temporary, envelopes: envelopes, path: path, bytes: bytes, range: range)
  }

  @Test("leads to the same state as the replay", arguments: sections)
  func states(section: String) throws {
    let damaged = try Self.damaged(section)
    let expected = try damaged.temporary.plain.load().state.digest
    var seeded = Seeded(1)
    for _ in 0..<Thoroughness.rounds(6, sample: 2) {
      try damaged.flip(&seeded)
      #expect(try damaged.temporary.home.load().state.digest == expected)
    }
  }

  @Test("is found by verification", arguments: sections)
  func verified(section: String) throws {
    let damaged = try Self.damaged(section)
    var seeded = Seeded(2)
    for _ in 0..<Thoroughness.rounds(4, sample: 2) {
      try damaged.flip(&seeded)
      let entries = try damaged.temporary.home.snapshots.entries(damaged.temporary.home.book)
      #expect(try damaged.temporary.home.faults(of: entries).first??.isEmpty == false)
    }
  }

  @Test("shows the same history of every case", arguments: sections)
  func histories(section: String) throws {
    let damaged = try Self.damaged(section)
    let names = Set(damaged.envelopes.map(\.subject)).sorted().sampled(3)
    let expected = try names.map { try damaged.temporary.plain.events(of: $0) }
    var seeded = Seeded(3)
    for _ in 0..<Thoroughness.rounds(12, sample: 1) {
      try damaged.flip(&seeded)
      for (name, lines) in zip(names, expected) {
        #expect(try damaged.temporary.home.events(of: name) == lines, "\(name)")
      }
    }
  }

  @Test(
    "lets a recorder judge, count and know what stands there as ever", arguments: sections,
    [false, true])
  func recorder(section: String, isSweep: Bool) throws {
    let damaged = try Self.damaged(section)
    let expected = Dictionary(grouping: damaged.envelopes, by: \.subject).mapValues(\.count)
    var seeded = Seeded(4)
    for _ in 0..<Thoroughness.rounds(4, sample: 2) {
      try damaged.flip(&seeded)
      var options = Recorder.Options()
      options.isRehearsal = true
      options.extent = isSweep ? .cases(.timers(now: TemporaryHome.now)) : .onDemand
      let recorder = try Recorder(
        damaged.temporary.home, ids: damaged.envelopes.map(\.id),
        now: TemporaryHome.now, options: options)
      // What stands in the book is known.
      for (index, envelope) in damaged.envelopes.enumerated() {
        let outcome = try recorder.propose(envelope, isHistory: true)
        guard case .known(let sequence, _) = outcome, sequence == index + 1 else {
          Issue.record("\(envelope.id) is not known: it would stand twice")
          return
        }
      }
      // And the next event of each subject bears the right number.
      for (name, count) in expected {
        let next = Envelope(
          id: "next", source: "/next/\(name)", type: "task.posted", subject: name,
          time: "2026-12-01T00:00:00Z", data: ["actor": "a"])
        guard case .recorded(let line) = try recorder.propose(next, isHistory: true) else {
          Issue.record("known")
          return
        }
        #expect(
          JSONValue.parsed(String(decoding: line, as: UTF8.self)).at("caseseq")
            == .integer(count + 1))
      }
    }
  }

  @Test("never stops the program, whatever numbers stand in its tables")
  func wildNumbers() async {
    await #expect(processExitsWith: .success) {
      for section in ["places", "ids", "names"] {
        let damaged = try DamageTests.damaged(section)
        // The top bit of every second word: no offset, sequence or segment that there is.
        var bytes = damaged.bytes
        for place in stride(from: damaged.range.lowerBound + 7, to: damaged.range.upperBound, by: 8)
        {
          if bytes[place - 7...place] != [0, 0, 0, 0, 0, 0, 0, 0] { bytes[place] ^= 0x80 }
        }
        try damaged.temporary.write(bytes, to: damaged.path)
        let home = damaged.temporary.home
        for name in Set(damaged.envelopes.map(\.subject)).sorted().sampled(5) {
          _ = try? home.events(of: name)
        }
        _ = try? home.faults(of: home.snapshots.entries(home.book))
        var options = Recorder.Options()
        options.isRehearsal = true
        let ids = damaged.envelopes.map(\.id)
        let recorder = try? Recorder(
          home, ids: ids, now: TemporaryHome.now, options: options)
        for envelope in damaged.envelopes {
          _ = try? recorder?.propose(envelope, isHistory: true)
        }
      }
    }
  }

  @Test("cut short, empty, or of another kind is none", arguments: [0, 7, 31, 32, 100, -1, -25])
  func truncated(length: Int) throws {
    let damaged = try Self.damaged("header")
    let expected = try damaged.temporary.plain.load().state.digest
    let count = length < 0 ? damaged.bytes.count + length : length
    try damaged.temporary.write(Array(damaged.bytes.prefix(count)), to: damaged.path)
    let loaded = try damaged.temporary.home.load()
    #expect(loaded.snapshot == nil)
    #expect(loaded.state.digest == expected)
  }
}
