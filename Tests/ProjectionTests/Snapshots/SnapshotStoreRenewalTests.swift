import CaseModel
import CaseTestSupport
import HomeTestSupport
import EventBook
import FileStore
import Projection
import TestSupport
import Testing

@Suite("Snapshots that a writer leaves behind")
struct SnapshotStoreRenewalTests {
  private func renew(_ temporary: TemporaryHome) throws -> [String] {
    let home = temporary.home
    try home.snapshots.renew(home.book, codec: home.codec, distance: 20)
    return try home.snapshots.entries(home.book).filter { $0.fault == nil }.map {
      String($0.path.split(separator: "/").last ?? "")
    }
  }

  @Test("one as soon as the book has grown far enough, of these the last two, and others stay")
  func grows() throws {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.recorded(RandomBook.envelopes(seed: 1, steps: 70))
    try temporary.append(Array(envelopes[..<10]))
    #expect(try renew(temporary).isEmpty)
    try temporary.snapshot()
    var start = 10
    func grow(to end: Int) throws -> [String] {
      try temporary.append(Array(envelopes[start..<end]))
      start = end
      return try renew(temporary)
    }
    let own = "0000000000000010.snapshot"
    func left(_ sequence: Int) -> String { "00000000000000\(sequence).auto.snapshot" }
    #expect(try grow(to: 29) == [own])
    #expect(try grow(to: 30) == [own, left(30)])
    #expect(try grow(to: 49) == [own, left(30)])
    #expect(try grow(to: 55) == [own, left(30), left(55)])
    #expect(try grow(to: 80) == [own, left(55), left(80)])
    #expect(try temporary.home.load().snapshot?.header.sequence == 80)
    #expect(try temporary.home.load().state.digest == temporary.plain.load().state.digest)
  }

  @Test("none where the directory cannot be one, and the book is as it was")
  func unwritable() throws {
    let temporary = TemporaryHome()
    try temporary.append(
      Array(RandomBook.recorded(RandomBook.envelopes(seed: 2, steps: 32)).prefix(30)))
    try AtomicFile.replace(temporary.path + "/snapshots", with: Array("in the way".utf8))
    #expect(throws: (any Error).self) { try renew(temporary) }
    #expect(try temporary.plain.load().state.events == 30)
  }
}
