import Basics
import FileStore
import Interchange

/// A table's file as UTF-8, piece by piece; another encoding is converted by the system's `iconv`.
final class TableFile {
  private let file: FilePieces
  private let program: PipedProgram?

  /// - Parameter encoding: what a file that begins with these bytes, and no byte-order mark, is written in.
  /// - Throws: `file.*`; `import.encoding` where `iconv` is missing or finds the file to be written in
  ///   something else. It is asked beforehand, so that nothing is taken of such a file.
  init(
    _ path: String, _ encoding: ([UInt8]) throws(Diagnostic) -> TextEncoding
  ) throws(Diagnostic) {
    file = try FilePieces(path)
    let head = try file.head(XMLDeclaration.headLength)
    guard let name = try encoding(head).name(head: head) else {
      program = nil
      return
    }
    let words = ["iconv", "-f", name, "-t", "UTF-8"]
    do throws(Diagnostic) {
      let end = try PipedProgram(words, reading: path, isSilent: true).finish()
      guard end.status == 0 else { throw Self.failure(end, name, file) }
      program = try PipedProgram(words, reading: path)
    } catch {
      throw error.is(FileCode.noProgram) ? Self.missing(error, name) : error
    }
  }

  /// The first bytes as they are stored; what comes next stays the same.
  func head() throws(Diagnostic) -> [UInt8] { try file.head(XMLDeclaration.headLength) }

  /// The next bytes; none at the end of the file.
  func next() throws(Diagnostic) -> [UInt8] {
    if let program { return try program.next() }
    return try file.next()
  }

  private static func missing(_ failure: Diagnostic, _ name: String) -> Diagnostic {
    Diagnostic(
      ProgramCode.importEncoding, "the file is in \(name), and \(failure.message.english)",
      "文件编码为 \(name)，而\(failure.message.chinese)", at: failure.place,
      hint: "install iconv (libc-bin, glibc-common or libiconv), or save the file as UTF-8",
      "请安装 iconv（libc-bin、glibc-common 或 libiconv），或把文件另存为 UTF-8")
  }

  private static func failure(
    _ end: PipedProgram.End, _ name: String, _ file: FilePieces
  ) -> Diagnostic {
    let place = end.message.split(separator: " ").last.flatMap { Int($0) }.flatMap {
      name.hasPrefix("UTF-16") ? nil : self.place(ofByte: $0, file)
    }
    return Diagnostic(
      ProgramCode.importEncoding, "the file is not in \(name): \(end.message)",
      "文件编码不是 \(name)：\(end.message)", at: place ?? .init(file: file.path))
  }

  /// Line and column of a byte, for encodings in which a line feed is a byte of its own.
  private static func place(ofByte offset: Int, _ file: FilePieces) -> Diagnostic.Place? {
    var (line, column, passed) = (1, 1, 0)
    file.rewind()
    while let piece = try? file.next(), !piece.isEmpty {
      for byte in piece {
        if passed == offset { return .init(file: file.path, line: line, column: column) }
        passed += 1
        (line, column) = byte == 0x0A ? (line + 1, 1) : (line, column + 1)
      }
    }
    return nil
  }
}
