package import Basics
import Glibc

/// Standard input as it comes.
package final class StandardInput {
  private let file: FileDescriptor

  package init() { file = FileDescriptor(adopting: dup(0), "standard input") }

  private static let pieceSize = 1 << 16

  /// Waits until there is something to read, and reads what can be read without waiting longer.
  ///
  /// - Parameter limit: bytes, about.
  /// - Returns: nothing at the end.
  package func available(limit: Int) throws(Diagnostic) -> [UInt8] {
    var bytes = try file.readNext(limit: Self.pieceSize)
    guard !bytes.isEmpty else { return bytes }
    while bytes.count < limit, isReadable {
      let piece = try file.readNext(limit: Self.pieceSize)
      // The end shows again when it is read again.
      if piece.isEmpty { break }
      bytes += piece
    }
    return bytes
  }

  private var isReadable: Bool {
    var entry = pollfd(fd: file.raw, events: Int16(POLLIN), revents: 0)
    // SAFETY: the call looks at one entry, which lives through it.
    return unsafe poll(&entry, 1, 0) > 0 && Int32(entry.revents) & POLLIN != 0
  }
}
