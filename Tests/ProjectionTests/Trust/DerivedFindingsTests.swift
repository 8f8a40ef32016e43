import Basics
import CaseTestSupport
import EventBook
import FileStore
import Foundation
import HomeTestSupport
import TestSupport
import Testing

@testable import Projection

/// What `verify` says of `snapshots/`: the book is whole without it, and who edits it is not overlooked.
@Suite("Files that are derived from the book")
struct DerivedFindingsTests {
  /// A book of some segments with their indexes and a snapshot.
  private struct Derived {
    let temporary = TemporaryHome()
    let home: Home
    let index, snapshot: String

    init(seed: UInt64 = 31) throws {
      try temporary.append(RandomBook.envelopes(seed: seed, steps: 90), segmentLimit: 20_000)
      snapshot = try temporary.snapshot()
      var home = temporary.home
      home.indexes.least = 0
      try home.indexes.renew(home.book, codec: home.codec, jobs: 1)
      self.home = home
      index = try #require(try home.indexes.files().last)
    }

    var segment: Book.Segment {
      get throws {
        try #require(
          try home.book.segments().first { home.indexes.path(of: $0) == index })
      }
    }

    /// What is found, as `verify` names it.
    func found(makesAnew: Bool = false) -> [String] {
      home.derivedFindings(makesAnew: makesAnew, jobs: 2).map { "\($0.segment): \($0.kind)" }
    }

    func name(_ path: String) -> String {
      "snapshots/" + (path.split(separator: "/").last ?? "")
    }

    /// Writes what follows from other bytes, with the hash that these have.
    func forge(_ bytes: [UInt8]) throws {
      var hash = ByteWriter()
      hash.integer(bytes.withByteView { PieceHash.hash($0) })
      try temporary.write(bytes + hash.bytes, to: index)
    }
  }

  @Test("nothing is found in what the program wrote, and nothing where nothing is kept")
  func sound() throws {
    let derived = try Derived()
    #expect(try derived.home.indexes.files().count > 1)
    for makesAnew in [false, true] { #expect(derived.found(makesAnew: makesAnew) == []) }
    try Directory.removeTree(derived.home.snapshots.directory)
    for makesAnew in [false, true] { #expect(derived.found(makesAnew: makesAnew) == []) }
  }

  @Test("any other byte of an index or a snapshot is named", arguments: [true, false])
  func everyByte(isIndex: Bool) throws {
    let derived = try Derived()
    let path = isIndex ? derived.index : derived.snapshot
    let bytes = try derived.temporary.read(path)
    var chance = Seeded(1)
    for place in Array(bytes.indices).sampled(40) {
      var other = bytes
      other[place] ^= UInt8(1 << chance.below(8))
      try derived.temporary.write(other, to: path)
      #expect(derived.found() == ["\(derived.name(path)): damaged"], "byte \(place)")
    }
  }

  @Test("and so is one that is longer, shorter or empty", arguments: [true, false])
  func length(isIndex: Bool) throws {
    let derived = try Derived()
    let path = isIndex ? derived.index : derived.snapshot
    let bytes = try derived.temporary.read(path)
    for other in [[], Array(bytes.prefix(7)), bytes.dropLast(), bytes + [0], bytes + bytes] {
      try derived.temporary.write(other, to: path)
      #expect(derived.found() == ["\(derived.name(path)): damaged"], "\(other.count) bytes")
    }
  }

  @Test("an index that says something else under a right hash is found by whoever makes it anew")
  func forged() throws {
    let derived = try Derived()
    var head = CompactWriter()
    head.indexHead(of: try derived.segment)
    let bytes = try derived.temporary.read(derived.index)
    let places = Array(head.bytes.count..<bytes.count - 8)
    var chance = Seeded(2)
    for place in places.sampled(40) {
      var other = Array(bytes.dropLast(8))
      other[place] ^= UInt8(1 << chance.below(8))
      try derived.forge(other)
      let (found, fault) = (derived.found(), try derived.home.indexFaults().last?.fault)
      // Where its form is broken, a look at it is enough.
      #expect(fault == IndexFault.contradicting.rawValue || !found.isEmpty, "byte \(place)")
      #expect(fault != nil, "byte \(place)")
      let kind = found.isEmpty ? "forged" : "damaged"
      let expected = ["\(derived.name(derived.index)): \(kind)"]
      #expect(derived.found(makesAnew: true) == expected, "byte \(place)")
    }
    try derived.forge(Array(head.bytes + [0x7F]))
    #expect(derived.found() == ["\(derived.name(derived.index)): damaged"])
  }

  @Test("and so is a snapshot that can be used and says something else under right hashes")
  func forgedSnapshot() throws {
    let derived = try Derived()
    let forgery = try Forgery(derived.temporary.read(derived.snapshot))
    let header = try #require(forgery.ranges.first { $0.name == "header" }).range
    let name = derived.name(derived.snapshot)
    var chance = Seeded(3)
    for place in Array(forgery.places).sampled(60) {
      let other = forgery.sound[place] ^ UInt8(1 << chance.below(8))
      try derived.temporary.write(forgery.changed(at: place, to: other), to: derived.snapshot)
      let found = derived.found(makesAnew: true)
      // What says of itself that it is of another version or book is not used.
      let isUsable = try derived.home.snapshots.entries(derived.home.book).allSatisfy(\.isUsable)
      guard isUsable || !header.contains(place) else { continue }
      #expect([["\(name): forged"], ["\(name): damaged"]].contains(found), "byte \(place)")
    }
  }

  @Test("one of another version, or of a segment that was replaced or is open, is no finding")
  func stale() throws {
    let derived = try Derived()
    let bytes = try derived.temporary.read(derived.index)
    var other = Array(bytes.dropLast(8))
    other[SegmentIndex.magic.count] ^= 0x40
    try derived.forge(other)
    #expect(derived.found() == [])
    #expect(try derived.home.indexFaults().last?.fault == "not of the segment as it stands")
    try derived.temporary.write(bytes, to: derived.index)
    let last = try #require(try derived.home.book.segments().last)
    try AtomicFile.replace(derived.home.indexes.path(of: last), with: bytes)
    #expect(derived.found() == [])
    // The same lines, put there anew.
    let segment = try derived.segment
    let lines = try derived.temporary.read(segment.path)
    try Directory.remove(file: segment.path)
    try Data(lines).write(to: URL(filePath: segment.path))
    #expect(derived.found() == [])
  }

  @Test("a segment that is damaged has its findings from the book, and its index has none")
  func damagedSegment() throws {
    let derived = try Derived()
    let path = try derived.segment.path
    var lines = try derived.temporary.read(path)
    lines[lines.count / 2] ^= 0x80
    try derived.temporary.write(lines, to: path)
    #expect(try !derived.home.verify().findings.isEmpty)
    #expect(derived.found() == [])
  }

  @Test("what is no file, and a directory that is none, is passed over")
  func noFiles() throws {
    let derived = try Derived()
    try Directory.remove(file: derived.index)
    try Directory.make(derived.index)
    #expect(derived.found() == [])
    try Directory.removeTree(derived.home.snapshots.directory)
    try Data().write(to: URL(filePath: derived.home.snapshots.directory))
    #expect(derived.found() == [])
  }
}
