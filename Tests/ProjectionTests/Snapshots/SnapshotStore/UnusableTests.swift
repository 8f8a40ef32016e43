import Basics
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Testing

@Suite("A snapshot that does not fit is passed over")
struct UnusableTests {
  private func book(_ seed: UInt64 = 11) throws -> (TemporaryHome, String) {
    let temporary = TemporaryHome()
    try temporary.append(RandomBook.envelopes(seed: seed, steps: 30))
    return (temporary, try temporary.snapshot())
  }

  @Test("it is used while it fits, and says so")
  func present() throws {
    let (temporary, path) = try book()
    #expect(try temporary.home.load().snapshot?.path == path)
    let entries = try temporary.home.snapshots.entries(temporary.home.book)
    #expect(entries.map(\.fault) == [nil])
    #expect(try temporary.home.faults(of: entries) == [nil])
  }

  @Test("of another version of the reducers")
  func version() throws {
    let (temporary, path) = try book()
    let digest = try temporary.plain.load().state.digest
    let bytes = try reheaded(
      try temporary.read(path), replacing: "\"reducers\":\(Snapshot.reducers),",
      with: "\"reducers\":99,")
    try temporary.write(bytes, to: path)
    let loaded = try temporary.home.load()
    #expect(loaded.snapshot == nil)
    #expect(loaded.state.digest == digest)
    let fault = try temporary.home.snapshots.entries(temporary.home.book).first?.fault
    #expect(fault?.contains("version 99") == true)
  }

  @Test("after the book changed under it")
  func changedBook() throws {
    let (temporary, _) = try book()
    let segment = temporary.path + "/events/" + Book.segmentName(firstSequence: 1)
    var bytes = try temporary.read(segment)
    // Another title of the same length: the book is whole, but another one.
    let text = String(decoding: bytes, as: UTF8.self).replacing("标题", with: "题标")
    bytes = Array(text.utf8)
    try temporary.write(bytes, to: segment)
    #expect(try temporary.home.load().snapshot == nil)
    let entries = try temporary.home.snapshots.entries(temporary.home.book)
    #expect(entries.allSatisfy { $0.fault != nil })
  }

  @Test("after the book was cut back behind it")
  func cutBook() throws {
    let (temporary, _) = try book()
    let segment = temporary.path + "/events/" + Book.segmentName(firstSequence: 1)
    let bytes = try temporary.read(segment)
    let end = try #require(bytes.dropLast().lastIndex(of: 0x0A))
    try temporary.write(Array(bytes[...end]), to: segment)
    #expect(try temporary.home.load().snapshot == nil)
  }

  @Test("after a sealed segment was replaced")
  func sealedSegment() throws {
    let temporary = TemporaryHome()
    try temporary.append(RandomBook.envelopes(seed: 12, steps: 30), segmentLimit: 3000)
    try temporary.snapshot()
    #expect(try temporary.home.load().snapshot != nil)
    let segment = temporary.path + "/events/" + Book.segmentName(firstSequence: 1)
    try temporary.write(try temporary.read(segment), to: segment)
    // The same bytes, but nobody knows that without reading them.
    #expect(try temporary.home.load().snapshot == nil)
  }

  @Test("pruning keeps the newest usable ones")
  func prune() throws {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.envelopes(seed: 13, steps: 6)
    for part in [envelopes.prefix(10), envelopes.dropFirst(10).prefix(3), envelopes.dropFirst(13)] {
      try temporary.append(Array(part))
      try temporary.snapshot()
    }
    let names = try temporary.names("snapshots")
    #expect(names.count == 3)
    let removed = try temporary.home.snapshots.prune(temporary.home.book, keep: 2)
    #expect(removed == [temporary.path + "/snapshots/" + names[0]])
    #expect(try temporary.names("snapshots") == Array(names.suffix(2)))
  }
}
