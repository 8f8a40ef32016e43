import Basics
import EventBook
import FileStore
import TestSupport

/// A home directory of its own for one test, gone when the test is over.
final class ScratchBook: Sendable {
  private let directory = Scratch()
  let book: Book

  var home: String { directory.path }

  init() {
    book = Book(home: directory.path)
  }

  /// A book with these lines, a segment for each array.
  convenience init(_ segments: [[[UInt8]]]) throws(Diagnostic) {
    self.init()
    try Directory.make(book.directory)
    var sequence = 1
    for lines in segments {
      try write(Book.segmentName(firstSequence: sequence), lines.flatMap { $0 + [0x0A] })
      sequence += lines.count
    }
  }

  func path(_ name: String) -> String { book.directory + "/" + name }

  func write(_ name: String, _ bytes: [UInt8]) throws(Diagnostic) {
    try AtomicFile.replace(path(name), with: bytes)
  }

  func bytes(_ name: String) throws(Diagnostic) -> [UInt8] {
    try FileBytes(copying: path(name)).array
  }

  /// Puts bytes at the end of a file, as a crash might leave them.
  func smear(_ name: String, _ bytes: [UInt8]) throws(Diagnostic) {
    try AppendFile(path(name)).append(bytes)
  }

  /// The files of the book with their bytes, but for the mark of what is durable.
  func files() throws(Diagnostic) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try Directory.names(in: book.directory) where name != "durable" {
      files[name] = try bytes(name)
    }
    return files
  }

  /// Every line that a reader sees, and the code of the note that it leaves.
  func read() throws(Diagnostic) -> (lines: [[UInt8]], note: String?) {
    var cursor = try BookCursor(book)
    var lines: [[UInt8]] = []
    while try cursor.next() != nil { lines.append(cursor.storedLine.array) }
    return (lines, cursor.note?.code)
  }

  /// What stops a reader, and the sequence of the last line before it.
  func stop() -> (error: Diagnostic?, last: Int) {
    var last = 0
    do throws(Diagnostic) {
      var cursor = try BookCursor(book)
      while let line = try cursor.next() { last = line.sequence }
      return (nil, last)
    } catch { return (error, last) }
  }
}

extension LineBatch {
  init(_ lines: [[UInt8]]) {
    self.init()
    for line in lines { append(line) }
  }
}

extension BookWriter {
  func append(_ lines: [[UInt8]], firstSequence: Int) throws(Diagnostic) {
    try append(LineBatch(lines), firstSequence: firstSequence)
  }
}

let firstSegment = Book.segmentName(firstSequence: 1)

/// The event of a sequence, plain enough for the fast scanner.
func event(_ sequence: Int, title: String = "井盖松动") -> Envelope {
  var event = Envelope(
    id: "01K0ZC4M7Q\(sequence)", source: "/linshu/fenghuang/g017", type: "case.registered",
    subject: "FH-2026-\(Decimal.padded(sequence, 6))", time: "2026-07-26T15:41:00+08:00",
    authType: "user", authID: "wang.li",
    data: ["title": .string(title), "assist": .array([.string("dept/water")])])
  event.recorded = Timestamp(microseconds: 1_785_051_660_000_000 + Int64(sequence) * 1000).rfc3339()
  event.sequence = sequence
  event.caseSequence = 1
  return event
}

func lines(_ range: ClosedRange<Int>) -> [[UInt8]] { range.map { event($0).line } }
