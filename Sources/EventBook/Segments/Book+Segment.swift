package import Basics
import FileStore

extension Book.Segment {
  /// A segment by itself, wherever it lies.
  ///
  /// - Throws: `book.foreign` for a name that no segment has, `file.missing`, `file.not-regular`.
  package init(path: String) throws(Diagnostic) {
    guard let status = try FileStatus.of(path) else {
      throw Diagnostic(
        FileCode.missing, "there is no such file", "没有这个文件", at: .init(file: path))
    }
    try status.checkRegular(path)
    try self.init(path.split(separator: "/").last.map(String.init) ?? path, path, status)
  }
}
