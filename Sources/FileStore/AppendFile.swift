package import Basics
import Glibc

/// A regular file that only grows, but for taking back what a failed append left.
package final class AppendFile {
  private let file: FileDescriptor
  /// Bytes in the file, as far as this writer knows.
  package private(set) var size: Int

  /// Opens a file that is there, at its end.
  ///
  /// - Throws: `file.not-regular`, `file.*`.
  package init(_ path: String) throws(Diagnostic) {
    file = try FileDescriptor(
      regular: path, O_WRONLY | O_APPEND, to: Phrase("open for writing", "打开写入"))
    size = try file.status().size
  }

  /// Makes a file that is not there yet.
  ///
  /// - Throws: `file.io` where something has that name, `file.*`.
  package init(creating path: String) throws(Diagnostic) {
    file = try FileDescriptor(
      path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL, to: Phrase("make the file", "新建文件"))
    size = 0
  }

  package var path: String { file.path }

  /// Writes the bytes, or a part of them, at the end. Not durable before `sync`.
  package func append(_ bytes: [UInt8], _ part: Range<Int>? = nil) throws(Diagnostic) {
    let part = part ?? 0..<bytes.count
    try bytes.withByteView { view throws(Diagnostic) in try file.write(view[part]) }
    size += part.count
  }

  package func sync(_ reason: SyncReason) throws(Diagnostic) { try file.sync(reason) }

  /// Cuts the file back to `size` bytes, durably.
  package func truncate(to size: Int) throws(Diagnostic) {
    try file.truncate(to: size)
    self.size = size
    try file.sync(.cutBack)
  }
}
