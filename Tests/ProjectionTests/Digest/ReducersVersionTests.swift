import Basics
import CaseModel
import CaseTestSupport
import EventBook
import FileStore
import Foundation
import HomeTestSupport
import Projection
import TestSupport
import Testing

/// Books that never change fold to digests that are recorded beside the version of the reducers. A
/// reducer that makes another state of them must come with another version: else snapshots that the
/// old reducers made would go on being used.
@Suite("The version of the reducers")
struct ReducersVersionTests {
  private static let directory = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Reducers").path()

  private static var books: [String] {
    get throws { try Directory.names(in: directory).filter { $0.hasSuffix(".jsonl") } }
  }

  private static func home(_ book: String) throws -> TemporaryHome {
    let temporary = TemporaryHome()
    try Directory.make(temporary.path + "/events")
    let bytes = try FileBytes(copying: directory + "/" + book).array
    try AtomicFile.replace(temporary.path + "/events/0000000000000001.jsonl", with: bytes)
    return temporary
  }

  /// What was recorded: version, book, digest.
  private static var records: [[String]] {
    get throws {
      String(decoding: try FileBytes(copying: directory + "/digests.txt").array, as: UTF8.self)
        .split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }
  }

  @Test("another state of a book that never changes comes with another version")
  func version() throws {
    let records = try Self.records
    for book in try Self.books {
      let home = try Self.home(book)
      let digest = try home.plain.load().state.digest
      let own = records.filter { $0[1] == book }
      #expect(
        own.last == ["\(Snapshot.reducers)", book, digest],
        "raise Snapshot.reducers, and add '<version> \(book) \(digest)' to digests.txt")
      let versions = own.compactMap { Int($0[0]) }
      #expect(versions == Array(Set(versions)).sorted(), "a version has one digest of a book")
    }
  }

  @Test("a state that comes from a snapshot on the way is the same")
  func snapshots() throws {
    for book in try Self.books {
      let home = try Self.home(book)
      let digest = try home.plain.load().state.digest
      try home.snapshots(every: 250)
      let names = try home.names("snapshots")
      let read = Set(names.sampled(2))
      for name in names.reversed() {
        if read.contains(name) {
          let loaded = try home.home.load()
          #expect(loaded.snapshot?.path.hasSuffix(name) == true)
          #expect(loaded.state.digest == digest)
        }
        try home.remove(home.path + "/snapshots/" + name)
      }
    }
  }

  @Test("the books hold every type of event, odd values and late records")
  func complete() throws {
    var types: Set<String> = []
    var anomalies: Set<String> = []
    var late = 0
    for book in try Self.books {
      let home = try Self.home(book)
      var last = Timestamp.earliest
      var observer = Replay.Observer()
      observer.anomaly = { anomalies.insert($0.kind) }
      observer.line = { line, _, _ in
        types.insert(line.text(line.type))
        if line.time < last { late += 1 }
        last = max(last, line.time)
      }
      _ = try home.plain.load(observer: observer)
    }
    #expect(types.isSuperset(of: EventType.allCases.map(\.name)))
    #expect(types.contains("whistle.rated.v2"))
    #expect(anomalies.isSuperset(of: ["value", "no-case", "status"]))
    #expect(late > 10)
  }
}
