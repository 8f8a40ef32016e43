import Basics
import Glibc

/// Failures of system calls, as diagnostics.
enum SystemCall {
  /// The diagnostic of the last failed call: `file.denied`, `file.full`, `file.missing`,
  /// `file.read-only` or `file.io`.
  static func failure(_ action: Phrase, _ path: String, code: Int32 = errno) -> Diagnostic {
    let reason = unsafe String(cString: strerror(code))
    let (name, hint): (String, Phrase?) =
      switch code {
      case EACCES, EPERM:
        ("denied", Phrase("look at the owner and the permissions of the path", "请查看该路径的属主和权限"))
      case ENOSPC, EDQUOT:
        ("full", Phrase("make room on the disk and repeat the command", "请腾出磁盘空间后重试"))
      case EFBIG:
        ("full", Phrase("a limit on file sizes is in force (ulimit -f)", "系统限制了文件大小（ulimit -f）"))
      case ENOENT, ENOTDIR: ("missing", nil)
      case EROFS: ("read-only", Phrase("the file system is mounted read-only", "文件系统是只读的"))
      default: ("io", nil)
      }
    return Diagnostic(
      "file.\(name)",
      Phrase("cannot \(action.english): \(reason)", "无法\(action.chinese)：\(reason)"),
      at: .init(file: path),
      hints: hint.map { [$0] } ?? [])
  }

  /// A failed `fsync`, by the code of the last failed call. What it covered may or may not stand on
  /// the disk, and a repetition that succeeds says nothing of it (the system forgets what it could not
  /// write).
  static func unsynced(_ path: String, code: Int32 = errno) -> Diagnostic {
    var result = failure(Phrase("make durable", "落盘"), path, code: code)
    result.code = "file.sync"
    result.hints.append(
      Phrase(
        "the disk failed: look at the system's log before you go on",
        "磁盘出错：继续之前请先查看系统日志"))
    return result
  }

  /// Repeats a call that a signal interrupted.
  static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}
