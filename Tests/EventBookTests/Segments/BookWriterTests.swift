import Basics
import EventBook
import FileStore
import Testing
import TestSupport

@Suite("Writing a book")
struct BookWriterTests {
  private func sizes(_ scratch: ScratchBook) throws -> [Int] {
    try scratch.book.segments().map(\.status.size)
  }

  @Test("The first writer makes the directory, and no segment before there is a line")
  func newBook() throws {
    let scratch = ScratchBook()
    let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
    #expect(try scratch.files().isEmpty)
    try writer.append([], firstSequence: 1)
    #expect(try scratch.files().isEmpty)
    try writer.append(lines(1...1), firstSequence: 1)
    #expect(try scratch.files() == [firstSegment: event(1).line + [0x0A]])
    #expect(writer.notes.isEmpty)
  }

  @Test("Lines stand as they were given, whatever the size of the batches")
  func batches() throws {
    for sizes in [[10], [1, 9], [3, 3, 4], Array(repeating: 1, count: 10)] {
      let scratch = ScratchBook()
      let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
      var next = 1
      for size in sizes {
        try writer.append(lines(next...next + size - 1), firstSequence: next)
        next += size
      }
      let (found, note) = try scratch.read()
      #expect(found == lines(1...10))
      #expect(note == nil)
    }
  }

  @Test("A later writer goes on where the last one ended")
  func goingOn() throws {
    let scratch = ScratchBook()
    for sequence in 1...5 {
      try BookWriter(scratch.book, waitMicroseconds: patience)
        .append(lines(sequence...sequence), firstSequence: sequence)
    }
    #expect(try scratch.read().lines == lines(1...5))
    #expect(try scratch.files().count == 1)
  }

  @Test("A segment is full when the next line would pass the limit, not before")
  func limit() throws {
    let one = event(1).line.count + 1
    for (limit, expected) in [
      (one * 3, [3, 3, 2]), (one * 3 - 1, [2, 2, 2, 2]), (one * 3 + 1, [3, 3, 2]),
    ] {
      let scratch = ScratchBook()
      let writer = try BookWriter(scratch.book, waitMicroseconds: patience, segmentLimit: limit)
      for sequence in 1...8 {
        #expect(event(sequence).line.count + 1 == one, "the lines of this test are of one length")
        try writer.append(lines(sequence...sequence), firstSequence: sequence)
      }
      #expect(try sizes(scratch) == expected.map { $0 * one })
      #expect(try scratch.read().lines == lines(1...8))
    }
  }

  @Test("A line beyond the limit has a segment of its own")
  func oneEach() throws {
    for limit in [1, 0, -5] {
      let scratch = ScratchBook()
      let writer = try BookWriter(scratch.book, waitMicroseconds: patience, segmentLimit: limit)
      try writer.append(lines(1...3), firstSequence: 1)
      #expect(try scratch.book.segments().map(\.firstSequence) == [1, 2, 3])
      #expect(try scratch.read().lines == lines(1...3))
    }
  }

  @Test(
    "Whatever the batches and the limit, no segment passes the limit and each bears its first sequence",
    arguments: 1...15 as ClosedRange<UInt64>)
  func rolling(seed: UInt64) throws {
    var chance = Seeded(seed)
    let limit = 200 + chance.below(3000)
    let scratch = ScratchBook()
    var written: [[UInt8]] = []
    var writer = try BookWriter(scratch.book, waitMicroseconds: patience, segmentLimit: limit)
    for _ in 0..<8 {
      if chance.once(in: 4) {
        // Another process goes on; the first one's lock must be gone by then.
        writer = try reopened(&writer, scratch, limit)
      }
      let batch = (0..<chance.below(7)).map { index in
        event(written.count + 1 + index, title: String(repeating: "x", count: chance.below(400)))
          .line
      }
      try writer.append(batch, firstSequence: written.count + 1)
      written += batch
    }
    #expect(try scratch.read().lines == written)
    var first = 1
    for segment in try scratch.book.segments() {
      let count = try scratch.bytes(segment.name).count { $0 == 0x0A }
      #expect(segment.firstSequence == first)
      #expect(segment.status.size <= limit || count == 1)
      first += count
    }
  }

  private func reopened(
    _ writer: inout BookWriter, _ scratch: ScratchBook, _ limit: Int
  ) throws -> BookWriter {
    // A writer of another book takes the variable, so that the old one is gone.
    let other = ScratchBook()
    writer = try BookWriter(other.book, waitMicroseconds: patience)
    return try BookWriter(scratch.book, waitMicroseconds: patience, segmentLimit: limit)
  }

  @Test("A sealed segment is never written again")
  func sealed() throws {
    let scratch = ScratchBook()
    let writer = try BookWriter(scratch.book, waitMicroseconds: patience, segmentLimit: 1000)
    try writer.append(lines(1...5), firstSequence: 1)
    let before = try scratch.book.segments().dropLast()
    #expect(!before.isEmpty)
    try writer.append(lines(6...12), firstSequence: 6)
    #expect(Array(try scratch.book.segments().prefix(before.count)) == Array(before))
  }

  @Test("An empty last segment, which a crash may leave, takes the next line")
  func emptyLast() throws {
    for segments in [[lines(1...2), []], [[]]] {
      let scratch = try ScratchBook(segments)
      let next = segments.flatMap(\.self).count + 1
      let writer = try BookWriter(scratch.book, waitMicroseconds: patience, segmentLimit: 10)
      #expect(writer.notes.isEmpty)
      try writer.append(lines(next...next), firstSequence: next)
      #expect(try scratch.read().lines == lines(1...next))
      #expect(try scratch.book.segments().count == segments.count)
    }
  }

  @Test("A book that cannot be listed is not written to, and its lock comes free again")
  func foreign() throws {
    let scratch = try ScratchBook([lines(1...1)])
    try scratch.write("notes.jsonl", [])
    for _ in 0..<2 {
      #expect {
        try BookWriter(scratch.book, waitMicroseconds: patience)
      } throws: { ($0 as? Diagnostic)?.code == "book.foreign" }
    }
    try Directory.remove(file: scratch.path("notes.jsonl"))
    _ = try BookWriter(scratch.book, waitMicroseconds: patience)
  }
}
