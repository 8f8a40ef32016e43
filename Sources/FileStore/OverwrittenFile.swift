package import Basics
import Glibc

/// A regular file whose bytes are written over where they stand.
package final class OverwrittenFile: Sendable {
  private let file: FileDescriptor

  /// Opens a file that is there.
  ///
  /// - Throws: `file.not-regular`, `file.*`.
  package init(_ path: String) throws(Diagnostic) {
    file = try FileDescriptor(
      regular: path, O_WRONLY, to: Phrase("open for writing", "打开写入"))
  }

  /// Makes a file that is not there yet.
  package init(creating path: String) throws(Diagnostic) {
    file = try FileDescriptor(
      path, O_WRONLY | O_CREAT | O_EXCL, to: Phrase("make the file", "新建文件"))
  }

  /// Not durable before `sync`.
  package func write(_ bytes: ByteView, at offset: Int) throws(Diagnostic) {
    _ = try writeAtOnce(bytes, at: offset)
  }

  /// The same, for what must not be seen in part.
  ///
  /// - Returns: whether the system took it as a whole; else a part of it alone stood there for a while.
  package func writeAtOnce(_ bytes: ByteView, at offset: Int) throws(Diagnostic) -> Bool {
    try file.write(bytes, at: offset)
  }

  package func truncate(to size: Int) throws(Diagnostic) { try file.truncate(to: size) }

  package func sync(_ reason: SyncReason) throws(Diagnostic) { try file.sync(reason) }
}
