import Basics
import EventBook
import FileStore
import FuzzSupport
import Synchronization
import TestSupport
import Testing

@Suite("Readers while a writer writes")
struct ConcurrentReadersTests {
  /// Set when the writer is done, so that a reader looks once more and then ends.
  private final class Flag: Sendable {
    private let value = Atomic(false)
    var isSet: Bool { value.load(ordering: .acquiring) }
    func set() { value.store(true, ordering: .releasing) }
  }

  /// Reads the book again and again, each time a whole start of what will stand in it in the end.
  private static func read(_ book: Book, _ written: [[UInt8]], until done: Flag) throws -> Int {
    var last = 0
    var readings = 0
    while true {
      let isLast = done.isSet
      var cursor = try BookCursor(book)
      var count = 0
      while let line = try cursor.next() {
        guard cursor.storedLine.array == written[count], line.sequence == count + 1 else {
          throw LineContent.Mismatch(what: "line \(count + 1)")
        }
        count += 1
      }
      #expect(count >= last, "what was once read does not vanish")
      last = count
      readings += 1
      if isLast { return last }
    }
  }

  private func run(
    _ written: [[UInt8]], _ scratch: ScratchBook, write: @escaping @Sendable (Book) throws -> Void
  ) async throws {
    let book = scratch.book
    let done = Flag()
    try Directory.make(book.directory)
    let counts = try await withThrowingTaskGroup(of: Int?.self) { group in
      for _ in 0..<3 {
        group.addTask { try await onThread { try Self.read(book, written, until: done) } }
      }
      group.addTask {
        try await onThread {
          defer { done.set() }
          try write(book)
          return nil
        }
      }
      var counts: [Int] = []
      for try await count in group { if let count { counts.append(count) } }
      return counts
    }
    #expect(counts == [written.count, written.count, written.count])
  }

  @Test("Readers see whole lines in order, while segments fill and roll")
  func appending() async throws {
    let written = lines(1...300)
    let scratch = ScratchBook()
    try await run(written, scratch) { book in
      let writer = try BookWriter(book, waitMicroseconds: patience, segmentLimit: 5000)
      var chance = Seeded(11)
      var next = 1
      while next <= written.count {
        let end = min(written.count, next + chance.below(6))
        try writer.append(Array(written[(next - 1)..<end]), firstSequence: next)
        next = end + 1
      }
    }
    #expect(try scratch.book.segments().count > 10)
  }

  @Test("Readers pass over a line of which only a part is written yet")
  func parts() async throws {
    let written = lines(1...100)
    let scratch = ScratchBook()
    try await run(written, scratch) { book in
      let file = try AppendFile(creating: book.directory + "/" + firstSegment)
      var chance = Seeded(12)
      let bytes: [UInt8] = written.flatMap { $0 + [0x0A] }
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + 1 + chance.below(40))
        try file.append(Array(bytes[start..<end]))
        start = end
      }
    }
  }
}
