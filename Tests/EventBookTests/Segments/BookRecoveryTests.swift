import Basics
import EventBook
import FileStore
import Testing
import TestSupport

@Suite("What a writer does with the end that a crash left")
struct BookRecoveryTests {
  private static let last = Book.segmentName(firstSequence: 3)

  /// Two whole lines sealed, and three in the open segment of which only `cut` bytes are left.
  private func torn(at cut: Int, padding: [UInt8] = []) throws -> (
    ScratchBook, whole: Int, tail: [UInt8]
  ) {
    let scratch = try ScratchBook([lines(1...2), lines(3...5)])
    let all = try scratch.bytes(Self.last)
    let left = Array(all[..<cut]) + padding
    try scratch.write(Self.last, left)
    let whole = (left.lastIndex(of: 0x0A) ?? -1) + 1
    return (scratch, left[..<whole].count { $0 == 0x0A }, Array(left[whole...]))
  }

  /// What the next writer finds, sets aside or completes, and goes on with.
  private func check(_ scratch: ScratchBook, whole: Int, tail: [UInt8]) throws {
    let size = try scratch.bytes(Self.last).count - tail.count
    let aside = "\(Self.last).\(size).torn"
    let isWhole = tail == event(3 + whole).line
    let next = 3 + whole + (isWhole ? 1 : 0)
    let code = isWhole ? "book.completed" : "book.recovered"
    let tail = isWhole ? [] : tail
    do {
      let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
      #expect(writer.notes.map(\.code) == (tail.isEmpty && !isWhole ? [] : [code]))
      let (found, note) = try scratch.read()
      #expect(found == lines(1...next - 1))
      #expect(note == nil)
      try writer.append(lines(next...next), firstSequence: next)
    }
    let (found, note) = try scratch.read()
    #expect(found == lines(1...next))
    #expect(note == nil)
    let files = try scratch.files()
    #expect(files[aside] == (tail.isEmpty ? nil : tail))
    #expect(files.count == (tail.isEmpty ? 2 : 3))
    #expect(try BookWriter(scratch.book, waitMicroseconds: patience).notes.isEmpty)
  }

  @Test(
    "Cut at every byte of the last segment, whole lines stand, one that lacks its end is completed, and half a line is set aside"
  )
  func everyByte() throws {
    let size = lines(3...5).reduce(0) { $0 + $1.count + 1 }
    for cut in (0...size).sampled(40) {
      let (scratch, whole, tail) = try torn(at: cut)
      try check(scratch, whole: whole, tail: tail)
    }
  }

  @Test(
    "Padded with NUL, the end is found as well",
    arguments: [1, 7, 511, 4096, 65_535, 65_536, 200_000].sampled(4))
  func padded(count: Int) throws {
    let padding = [UInt8](repeating: 0, count: count)
    let first = event(3).line.count + 1
    let size = lines(3...5).reduce(0) { $0 + $1.count + 1 }
    for cut in [0, 1, first - 1, first, first + 1, first + 100, size - 1, size] {
      let (scratch, whole, tail) = try torn(at: cut, padding: padding)
      #expect(tail.suffix(count) == padding[...])
      try check(scratch, whole: whole, tail: tail)
    }
  }

  @Test("A whole event that does not follow the line before it is set aside, not completed")
  func whollyElse() throws {
    var early = event(3)
    early.recorded = "2026-01-01T00:00:00Z"
    for line in [event(4).line, event(2).line, early.line] {
      let scratch = try ScratchBook([lines(1...2)])
      try scratch.smear(firstSegment, line)
      let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
      #expect(writer.notes.map(\.code) == ["book.recovered"])
      #expect(try scratch.read().lines == lines(1...2))
    }
  }

  @Test("The first event of a book or of a segment is completed as well")
  func firstCompleted() throws {
    for sealed in [[], [lines(1...2)]] {
      let scratch = try ScratchBook(sealed + [[]])
      let next = sealed.isEmpty ? 1 : 3
      try scratch.smear(Book.segmentName(firstSequence: next), event(next).line)
      let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
      #expect(writer.notes.map(\.code) == ["book.completed"])
      #expect(try scratch.read().lines == lines(1...next))
      #expect(try scratch.read().note == nil)
    }
  }

  @Test("A tail of the book's only segment leaves an empty segment, and sequence 1 comes next")
  func onlyTail() throws {
    let scratch = try ScratchBook([[]])
    try scratch.smear(firstSegment, Array(event(1).line.dropLast()))
    let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
    #expect(writer.notes.count == 1)
    try writer.append(lines(1...1), firstSequence: 1)
    #expect(try scratch.read().lines == lines(1...1))
  }

  @Test("What is set aside is said, with its file and its size")
  func note() throws {
    let scratch = try ScratchBook([lines(1...2)])
    let size = try scratch.bytes(firstSegment).count
    try scratch.smear(firstSegment, Array("{\"torn".utf8))
    let note = try #require(try BookWriter(scratch.book, waitMicroseconds: patience).notes.first)
    #expect(note.message.english.contains("6 bytes"))
    #expect(note.message.english.contains("\(firstSegment).\(size).torn"))
    #expect(!note.hints.isEmpty)
  }

  @Test("Two tails at one place are both kept")
  func twoTails() throws {
    let scratch = try ScratchBook([lines(1...2)])
    let tails = [Array("{\"first".utf8), Array("{\"second".utf8)]
    for tail in tails {
      try scratch.smear(firstSegment, tail)
      _ = try BookWriter(scratch.book, waitMicroseconds: patience)
    }
    let kept = try scratch.files().filter { $0.key != firstSegment }.map(\.value)
    #expect(Set(kept) == Set(tails))
  }

  @Test("A recovery that was cut short itself is done again and leaves the same")
  func again() throws {
    let scratch = try ScratchBook([lines(1...2)])
    let size = try scratch.bytes(firstSegment).count
    let tail = Array("{\"torn".utf8)
    // The tail was copied, and the machine stopped before the segment was cut.
    try scratch.write("\(firstSegment).\(size).torn", tail)
    try scratch.smear(firstSegment, tail)
    let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
    try writer.append(lines(3...3), firstSequence: 3)
    #expect(try scratch.read().lines == lines(1...3))
    #expect(try scratch.files().count == 2)
    #expect(try scratch.files()["\(firstSegment).\(size).torn"] == tail)
  }

  @Test("Damage that ends with a line feed is no tail: it stays, and stops every reader")
  func wholeDamage() throws {
    for damaged in [
      Array("garbage".utf8), Array(event(3).line.dropLast()), [0, 0, 0], [],
      Array(event(3).line.prefix(60)) + [0, 0, 0, 0],
    ] {
      for after in [[], lines(4...4)] {
        let scratch = try ScratchBook([lines(1...2) + [damaged] + after])
        let before = try scratch.files()
        do {
          let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
          #expect(writer.notes.isEmpty)
        }
        #expect(try scratch.files() == before)
        let (error, last) = scratch.stop()
        #expect(error?.code == "book.json")
        #expect(error?.place?.file == scratch.path(firstSegment))
        #expect(error?.place?.line == 3)
        #expect(error?.place?.column != nil)
        #expect(last == 2)
      }
    }
  }

  @Test("Damage in the middle stays where it is while a tail behind it is set aside")
  func damageAndTail() throws {
    let scratch = try ScratchBook([[event(1).line, Array("garbage".utf8), event(3).line]])
    let before = try scratch.bytes(firstSegment)
    try scratch.smear(firstSegment, Array("{\"torn".utf8))
    _ = try BookWriter(scratch.book, waitMicroseconds: patience)
    #expect(try scratch.bytes(firstSegment) == before)
    #expect(scratch.stop().error?.place?.line == 2)
  }

  @Test("A torn sealed segment is not mended")
  func tornSealed() throws {
    let scratch = try ScratchBook([lines(1...2), lines(3...4)])
    try scratch.smear(firstSegment, Array("{\"torn".utf8))
    let before = try scratch.files()
    _ = try BookWriter(scratch.book, waitMicroseconds: patience)
    #expect(try scratch.files() == before)
    #expect(scratch.stop().error?.code == "book.torn")
  }
}
