import Basics
import EventBook
import FileStore
import Testing
import TestSupport

@Suite("How far a book is known to be durable")
struct DurableMarkTests {
  private static func mark(_ sequence: Int, _ offset: Int) -> [UInt8] {
    Array("\(Book.segmentName(firstSequence: sequence)) \(Decimal.padded(offset, 16))\n".utf8)
  }

  /// A book of three lines that were acknowledged, and what a loss of power left behind them.
  private func book(behind: [UInt8], acknowledged: Int = 3) throws -> ScratchBook {
    let scratch = try ScratchBook([lines(1...3)])
    try scratch.smear(firstSegment, behind)
    let size = lines(1...acknowledged).reduce(0) { $0 + $1.count + 1 }
    try scratch.write("durable", Self.mark(1, size))
    return scratch
  }

  /// Lines of which the system lost pieces: NUL stands where they were.
  private static let holes: [[UInt8]] = {
    let batch: [UInt8] = lines(4...6).flatMap { $0 + [0x0A] }
    let line = event(4).line.count + 1
    let holes: [Range<Int>] = [
      0..<batch.count, 0..<line / 2, 10..<line + 10, line..<batch.count, 1..<2,
    ]
    return holes.map { hole in
      var torn = batch
      for offset in hole { torn[offset] = 0 }
      return torn
    }
  }()

  @Test("is noted after each append, of whichever segment")
  func noted() throws {
    let scratch = ScratchBook()
    let one = event(1).line.count + 1
    let writer = try BookWriter(scratch.book, waitMicroseconds: patience, segmentLimit: one * 2)
    #expect(try scratch.bytes("durable") == Self.mark(1, 0))
    try writer.append(lines(1...1), firstSequence: 1)
    #expect(try scratch.bytes("durable") == Self.mark(1, one))
    try writer.append(lines(2...5), firstSequence: 2)
    #expect(try scratch.bytes("durable") == Self.mark(4, one * 2))
  }

  @Test(
    "Behind it pieces that were lost are an unfinished append, which readers pass over and writers set aside"
  )
  func unfinished() throws {
    for behind in Self.holes {
      let scratch = try book(behind: behind)
      let whole = behind.starts(with: event(4).line + [0x0A]) ? 4 : 3
      let (found, note) = try scratch.read()
      #expect(found == lines(1...whole))
      #expect(note == "book.tail")
      let verified = try scratch.book.verify()
      #expect(verified.findings.isEmpty)
      #expect(verified.size == whole)
      let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
      #expect(writer.notes.map(\.code) == ["book.recovered"])
      try writer.append(lines(whole + 1...7), firstSequence: whole + 1)
      #expect(try scratch.read().lines == lines(1...7))
      let aside = try scratch.files().filter { $0.key.hasSuffix(".torn") }
      #expect(aside.count == 1)
    }
  }

  @Test("Before it the same is damage, for every reader, and the next writer leaves it where it is")
  func acknowledged() throws {
    for behind in Self.holes where behind.last == 0x0A {
      for mark in [Self.mark(1, lines(1...6).reduce(0) { $0 + $1.count + 1 }), Array("?".utf8), []]
      {
        let scratch = try book(behind: behind)
        try scratch.write("durable", mark)
        #expect(scratch.stop().error?.code == "book.json")
        #expect(try !scratch.book.verify().findings.isEmpty)
        #expect(try BookWriter(scratch.book, waitMicroseconds: patience).notes.isEmpty)
        #expect(scratch.stop().error?.code == "book.json")
      }
    }
  }

  @Test("A mark that lags behind loses nothing: whole lines behind it stand")
  func lagging() throws {
    let scratch = try book(behind: [], acknowledged: 1)
    #expect(try scratch.read().lines == lines(1...3))
    let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
    #expect(writer.notes.isEmpty)
    #expect(try scratch.read().lines == lines(1...3))
  }

  @Test("A gap behind it is where an unfinished append begins; in a sealed segment it is damage")
  func gap() throws {
    let scratch = try book(behind: event(5).line + [0x0A])
    #expect(try scratch.read().lines == lines(1...3))
    try scratch.write(Book.segmentName(firstSequence: 6), event(6).line + [0x0A])
    #expect(scratch.stop().error?.code == "book.gap")
  }

  @Test("A book shorter than it is said by readers and by the next writer")
  func short() throws {
    for kept in [[], lines(1...2), lines(1...3)] {
      let scratch = try ScratchBook([kept])
      try scratch.write("durable", Self.mark(1, lines(1...4).reduce(0) { $0 + $1.count + 1 }))
      #expect(try scratch.read().note == "book.short")
      let said = try BookWriter(scratch.book, waitMicroseconds: patience).notes
      #expect(said.map(\.code) == ["book.short"])
      #expect(try BookWriter(scratch.book, waitMicroseconds: patience).notes.isEmpty)
    }
  }

  /// The first bytes of one mark before the last of another: what a write leaves that ends midway.
  @Test("A torn mark takes no line from the book, and the next writer makes it whole")
  func torn() throws {
    let (two, three) = (lines(1...2), lines(1...3))
    func size(_ lines: [[UInt8]]) -> Int { lines.reduce(0) { $0 + $1.count + 1 } }
    let pairs = [
      (Self.mark(1, size(two)), Self.mark(1, size(three))),
      (Self.mark(1, 999), Self.mark(1, 1000)), (Self.mark(9, size(two)), Self.mark(10, 0)),
      (Self.mark(1, size(three)), Self.mark(4, 0)),
    ]
    for (old, new) in pairs {
      for cut in 0...new.count {
        let scratch = try ScratchBook([three])
        try scratch.write("durable", Array(new[..<cut]) + Array(old[cut...]))
        #expect(try scratch.read().lines == three)
        #expect(try scratch.book.verify().findings.isEmpty)
        let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
        // That less stands there than a mark says is said once, whether it was so or not.
        #expect(writer.notes.allSatisfy { $0.code == "book.short" })
        #expect(try scratch.bytes("durable") == Self.mark(1, size(three)))
        try writer.append(lines(4...4), firstSequence: 4)
        #expect(try scratch.read().lines == lines(1...4))
      }
    }
  }

  @Test("A mark within a line is that of another book, and says nothing")
  func withinALine() throws {
    for behind in Self.holes where behind.last == 0x0A {
      let scratch = try book(behind: behind)
      try scratch.write("durable", Self.mark(1, 100))
      #expect(scratch.stop().error?.code == "book.json")
      #expect(try !scratch.book.verify().findings.isEmpty)
      #expect(try BookWriter(scratch.book, waitMicroseconds: patience).notes.isEmpty)
    }
  }

  @Test("A link, a FIFO or a directory in its place is an error that names it")
  func noFile() throws {
    let scratch = try ScratchBook([lines(1...1)])
    try Directory.make(scratch.path("durable"))
    let error = #expect(throws: Diagnostic.self) {
      try BookWriter(scratch.book, waitMicroseconds: patience)
    }
    #expect(error?.code == "file.not-regular")
    #expect(error?.place?.file == scratch.path("durable"))
  }
}
