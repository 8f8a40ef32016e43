import Basics
import EventBook
import FileStore
import Testing
import TestSupport

@Suite("On a disk that fails")
struct FailingDiskTests {
  private let disk = SimulatedDisk(seed: 7)
  private let book = Book(home: "/home")

  private func on<R>(_ body: () throws -> R) rethrows -> R {
    try FileSystem.$current.withValue(disk) { try body() }
  }

  private func content(_ first: Int = 1) throws -> [UInt8] {
    try on {
      try FileBytes(copying: book.directory + "/" + Book.segmentName(firstSequence: first)).array
    }
  }

  @Test("a failed sync ends the writer: nothing is taken back that may stand, the next one decides")
  func failedSync() throws {
    try on {
      try Directory.make("/home")
      do {
        let writer = try BookWriter(book, waitMicroseconds: 0)
        try writer.append(lines(1...2), firstSequence: 1)
        disk.expect(.failedSync(1))
        let error = #expect(throws: Diagnostic.self) {
          try writer.append(lines(3...4), firstSequence: 3)
        }
        #expect(error?.code == "file.sync")
        #expect(error?.hints.contains(BookWriter.nothingStands) == false)
        #expect(error?.hints.isEmpty == false)
        let spent = #expect(throws: Diagnostic.self) {
          try writer.append(lines(3...3), firstSequence: 3)
        }
        #expect(spent?.code == "book.spent")
      }
      #expect(try content() == lines(1...4).flatMap { $0 + [0x0A] })
      _ = try BookWriter(book, waitMicroseconds: 0)
      disk.losePower()
      #expect(try content() == lines(1...4).flatMap { $0 + [0x0A] })
    }
  }

  /// The mark is what tells an append that power cut short from damage: with half of one in its place, a
  /// book from which nothing was lost could not be read.
  @Test(
    "a mark that could not be written whole is written again before the next append",
    arguments: (1...400 as ClosedRange<UInt64>).map(\.self).sampled(60))
  func tornMark(seed: UInt64) throws {
    let disk = SimulatedDisk(seed: seed)
    try FileSystem.$current.withValue(disk) {
      try Directory.make("/home")
      var acknowledged = 3
      do {
        let writer = try BookWriter(book, waitMicroseconds: 0)
        try writer.append(lines(1...3), firstSequence: 1)
        // The second write is that of the mark; a third, of its rest, fails.
        disk.expect(.full(atWrite: 2))
        if (try? writer.append(lines(4...5), firstSequence: 4)) != nil { acknowledged = 5 }
        disk.expect(.kill(at: 1 + Int(seed % 7)))
        try? writer.append(lines(acknowledged + 1...9), firstSequence: acknowledged + 1)
      }
      disk.reap()
      disk.losePower()
      var cursor = try BookCursor(book)
      var found: [[UInt8]] = []
      while try cursor.next() != nil { found.append(cursor.storedLine.array) }
      #expect(found.starts(with: lines(1...acknowledged)))
      #expect(lines(1...9).starts(with: found))
      _ = try BookWriter(book, waitMicroseconds: 0)
    }
  }

  @Test("a reading that ends before the size of the file is an error, not the end of the book")
  func endedRead() throws {
    try on {
      try Directory.make("/home")
      try BookWriter(book, waitMicroseconds: 0, segmentLimit: 1000)
        .append(lines(1...9), firstSequence: 1)
      for read in 1...3 {
        disk.expect(.endedRead(read))
        var cursor = try BookCursor(book)
        let error = #expect(throws: Diagnostic.self) { while try cursor.next() != nil {} }
        #expect(error?.code == "file.io")
        #expect(error?.place?.file.hasPrefix(book.directory) == true)
      }
    }
  }

  @Test("a recorded time that falls stops every reader, also from the middle of the book")
  func fallingRecordedTime() throws {
    var early = event(3)
    early.recorded = "2026-01-01T00:00:00Z"
    let scratch = try ScratchBook([lines(1...2), [early.line, event(4).line]])
    #expect(scratch.stop().error?.code == "book.recordedtime")
    #expect(scratch.stop().error?.place?.line == 1)
    #expect(scratch.stop().last == 2)
    let last = try #require(Timestamp(rfc3339: event(2).recorded ?? ""))
    var cursor = BookCursor(
      segments: try scratch.book.segments(),
      from: BookPosition(segment: 1, offset: 0, line: 0, sequence: 2), lastRecorded: last)
    let error = #expect(throws: Diagnostic.self) { try cursor.next() }
    #expect(error?.code == "book.recordedtime")
  }
}
