package import Basics
import Glibc

/// Files that are not in place yet, and belong to one process for as long as it lives.
///
/// Their owner holds a lock on them, which the system releases when the owner dies: so whoever takes
/// it knows that the file is nobody's.
package enum UnfinishedFile {
  private static let suffix = ".part"

  /// Whether a name is one of those that such files have.
  package static func isName(_ name: String) -> Bool { name.hasSuffix(suffix) }

  /// Makes one beside a path, under a name that nobody can have put something under beforehand.
  ///
  /// - Throws: `file.*`.
  static func make(
    beside path: String, _ access: Int32, mode: mode_t = 0o640
  ) throws(Diagnostic) -> FileDescriptor {
    while true {
      let name = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36))\(suffix)"
      let file = try FileDescriptor(
        name, access | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode,
        to: Phrase("open for writing", "打开写入"))
      // Somebody may have taken it for abandoned before it was locked; a file system may have no locks.
      let isOwn = file.lock() || errno != EWOULDBLOCK
      if isOwn, try FileStatus.of(name, followingLinks: false)?.inode == file.status().inode {
        return file
      }
    }
  }

  /// Removes what processes left in a directory that did not live to put it in place.
  ///
  /// - Parameter remove: takes the file at a path away.
  /// - Returns: the paths that were removed; none of a file whose owner is still at work.
  /// - Throws: `file.*`.
  @discardableResult
  package static func removeAbandoned(
    in directory: String, by remove: (String) throws(Diagnostic) -> Void = Directory.remove(file:)
  ) throws(Diagnostic) -> [String] {
    var removed: [String] = []
    for name in try Directory.names(in: directory) where name.hasSuffix(suffix) {
      let path = directory + "/" + name
      guard try FileStatus.of(path, followingLinks: false)?.kind == .regular,
        let file = try? FileDescriptor(regular: path, O_RDONLY, to: Phrase("open", "打开")),
        file.lock()
      else { continue }
      try remove(path)
      removed.append(path)
    }
    return removed
  }
}
