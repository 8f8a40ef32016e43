import Basics
import EventBook
import FileStore
import FuzzSupport
import Testing

@Suite("LineContent a book")
struct BookCursorTests {
  private static func name(_ first: Int) -> String { Book.segmentName(firstSequence: first) }

  /// What stops a reader: code, segment, line, column, and the last sequence before it.
  private func stop(_ scratch: ScratchBook) throws -> String {
    let (error, last) = scratch.stop()
    let place = try #require(error?.place)
    let name = place.file.split(separator: "/").last ?? ""
    let column = place.column.map { ":\($0)" } ?? ""
    return "\(error?.code ?? "") \(name):\(place.line ?? 0)\(column) after \(last)"
  }

  @Test("Every line is read in order, over all segments, with its stored bytes and its place")
  func everything() throws {
    let scratch = try ScratchBook([lines(1...3), lines(4...4), lines(5...9)])
    var cursor = try BookCursor(scratch.book)
    var places: [String] = []
    var sequence = 0
    while let line = try cursor.next() {
      sequence += 1
      #expect(line.sequence == sequence)
      #expect(line.text(line.subject) == event(sequence).subject)
      #expect(cursor.storedLine.array == event(sequence).line)
      #expect(cursor.fields.count == 2)
      #expect(cursor.position.sequence == sequence)
      #expect(cursor.lineStart.sequence == sequence - 1)
      places.append(String(cursor.place.text.dropFirst(scratch.book.directory.utf8.count + 1)))
    }
    #expect(sequence == 9)
    #expect(cursor.note == nil)
    #expect(cursor.bytesRead == cursor.totalBytes)
    #expect(try cursor.next() == nil, "the end stays the end")
    let expected = [(1, 1...3), (4, 1...1), (5, 1...5)].flatMap { first, lines in
      lines.map { "\(Self.name(first)):\($0)" }
    }
    #expect(places == expected)
  }

  @Test("A reader that starts at any place between two lines reads the rest")
  func positions() throws {
    let scratch = try ScratchBook([lines(1...3), lines(4...6)])
    var places = [BookPosition()]
    var cursor = try BookCursor(scratch.book)
    while try cursor.next() != nil { places.append(cursor.position) }
    for place in places {
      var later = try BookCursor(scratch.book, from: place)
      var sequences: [Int] = []
      while let line = try later.next() {
        #expect(later.storedLine.array == event(line.sequence).line)
        sequences.append(line.sequence)
      }
      #expect(sequences == Array(1...6).filter { $0 > place.sequence })
    }
  }

  @Test("Lines in another order of keys and with white space are read as well")
  func otherSpellings() throws {
    let spaced = Array(" ".utf8) + event(2).line + Array(" \r".utf8)
    let scratch = try ScratchBook([[event(1).line, spaced, event(3, title: "\n").line]])
    #expect(try scratch.read().lines == [event(1).line, spaced, event(3, title: "\n").line])
  }

  @Test("A gap within a segment stops the reader at its line")
  func gap() throws {
    let scratch = try ScratchBook([lines(1...2) + lines(4...5)])
    #expect(try stop(scratch) == "book.gap \(firstSegment):3:1 after 2")
  }

  @Test("A repeat within a segment stops the reader at its line")
  func repetition() throws {
    let scratch = try ScratchBook([lines(1...2) + lines(2...3)])
    #expect(try stop(scratch) == "book.repeat \(firstSegment):3:1 after 2")
  }

  @Test("A segment that is missing between others is a gap")
  func missingSegment() throws {
    let scratch = try ScratchBook([lines(1...2), lines(3...4), lines(5...6)])
    try Directory.remove(file: scratch.path(Self.name(3)))
    #expect(try stop(scratch) == "book.gap \(Self.name(5)):1 after 2")
  }

  @Test("A segment that begins too early is a repeat")
  func overlap() throws {
    let scratch = try ScratchBook([lines(1...3)])
    try scratch.write(Self.name(3), lines(3...4).flatMap { $0 + [0x0A] })
    #expect(try stop(scratch) == "book.repeat \(Self.name(3)):1 after 3")
  }

  @Test("A segment whose first line is not the one of its name stops the reader")
  func misnamed() throws {
    let scratch = try ScratchBook([lines(1...2)])
    try scratch.write(Self.name(3), lines(4...5).flatMap { $0 + [0x0A] })
    #expect(try stop(scratch) == "book.gap \(Self.name(3)):1:1 after 2")
  }

  @Test("An empty line, a damaged one and one that is not an event are errors with line and column")
  func damage() throws {
    let bad = event(2).line
    let place = try #require(bad.firstIndex(of: UInt8(ascii: "w")))
    for (line, code, column) in [
      ([], "json", 1), (Array("{}".utf8), "form", 1), (Array(bad.dropLast()), "json", bad.count),
      (Array(bad[..<place]) + [0xFF] + Array(bad[(place + 1)...]), "json", place + 1),
      (Array(bad[..<place]) + [0x00] + Array(bad[(place + 1)...]), "json", place + 1),
      (bad + bad, "json", bad.count + 1),
      (bad + [UInt8](repeating: 0x20, count: 65_536 - bad.count), "too-long", 65_536),
      ([0, 0, 0, 0], "json", 1), ([0, 0, 0] + bad, "json", 1),
    ] as [([UInt8], String, Int)] {
      // In a sealed segment and in the open one, in the middle and at the end.
      let middle = [event(1).line, line, event(3).line]
      let sealed = try ScratchBook([middle, lines(4...4)])
      #expect(try stop(sealed) == "book.\(code) \(firstSegment):2:\(column) after 1")
      let open = try ScratchBook([middle])
      #expect(try stop(open) == "book.\(code) \(firstSegment):2:\(column) after 1")
      let last = try ScratchBook([[event(1).line, line]])
      #expect(try stop(last) == "book.\(code) \(firstSegment):2:\(column) after 1")
    }
  }

  @Test("A sealed segment that ends within a line is torn")
  func tornSealed() throws {
    for tail in [Array("{\"specversion".utf8), [0, 0, 0], event(3).line] {
      let scratch = try ScratchBook([lines(1...2), lines(3...4)])
      try scratch.smear(firstSegment, tail)
      #expect(try stop(scratch) == "book.torn \(firstSegment):3:1 after 2")
    }
  }

  @Test("A tail of the open segment that is not terminated is passed over with a note")
  func tails() throws {
    let longTail = [UInt8](repeating: 0, count: 70_000)
    for tail in [
      Array("{".utf8), event(3).line, Array(event(3).line.prefix(40)) + [0, 0, 0], [0], longTail,
      Array("garbage \u{7}".utf8),
    ] {
      let scratch = try ScratchBook([lines(1...2)])
      try scratch.smear(firstSegment, tail)
      let before = try scratch.files()
      let (found, note) = try scratch.read()
      #expect(found == lines(1...2))
      #expect(note == "book.tail")
      var cursor = try BookCursor(scratch.book)
      while try cursor.next() != nil {}
      #expect(cursor.note?.place == .init(file: scratch.path(firstSegment), line: 3, column: 1))
      #expect(cursor.note?.message.english.contains("\(tail.count) bytes") == true)
      #expect(try scratch.files() == before, "a reader changes nothing")
    }
  }

  @Test("A book that is but a tail has no events")
  func onlyTail() throws {
    let scratch = try ScratchBook([[]])
    try scratch.smear(firstSegment, Array("{\"specv".utf8))
    let (found, note) = try scratch.read()
    #expect(found.isEmpty)
    #expect(note == "book.tail")
  }

  @Test("An empty last segment is one that was just begun")
  func emptyLast() throws {
    let scratch = try ScratchBook([lines(1...2), []])
    let (found, note) = try scratch.read()
    #expect(found == lines(1...2))
    #expect(note == nil)
    #expect(try ScratchBook([[]]).read().lines.isEmpty)
  }

  @Test("An empty last segment whose name leaves a gap is a gap")
  func emptyGap() throws {
    let scratch = try ScratchBook([lines(1...2)])
    try scratch.write(Self.name(4), [])
    #expect(try stop(scratch) == "book.gap \(Self.name(4)):1 after 2")
  }

  @Test("A reader keeps to what it listed: lines that are added later do not disturb it")
  func laterLines() throws {
    let scratch = try ScratchBook([lines(1...2)])
    var cursor = try BookCursor(scratch.book)
    #expect(try cursor.next()?.sequence == 1)
    try scratch.smear(firstSegment, event(3).line + [0x0A])
    try scratch.write(Self.name(4), event(4).line + [0x0A])
    #expect(try cursor.next()?.sequence == 2)
    #expect(try cursor.next()?.sequence == nil)
    #expect(try scratch.read().lines == lines(1...4))
  }

  @Test(
    "Segments that a failed append took back after they were listed are the end of the book",
    arguments: [[5], [3, 5]])
  func takenBack(firsts: [Int]) throws {
    let scratch = try ScratchBook([lines(1...2), lines(3...4), lines(5...6)])
    var cursor = try BookCursor(scratch.book)
    for first in firsts { try Directory.remove(file: scratch.path(Self.name(first))) }
    var last = 0
    while let line = try cursor.next() { last = line.sequence }
    #expect(last == firsts[0] - 1)
  }

  @Test("A segment that vanishes from between others is an error, not the end")
  func vanished() throws {
    let scratch = try ScratchBook([lines(1...2), lines(3...4), lines(5...6)])
    var cursor = try BookCursor(scratch.book)
    try Directory.remove(file: scratch.path(Self.name(3)))
    for _ in 1...2 { _ = try cursor.next() }
    #expect(throws: Diagnostic.self) { try cursor.next() }
  }

  @Test("A reader of the open segment lives when its end is cut off meanwhile")
  func cutMeanwhile() async {
    await #expect(processExitsWith: .success) {
      let scratch = try ScratchBook([lines(1...200)])
      var cursor = try BookCursor(scratch.book)
      _ = try cursor.next()
      try AppendFile(scratch.path(firstSegment)).truncate(to: 0)
      var last = 0
      while let line = try cursor.next() { last = line.sequence }
      #expect(last == 200)
    }
  }

  @Test("Every error says what to do")
  func hints() throws {
    for broken in [lines(1...1) + lines(3...3), lines(1...1) + lines(1...1), [Array("{".utf8)]] {
      #expect(try #require(ScratchBook([broken]).stop().error).hints.isEmpty == false)
    }
  }

  @Test("a segment beyond what places can name is refused, not misread")
  func tooLarge() throws {
    let scratch = try ScratchBook([lines(1...1)])
    try AppendFile(scratch.path(firstSegment)).truncate(to: BookCursor.maximumSegmentSize + 1)
    var cursor = try BookCursor(scratch.book)
    let failure = #expect(throws: Diagnostic.self) { try cursor.next() }
    #expect(failure?.code == "book.too-large")
  }
}
