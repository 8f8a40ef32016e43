import Basics
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import TestSupport
import Testing

/// The links hold the pieces of a book together: whatever is not of it is refused.
@Suite("The links of a book")
struct BookLinksTests {
  private static func home() throws -> TemporaryHome {
    let home = TemporaryHome()
    var book = CaseBook.standard()
    for name in ["C-1", "C-2"] { book.handleCase(name) }
    book.record("case.merged", "C-1", at: "2026-03-09 10:00", ["into": "C-2"])
    try home.append(book.envelopes, segmentLimit: 2000)
    return home
  }

  private static func code(_ body: () throws -> Void) -> String? {
    #expect(throws: Diagnostic.self) { try body() }?.code
  }

  @Test("are refused where a row is cut, left out or of another book")
  func spoiled() throws {
    let home = try Self.home()
    let sharded = ShardedHome(home.plain, shards: 2)
    try sharded.split()
    let text = try sharded.scratch.text("links.jsonl")
    let rows = text.split(separator: "\n").map { $0 + "\n" }
    #expect(rows.count > 3)
    let merger = try #require(rows.firstIndex { $0.hasPrefix("{\"case\"") })
    var spoiled = [String(text.dropLast(5)), "", "no document\n", "{}\n"]
    for index in [0, 1, merger] {
      var fewer = rows
      fewer.remove(at: index)
      spoiled.append(fewer.joined())
    }
    spoiled.append((rows + [rows[0]]).joined())
    spoiled.append(
      text.replacing("\"book\":\"test\"", with: "\"book\":\"other\"", maxReplacements: 1))
    for text in spoiled {
      try sharded.scratch.write("links.jsonl", text)
      let code = Self.code { try sharded.splitByLinks() }
      #expect(["shard.links", "shard.document"].contains(code), "\(text)")
    }
  }

  @Test("are refused by a segment that has changed, and not by one that has grown")
  func changed() throws {
    let home = try Self.home()
    let sharded = ShardedHome(home.plain, shards: 2)
    try sharded.split()
    let expected = try ShardedHome.expected(home.plain)
    var later = CaseBook.standard()
    later.handleCase("C-9")
    try home.append(Array(later.envelopes.suffix(1)))
    try sharded.splitByLinks()
    try sharded.projectAll()
    _ = try sharded.combine()
    #expect(try sharded.scratch.text("whole/replay.json") == expected["replay"])

    let path = try #require(try home.home.book.segments().first?.path)
    let bytes = try home.read(path)
    let text = String(decoding: bytes, as: UTF8.self)
    try home.write(Array(text.replacing("\"caseseq\":1,", with: "\"caseseq\":9,").utf8), to: path)
    #expect(Self.code { try sharded.splitByLinks() } == "shard.links")
  }

  @Test("put names that were merged into one shard, and spread the others")
  func shards() throws {
    let home = try Self.home()
    let sharded = ShardedHome(home.plain, shards: 3)
    try sharded.split()
    let links = try BookLinks(file: sharded.links)
    func shard(_ name: String) -> Int {
      Array(name.utf8).withByteView { links.shard(of: $0, among: 3) }
    }
    #expect(shard("C-1") == shard("C-2"))
    #expect(Set((0..<40).map { shard("case \($0)") }) == [0, 1, 2])
  }
}
