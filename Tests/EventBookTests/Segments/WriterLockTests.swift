import Basics
import EventBook
import FileStore
import Glibc
import Testing
import TestSupport

@Suite("One writer at a time")
struct WriterLockTests {
  private func code(_ scratch: ScratchBook, wait: Int64) -> String? {
    do throws(Diagnostic) {
      _ = try BookWriter(scratch.book, waitMicroseconds: wait)
      return nil
    } catch { return error.code }
  }

  @Test("A second writer waits in vain and then gives up; the book is as the first one left it")
  func exclusion() throws {
    let scratch = ScratchBook()
    do {
      let first = try BookWriter(scratch.book, waitMicroseconds: patience)
      try first.append(lines(1...1), firstSequence: 1)
      #expect(code(scratch, wait: 0) == "book.locked")
      #expect(code(scratch, wait: 30_000) == "book.locked")
      try first.append(lines(2...2), firstSequence: 2)
    }
    #expect(code(scratch, wait: patience) == nil, "the lock is free once its holder is gone")
    #expect(try scratch.read().lines == lines(1...2))
    #expect(Array(try scratch.files().keys) == [firstSegment])
  }

  @Test("A writer that gave up has not touched the tail that another may be writing")
  func tailOfAnother() throws {
    let scratch = ScratchBook()
    let first = try BookWriter(scratch.book, waitMicroseconds: patience)
    try first.append(lines(1...1), firstSequence: 1)
    try scratch.smear(firstSegment, Array("{\"half".utf8))
    let before = try scratch.files()
    #expect(code(scratch, wait: 0) == "book.locked")
    #expect(try scratch.files() == before)
    withExtendedLifetime(first) {}
  }

  @Test("Readers need no lock")
  func readers() throws {
    let scratch = ScratchBook()
    let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
    try writer.append(lines(1...3), firstSequence: 1)
    #expect(try scratch.read().lines == lines(1...3))
    #expect(try scratch.book.verify().size == 3)
    withExtendedLifetime(writer) {}
  }

  @Test("A writer that is killed leaves no lock")
  func death() async throws {
    let scratch = ScratchBook()
    await #expect(processExitsWith: .signal(SIGKILL)) { [home = scratch.home as String] in
      let writer = try BookWriter(Book(home: home), waitMicroseconds: patience)
      try writer.append(lines(1...2), firstSequence: 1)
      withExtendedLifetime(writer) { _ = raise(SIGKILL) }
    }
    let writer = try BookWriter(scratch.book, waitMicroseconds: patience)
    try writer.append(lines(3...3), firstSequence: 3)
    #expect(try scratch.read().lines == lines(1...3))
  }

  @Test("Writers that wait their turn lose none of their lines")
  func turns() async throws {
    let scratch = ScratchBook()
    let book = scratch.book
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try await onThread {
            for _ in 0..<10 {
              let writer = try BookWriter(book, waitMicroseconds: patience, segmentLimit: 2000)
              var cursor = try BookCursor(book)
              while try cursor.next() != nil {}
              let next = cursor.position.sequence + 1
              try writer.append(lines(next...next), firstSequence: next)
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try scratch.read().lines == lines(1...40))
  }
}
