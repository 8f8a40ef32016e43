package import Basics
import Glibc

/// What the system says of a file: enough to recognise one that has not been touched.
package struct FileStatus: Hashable, Sendable {
  package let size: Int
  package let inode, device: UInt64
  /// Nanoseconds since 1970 of the last change of the content and of the inode.
  package let modified: Int64
  package let changed: Int64
  package let kind: Kind
  /// Who may do what: the nine bits of `chmod`.
  package let permissions: Int

  /// What stands under a name.
  package enum Kind: Sendable {
    case regular, directory, link, fifo, socket, device
  }

  package var isDirectory: Bool { kind == .directory }
  package var isRegular: Bool { kind == .regular }
  /// Whether everybody on the machine may write to it.
  package var isWorldWritable: Bool { permissions & 0o002 != 0 }
  /// Whether nobody but its owner may do anything with it.
  package var isPrivate: Bool { permissions & 0o077 == 0 }

  /// Whether both are one file or directory, under whatever name.
  package func isSame(as other: FileStatus) -> Bool {
    inode == other.inode && device == other.device
  }

  init(_ raw: stat) {
    size = Int(raw.st_size)
    inode = UInt64(raw.st_ino)
    device = UInt64(raw.st_dev)
    modified = Int64(raw.st_mtim.tv_sec) * 1_000_000_000 + Int64(raw.st_mtim.tv_nsec)
    changed = Int64(raw.st_ctim.tv_sec) * 1_000_000_000 + Int64(raw.st_ctim.tv_nsec)
    permissions = Int(raw.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO))
    kind =
      switch raw.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .link
      case S_IFIFO: .fifo
      case S_IFSOCK: .socket
      default: .device
      }
  }

  /// - Throws: `file.not-regular`, which says what stands at the path.
  package func checkRegular(_ path: String) throws(Diagnostic) {
    guard kind != .regular else { return }
    throw Diagnostic(
      FileCode.notRegular, "is \(kind.name.english), not a regular file",
      "是\(kind.name.chinese)，不是普通文件", at: .init(file: path))
  }

  /// - Parameter followingLinks: whether a link stands for what it names, or for itself.
  /// - Returns: nil where there is no such file.
  package static func of(
    _ path: String, followingLinks: Bool = true
  ) throws(Diagnostic) -> FileStatus? {
    var raw = stat()
    guard FileSystem.current.status(path, followingLinks: followingLinks, &raw) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw SystemCall.failure(Phrase("look at the file", "查看文件"), path)
    }
    return FileStatus(raw)
  }
}

extension FileStatus.Kind {
  fileprivate var name: Phrase {
    switch self {
    case .regular: Phrase("a regular file", "普通文件")
    case .directory: Phrase("a directory", "目录")
    case .link: Phrase("a symbolic link", "符号链接")
    case .fifo: Phrase("a FIFO", "命名管道")
    case .socket: Phrase("a socket", "套接字")
    case .device: Phrase("a device", "设备")
    }
  }
}
