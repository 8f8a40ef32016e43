public import Basics
import Glibc

/// What the system says of a file: enough to recognise one that has not been touched.
public struct FileStatus: Hashable, Sendable {
  public let size: Int
  public let inode: UInt64
  public let device: UInt64
  /// Nanoseconds since 1970 of the last change of the content and of the inode.
  public let modified: Int64
  public let changed: Int64
  public let isDirectory: Bool
  /// A file with content of its own: no directory, link, pipe, socket or device.
  public let isRegular: Bool

  init(_ raw: stat) {
    size = Int(raw.st_size)
    inode = UInt64(raw.st_ino)
    device = UInt64(raw.st_dev)
    modified = Int64(raw.st_mtim.tv_sec) * 1_000_000_000 + Int64(raw.st_mtim.tv_nsec)
    changed = Int64(raw.st_ctim.tv_sec) * 1_000_000_000 + Int64(raw.st_ctim.tv_nsec)
    isDirectory = raw.st_mode & S_IFMT == S_IFDIR
    isRegular = raw.st_mode & S_IFMT == S_IFREG
  }

  /// - Parameter followingLinks: whether a link stands for what it names, or for itself.
  /// - Returns: nil where there is no such file.
  public static func of(
    _ path: String, followingLinks: Bool = true
  ) throws(Diagnostic) -> FileStatus? {
    var raw = stat()
    let result = followingLinks ? unsafe stat(path, &raw) : unsafe lstat(path, &raw)
    guard result == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw SystemCall.failure(Phrase("look at the file", "查看文件"), path)
    }
    return FileStatus(raw)
  }
}
