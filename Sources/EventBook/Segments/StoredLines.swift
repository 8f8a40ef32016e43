public import Basics
import FileStore

/// Lines of a book by their places, for whoever asks for many: a segment stays open between two
/// questions, and lines that stand close together are read at once.
public final class StoredLines {
  private let segments: [Book.Segment]
  private var open: (segment: Int, window: FileWindow)?

  public init(_ segments: [Book.Segment]) { self.segments = segments }

  /// The bytes of one stored line, without LF.
  ///
  /// - Throws: `book.torn` where no whole line begins there.
  public func line(_ segment: Int, at offset: Int) throws(Diagnostic) -> [UInt8] {
    let limit = LineScanner.maximumLineLength + 1
    let window = try window(of: segment)
    guard let line = try window.bytes(from: offset, upTo: 0x0A, within: limit) else {
      throw Diagnostic(
        BookCode.torn, "no whole line stands at byte \(offset)", "第 \(offset) 字节处没有完整的一行",
        at: .init(file: segments[segment].path))
    }
    return line
  }

  private func window(of segment: Int) throws(Diagnostic) -> FileWindow {
    if let open, open.segment == segment { return open.window }
    let window = try FileWindow(segments[segment].path)
    open = (segment, window)
    return window
  }
}
