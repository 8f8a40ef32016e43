package import Basics
import FileStore

/// Reads a piece of a book: some of its lines, in the order of their `sequence`, with gaps where other
/// pieces have the lines between.
///
/// That nothing is missing cannot be seen from the lines alone: whoever made the piece notes how many there
/// are, and whoever folds it holds the `caseseq` of each subject against the one before.
package struct PieceCursor: ~Copyable {
  package let path: String
  private let content: FileBytes
  private var scanner = LineScanner()
  private var offset = 0
  /// The line that `next` gave last, from 1.
  private var number = 0
  private var start = 0
  private var previous: (sequence: Int, recorded: Timestamp)

  /// - Parameter previous: what stands before the piece: its lines lie behind that.
  /// - Throws: `file.*`.
  package init(
    _ path: String, after previous: (sequence: Int, recorded: Timestamp) = (0, .earliest)
  ) throws(Diagnostic) {
    self.path = path
    self.previous = previous
    content = try FileBytes(mapping: path, isReadWhole: true)
  }

  /// All bytes of the piece.
  package func withBytes<R>(_ body: (ByteView) -> R) -> R { content.withView(body) }

  /// How many lines were read.
  package var count: Int { number }

  /// The members of `data` of the line that `next` gave last.
  package var fields: [DataField] { scanner.fields }

  /// Where the line that `next` gave last stands.
  package var place: Diagnostic.Place { .init(file: path, line: number) }

  /// The next line; false at the end.
  ///
  /// - Throws: `book.json`, `book.form`, `book.too-long`; `book.repeat` where a line does not lie behind the
  ///   one before it, `book.recordedtime`, `book.torn` where the last one is not whole.
  package mutating func next(into line: inout EventLine) throws(Diagnostic) -> Bool {
    let view = content.view
    guard offset < view.count else { return false }
    start = offset
    number += 1
    if let end = scanner.scanFast(view, from: start, into: &line), end < view.count {
      offset = end + 1
    } else {
      try read(view, into: &line)
    }
    guard line.sequence > previous.sequence else {
      throw Diagnostic(
        BookCode.repeated,
        "sequence \(line.sequence) does not lie behind \(previous.sequence)",
        "第 \(line.sequence) 号不在第 \(previous.sequence) 号之后", at: place)
    }
    guard line.recorded >= previous.recorded else {
      throw Diagnostic(BookCode.recordedTime, BookCursor.recordedBefore, at: place)
    }
    previous = (line.sequence, line.recorded)
    return true
  }

  private mutating func read(_ view: ByteView, into line: inout EventLine) throws(Diagnostic) {
    guard let end = view.firstIndex(of: 0x0A, from: start) else {
      throw Diagnostic(
        BookCode.torn, "the piece ends within a line", "该文件止于半行", at: place)
    }
    do throws(LineError) { line = try scanner.scan(view, start..<end) } catch {
      throw Diagnostic(
        error.code, error.reason,
        at: .init(file: path, line: number, column: error.offset + 1))
    }
    offset = end + 1
  }
}
