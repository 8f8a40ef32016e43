import Basics
import EventBook
import FileStore
import Testing

@Suite("The segments of a book")
struct BookTests {
  private func code(_ scratch: ScratchBook) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try scratch.book.segments()
      return nil
    } catch { return error }
  }

  @Test("A book stands in events/ of its home, in the current directory without a prefix")
  func directories() {
    #expect(Book(home: "/a/b").directory == "/a/b/events")
    #expect(Book(home: ".").directory == "events")
    #expect(Book.segmentName(firstSequence: 1) == "0000000000000001.jsonl")
    #expect(Book.segmentName(firstSequence: 123_456) == "0000000000123456.jsonl")
  }

  @Test("Where there is no book, that is said with a remedy")
  func missing() throws {
    let scratch = ScratchBook()
    #expect(try !scratch.book.exists)
    let found = try #require(code(scratch))
    #expect(found.code == "book.missing")
    #expect(!found.hints.isEmpty)
  }

  @Test("An empty directory is an empty book")
  func empty() throws {
    let scratch = try ScratchBook([])
    #expect(try scratch.book.exists)
    #expect(try scratch.book.segments().isEmpty)
    #expect(try scratch.read().lines.isEmpty)
  }

  @Test("Segments come in the order of their sequences")
  func order() throws {
    let scratch = try ScratchBook([lines(1...9), lines(10...10), lines(11...100), lines(101...102)])
    let segments = try scratch.book.segments()
    #expect(segments.map(\.firstSequence) == [1, 10, 11, 101])
    #expect(segments.map(\.name) == [1, 10, 11, 101].map { Book.segmentName(firstSequence: $0) })
    for segment in segments {
      #expect(segment.status.size == (try scratch.bytes(segment.name).count))
    }
  }

  @Test(
    "A .jsonl file that is no segment is refused, for a reader cannot know what it means",
    arguments: [
      "1.jsonl", "notes.jsonl", ".jsonl", "0000000000000000.jsonl", "00000000000000001.jsonl",
      "000000000000000a.jsonl", "-000000000000001.jsonl", "+000000000000002.jsonl",
      "0000000000000002 .jsonl", "copy-0000000000000001.jsonl",
    ])
  func foreign(name: String) throws {
    let scratch = try ScratchBook([lines(1...2)])
    try scratch.write(name, [])
    let found = try #require(code(scratch))
    #expect(found.code == "book.foreign")
    #expect(found.place?.file == scratch.path(name))
  }

  @Test(
    "Files of other kinds do not disturb",
    arguments: [
      "FORMAT.md", "0000000000000001.jsonl.77.torn", "0000000000000001.jsonl.123.part", ".hidden",
      "0000000000000002.jsonl.gz", "0000000000000002.JSONL", "jsonl",
    ])
  func others(name: String) throws {
    let scratch = try ScratchBook([lines(1...2)])
    try scratch.write(name, Array("anything".utf8))
    #expect(try scratch.book.segments().count == 1)
    #expect(try scratch.read().lines == lines(1...2))
  }

  @Test("A book without its first segment is a gap, not a shorter book")
  func firstMissing() throws {
    let scratch = try ScratchBook([lines(1...3), lines(4...5)])
    try Directory.remove(file: scratch.path(firstSegment))
    let found = try #require(code(scratch))
    #expect(found.code == "book.gap")
    #expect(found.hints.contains { $0.english.contains(firstSegment) })
  }

  @Test("One stored line is read by its place")
  func storedLine() throws {
    let scratch = try ScratchBook([lines(1...3)])
    func line(at offset: Int) throws -> [UInt8] {
      try StoredLines(scratch.book.segments()).line(0, at: offset)
    }
    var offset = 0
    for expected in lines(1...3) {
      #expect(try line(at: offset) == expected)
      offset += expected.count + 1
    }
    #expect(throws: Diagnostic.self) { try line(at: offset) }
    try scratch.smear(firstSegment, Array("{\"torn".utf8))
    #expect {
      try line(at: offset)
    } throws: { ($0 as? Diagnostic)?.code == "book.torn" }
  }

  @Test("The longest line is read by its place too")
  func longestLine() throws {
    let bare = event(1, title: "").line.count
    let line = event(1, title: String(repeating: "x", count: 65_535 - bare)).line
    let scratch = try ScratchBook([[line, event(2).line]])
    let stored = StoredLines(try scratch.book.segments())
    #expect(try stored.line(0, at: 0) == line)
    #expect(try stored.line(0, at: 65_536) == event(2).line)
  }
}
