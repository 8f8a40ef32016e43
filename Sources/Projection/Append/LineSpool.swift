import Basics
import EventBook
import FileStore

/// Lines that wait in a file without a name until it is known whether they are to stand in the book.
final class LineSpool {
  private let file: ScratchFile
  private(set) var count = 0
  /// Lines of each portion: they reach the book as they would have without waiting.
  private var portions: [Int] = []

  init(in directory: String) throws(Diagnostic) {
    try Directory.make(directory)
    file = try ScratchFile(in: directory)
  }

  func append(_ lines: LineBatch) throws(Diagnostic) {
    if lines.isEmpty { return }
    count += lines.count
    portions.append(lines.count)
    try file.append(lines.bytes)
  }

  /// Hands on all lines in their order, in the portions in which they came.
  func forEachPortion(
    _ body: (LineBatch) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    var portion = LineBatch()
    var begun: [UInt8] = []
    var sizes = portions[...]
    try file.forEachPiece { piece throws(Diagnostic) in
      var rest = piece[...]
      while let end = rest.firstIndex(of: 0x0A) {
        portion.append(begun + rest[..<end])
        begun = []
        rest = rest[(end + 1)...]
        guard portion.count == sizes.first else { continue }
        try body(portion)
        portion.removeAll()
        sizes.removeFirst()
      }
      begun += rest
    }
  }
}
