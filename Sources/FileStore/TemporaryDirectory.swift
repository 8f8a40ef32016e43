package import Basics
import Glibc

/// A directory that nobody else may look into, for files that another program is to read: it is gone
/// with its owner.
package final class TemporaryDirectory {
  package let path: String

  /// Makes one in `TMPDIR`, else in `/tmp`.
  package init() throws(Diagnostic) {
    let parent = Process.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var name = Array("\(parent)/whistle-XXXXXX".utf8CString)
    // SAFETY: the call writes over the six letters of a text that ends with NUL.
    guard unsafe mkdtemp(&name) != nil else {
      throw SystemCall.failure(Phrase("make a directory", "建立目录"), parent)
    }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Writes a file, which need not outlive the machine.
  ///
  /// - Returns: its path.
  package func write(_ bytes: [UInt8], to name: String) throws(Diagnostic) -> String {
    let file = try FileDescriptor(
      path + "/" + name, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600,
      to: Phrase("make the file", "新建文件"))
    try bytes.withByteView { view throws(Diagnostic) in try file.write(view) }
    return file.path
  }

  /// What stands in a file; nil where there is none.
  package func bytes(of name: String) throws(Diagnostic) -> [UInt8]? {
    guard try FileStatus.of(path + "/" + name) != nil else { return nil }
    return try FileBytes(copying: path + "/" + name).array
  }

  deinit { try? Directory.removeTree(path) }
}
