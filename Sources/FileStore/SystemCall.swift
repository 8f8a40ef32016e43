import Basics
import Glibc

/// Failures of system calls, as diagnostics.
enum SystemCall {
  /// The diagnostic of the last failed call: `file.denied`, `file.full`, `file.missing`,
  /// `file.read-only` or `file.io`.
  static func failure(_ action: String, _ path: String, code: Int32 = errno) -> Diagnostic {
    let reason = unsafe String(cString: strerror(code))
    let (name, hint): (String, String?) =
      switch code {
      case EACCES, EPERM: ("denied", "look at the owner and the permissions of the path")
      case ENOSPC, EDQUOT: ("full", "make room on the disk and repeat the command")
      case EFBIG: ("full", "a limit on file sizes is in force (ulimit -f)")
      case ENOENT, ENOTDIR: ("missing", nil)
      case EROFS: ("read-only", "the file system is mounted read-only")
      default: ("io", nil)
      }
    return Diagnostic(
      "file.\(name)", "cannot \(action): \(reason)", at: .init(file: path),
      hints: hint.map { [$0] } ?? [])
  }

  /// Repeats a call that a signal interrupted.
  static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}
