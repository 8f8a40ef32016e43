import Basics
import EventBook
import FileStore
import Glibc
import Testing
import TestSupport

/// A limit on the size of files stands for a full disk; it holds for the child process alone.
@Suite("An append that fails")
struct FailedAppendTests {
  private static func failure(
    _ writer: BookWriter, _ range: ClosedRange<Int>
  ) -> Diagnostic? {
    do throws(Diagnostic) {
      try writer.append(lines(range), firstSequence: range.lowerBound)
      return nil
    } catch { return error }
  }

  @Test("leaves the book as it was, and can be repeated when there is room")
  func takenBack() async {
    await #expect(processExitsWith: .success) {
      Process.ignoreWriteSignals()
      let scratch = try ScratchBook([lines(1...3)])
      let before = try scratch.files()
      let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
      let line = event(4).line.count + 1
      let size = try scratch.bytes(firstSegment).count
      // Room for nothing, for half a line, for a line and a half.
      for room in [0, 1, line / 2, line, line + line / 2] {
        limitFileSize(to: size + room)
        let error = Self.failure(writer, 4...6)
        #expect(error?.code == "file.full")
        #expect(error?.hints.contains(BookWriter.nothingStands) == true)
        #expect(try scratch.files() == before)
      }
      limitFileSize(to: nil)
      try writer.append(lines(4...6), firstSequence: 4)
      let (found, note) = try scratch.read()
      #expect(found == lines(1...6))
      #expect(note == nil)
    }
  }

  @Test("in a new book leaves an empty book")
  func newBook() async {
    await #expect(processExitsWith: .success) {
      Process.ignoreWriteSignals()
      let scratch = ScratchBook()
      let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
      limitFileSize(to: 100)
      #expect(Self.failure(writer, 1...2)?.code == "file.full")
      #expect(try scratch.files().isEmpty)
      limitFileSize(to: nil)
      try writer.append(lines(1...2), firstSequence: 1)
      #expect(try scratch.read().lines == lines(1...2))
    }
  }

  @Test("over several segments takes all of them back")
  func rolled() async {
    await #expect(processExitsWith: .success) {
      Process.ignoreWriteSignals()
      let line = event(1).line.count + 1
      let scratch = try ScratchBook([lines(1...2)])
      let before = try scratch.files()
      let writer = try BookWriter(scratch.book, waitMicroseconds: patience, segmentLimit: line * 3)
      var batch = lines(3...7)
      batch.append(event(8, title: String(repeating: "x", count: 5000)).line)
      limitFileSize(to: 4000)
      #expect {
        try writer.append(batch, firstSequence: 3)
      } throws: { ($0 as? Diagnostic)?.code == "file.full" }
      #expect(try scratch.files() == before)
      limitFileSize(to: nil)
      try writer.append(batch, firstSequence: 3)
      #expect(try scratch.read().lines == lines(1...2) + batch)
    }
  }

  @Test("and that began a segment has not touched the one before, which readers may have mapped")
  func mappedMeanwhile() async {
    await #expect(processExitsWith: .success) {
      Process.ignoreWriteSignals()
      let line = event(1).line.count + 1
      let scratch = try ScratchBook([lines(1...2)])
      let before = try FileStatus.of(scratch.path(firstSegment))
      let writer = try BookWriter(scratch.book, waitMicroseconds: patience, segmentLimit: line * 3)
      // The third line would fit; a reader that comes between the third and the fourth sees a
      // sealed segment, maps it, and dies of SIGBUS when the third is cut off again.
      let batch = lines(3...3) + [event(4, title: String(repeating: "x", count: 5000)).line]
      limitFileSize(to: 4000)
      #expect {
        try writer.append(batch, firstSequence: 3)
      } throws: { ($0 as? Diagnostic)?.code == "file.full" }
      #expect(try FileStatus.of(scratch.path(firstSegment)) == before)
    }
  }

  @Test(
    "and cannot be taken back lets the writer write no more, for its lines would follow a torn one")
  func notTakenBack() async {
    await #expect(processExitsWith: .success) {
      Process.ignoreWriteSignals()
      let scratch = try ScratchBook([lines(1...3)])
      let segment = scratch.path(firstSegment)
      let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
      limitFileSize(to: try scratch.bytes(firstSegment).count + 100)
      // The segment cannot be opened again: a directory has its name for a while.
      try Directory.rename(segment, to: scratch.home + "/away")
      try Directory.make(segment)
      let error = Self.failure(writer, 4...5)
      #expect(error?.code == "file.full")
      #expect(error?.hints.contains(BookWriter.nothingStands) == false)
      limitFileSize(to: nil)
      #expect(unsafe rmdir(segment) == 0)
      try Directory.rename(scratch.home + "/away", to: segment)
      // Whether or not the writer takes the next lines: the book must be readable.
      _ = Self.failure(writer, 4...5)
      #expect(scratch.stop().error == nil)
    }
  }
}
