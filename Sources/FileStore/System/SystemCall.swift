import Basics
import Glibc

/// Failures of system calls, as diagnostics.
enum SystemCall {
  /// The diagnostic of the last failed call: `file.denied`, `file.full`, `file.missing`,
  /// `file.read-only` or `file.io`.
  static func failure(_ action: Phrase, _ path: String, code: Int32 = errno) -> Diagnostic {
    // SAFETY: `strerror` gives a NUL-terminated text, which is copied at once.
    let reason = unsafe String(cString: strerror(code))
    let (kind, hints): (FileCode, [Phrase]?) =
      switch code {
      case EACCES, EPERM: (.denied, nil)
      case ENOSPC, EDQUOT: (.full, nil)
      case EFBIG:
        (.full, [Phrase("a limit on file sizes is in force (ulimit -f)", "系统限制了文件大小（ulimit -f）")])
      case ENOENT, ENOTDIR: (.missing, [])
      case EROFS: (.readOnly, nil)
      default: (.io, [])
      }
    return Diagnostic(
      kind, "cannot \(action.english): \(reason)", "无法\(action.chinese)：\(reason)",
      at: .init(file: path), hints: hints)
  }

  /// A failed `fsync`, by the code of the last failed call. What it covered may or may not stand on
  /// the disk, and a repetition that succeeds says nothing of it (the system forgets what it could not
  /// write).
  static func unsynced(_ path: String, code: Int32 = errno) -> Diagnostic {
    let failure = failure(Phrase("make durable", "落盘"), path, code: code)
    return Diagnostic(
      FileCode.sync, failure.message, at: failure.place,
      hints: failure.hints + [FileCode.sync.remedy])
  }

  /// Repeats a call that a signal interrupted.
  static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}
