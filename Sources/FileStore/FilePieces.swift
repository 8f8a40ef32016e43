package import Basics
import Glibc

/// The bytes of a regular file piece by piece, for files that are too much for memory.
package final class FilePieces {
  package static let pieceSize = 1 << 18

  private let file: FileDescriptor
  private var offset = 0

  /// - Throws: `file.*`; `file.not-regular` for what is no file, such as a directory or a pipe, which is
  ///   never waited for.
  package init(_ path: String) throws(Diagnostic) {
    file = try FileDescriptor(path, O_RDONLY | O_NONBLOCK, to: Phrase("open", "打开"))
    guard try file.status().isRegular else {
      throw Diagnostic(
        FileCode.notRegular, "is not a regular file", "不是普通文件", at: .init(file: path),
        hint: "save the data to a file first", "请先把数据存成文件")
    }
  }

  package var path: String { file.path }

  /// The next bytes; none at the end of the file.
  package func next() throws(Diagnostic) -> [UInt8] {
    let piece = try file.read(from: offset, limit: Self.pieceSize)
    offset += piece.count
    return piece
  }

  /// The first bytes, at most `limit`; what comes next stays the same.
  package func head(_ limit: Int) throws(Diagnostic) -> [UInt8] {
    try file.read(from: 0, limit: limit)
  }

  /// Begins again with the first byte.
  package func rewind() { offset = 0 }
}
