package import Basics
import Glibc

/// Directories: what they hold and how they come to be.
package enum Directory {
  /// The names in a directory, sorted by bytes, without `.` and `..`.
  package static func names(in path: String) throws(Diagnostic) -> [String] {
    guard let names = FileSystem.current.names(path) else {
      throw SystemCall.failure(Phrase("list the directory", "列出目录"), path)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a directory and its parents where they are missing, without rights for others (SPEC §13).
  ///
  /// - Parameter isPrivate: whether its owner alone may look into it.
  package static func make(_ path: String, isPrivate: Bool = false) throws(Diagnostic) {
    if let status = try FileStatus.of(path) {
      guard status.isDirectory else {
        throw Diagnostic(
          FileCode.io, "is in the way: not a directory", "被占用：不是目录", at: .init(file: path),
          hints: [])
      }
      return
    }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try make(String(path[..<slash]))
    }
    let mode: mode_t = isPrivate ? 0o700 : 0o750
    guard FileSystem.current.makeDirectory(path, mode) == 0 || errno == EEXIST else {
      throw SystemCall.failure(Phrase("make the directory", "建立目录"), path)
    }
    try sync(parent(of: path), .directoryEntry)
  }

  /// The directory that a path lies in.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether a directory is another one or lies somewhere below it, whatever links lead there.
  ///
  /// - Complexity: O(depth).
  package static func lies(_ path: String, within other: String) throws(Diagnostic) -> Bool {
    guard let outer = try FileStatus.of(other) else { return false }
    var place = path
    var last: FileStatus?
    while let status = try FileStatus.of(place), last.map({ !status.isSame(as: $0) }) ?? true {
      if status.isSame(as: outer) { return true }
      last = status
      place += "/.."
    }
    return false
  }

  /// The path of a file or directory from the root on, without links.
  package static func absolute(_ path: String) throws(Diagnostic) -> String {
    // SAFETY: the path is NUL-terminated; what the call allocates is freed once it is copied.
    guard let resolved = unsafe realpath(path, nil) else {
      throw SystemCall.failure(Phrase("find", "查找"), path)
    }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// The regular files in a directory and below it, in the order of their paths; links are not followed. A
  /// path to a file stands for that file.
  ///
  /// - Parameter other: a directory that is passed over with all that lies in it.
  package static func files(
    below path: String, besides other: String? = nil
  ) throws(Diagnostic) -> [String] {
    let other = try other.flatMap { path throws(Diagnostic) in try FileStatus.of(path) }
    return try files(below: path, FileStatus.of(path), besides: other)
  }

  private static func files(
    below path: String, _ status: FileStatus?, besides other: FileStatus?
  ) throws(Diagnostic) -> [String] {
    guard let status, other.map({ !status.isSame(as: $0) }) ?? true else { return [] }
    guard status.isDirectory else { return [path] }
    var files: [String] = []
    for name in try names(in: path) {
      let entry = path + "/" + name
      guard let status = try FileStatus.of(entry, followingLinks: false),
        status.isDirectory || status.isRegular
      else { continue }
      files += try self.files(below: entry, status, besides: other)
    }
    return files
  }

  /// Makes the directory's entries durable.
  package static func sync(_ path: String, _ reason: SyncReason) throws(Diagnostic) {
    let directory = try FileDescriptor(path, O_RDONLY | O_DIRECTORY, to: Phrase("open", "打开"))
    try directory.sync(reason)
  }

  /// Puts a file in another's place, durably unless that does not matter.
  package static func rename(
    _ path: String, to target: String, isDurable: Bool = true
  ) throws(Diagnostic) {
    guard FileSystem.current.rename(path, target) == 0 else {
      throw SystemCall.failure(Phrase("put in place", "放置"), target)
    }
    if isDurable { try sync(parent(of: target), .fileName) }
  }

  /// Removes a directory and all that it holds.
  package static func removeTree(_ path: String) throws(Diagnostic) {
    for name in try names(in: path) {
      let entry = path + "/" + name
      if try FileStatus.of(entry, followingLinks: false)?.isDirectory == true {
        try removeTree(entry)
      } else {
        try remove(file: entry)
      }
    }
    guard FileSystem.current.remove(directory: path) == 0 else {
      throw SystemCall.failure(Phrase("remove", "删除"), path)
    }
  }

  package static func remove(file path: String) throws(Diagnostic) {
    guard FileSystem.current.remove(file: path) == 0 || errno == ENOENT else {
      throw SystemCall.failure(Phrase("remove", "删除"), path)
    }
  }
}
