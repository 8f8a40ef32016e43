import Basics
import EventBook
import FileStore

/// Lines that wait in a file without a name until it is known whether they are to stand in the book.
final class LineSpool {
  private let file: ScratchFile
  private(set) var count = 0

  private static let portionSize = 4 << 20

  init(in directory: String) throws(Diagnostic) {
    try Directory.make(directory)
    file = try ScratchFile(in: directory)
  }

  func append(_ lines: LineBatch) throws(Diagnostic) {
    count += lines.count
    try file.append(lines.bytes)
  }

  /// Hands on all lines in their order, some at a time.
  func forEachPortion(
    _ body: (LineBatch) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    var portion = LineBatch()
    var begun: [UInt8] = []
    try file.forEachPiece { piece throws(Diagnostic) in
      var rest = piece[...]
      while let end = rest.firstIndex(of: 0x0A) {
        portion.append(begun + rest[..<end])
        begun = []
        rest = rest[(end + 1)...]
      }
      begun += rest
      if portion.bytes.count >= Self.portionSize {
        try body(portion)
        portion.removeAll()
      }
    }
    if !portion.isEmpty { try body(portion) }
  }
}
