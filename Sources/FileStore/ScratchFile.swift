package import Basics
import Glibc

/// A file without a name, for what is too much for memory: it is gone with its owner, however that
/// ends.
package final class ScratchFile {
  private let file: FileDescriptor
  private var buffer: [UInt8] = []
  /// Bytes written.
  package private(set) var count = 0

  private static let bufferSize = 1 << 20

  /// Makes one on the disk of a directory, which must exist.
  package init(in directory: String) throws(Diagnostic) {
    file = try UnfinishedFile.make(beside: directory + "/scratch", O_RDWR)
    try Directory.remove(file: file.path)
    buffer.reserveCapacity(Self.bufferSize)
  }

  package func append(_ bytes: [UInt8]) throws(Diagnostic) {
    buffer += bytes
    count += bytes.count
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws(Diagnostic) {
    try buffer.withByteView { view throws(Diagnostic) in try file.write(view) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Hands on all that was written, from the first byte, in pieces of at most 1 MiB.
  package func forEachPiece(_ body: ([UInt8]) throws(Diagnostic) -> Void) throws(Diagnostic) {
    try flush()
    var offset = 0
    while offset < count {
      let piece = try file.read(from: offset, limit: Self.bufferSize)
      guard !piece.isEmpty else { throw SystemCall.failure(Phrase("read", "读取"), file.path) }
      try body(piece)
      offset += piece.count
    }
  }
}
