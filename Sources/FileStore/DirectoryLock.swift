package import Basics
import Glibc

/// An exclusive lock on a directory itself (`flock`), which the system releases when its holder
/// dies, however it dies. It leaves no lock file behind that could go stale.
package final class DirectoryLock: Sendable {
  private let directory: FileDescriptor

  /// How often one who waits looks whether the lock is free.
  package static let lookMicroseconds: Int64 = 5000

  /// Takes the lock, waiting while another process holds it.
  ///
  /// - Parameter waitMicroseconds: how long to wait before giving up.
  /// - Throws: `book.locked` when the wait was in vain.
  package init(_ path: String, waitMicroseconds: Int64) throws(Diagnostic) {
    directory = try FileDescriptor(path, O_RDONLY | O_DIRECTORY, to: Phrase("open", "打开"))
    let (sum, isEndless) = Clock.monotonicMicroseconds().addingReportingOverflow(waitMicroseconds)
    let deadline = isEndless ? .max : sum
    while !directory.lock() {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw SystemCall.failure(Phrase("lock", "加锁"), path)
      }
      guard Clock.monotonicMicroseconds() < deadline else {
        throw Diagnostic(
          FileCode.locked, "another process is writing this book, and still is after the wait",
          "另一个程序正在写入台账，等待之后仍未结束", at: .init(file: path),
          hints: [
            LockHolder(of: try directory.status())?.phrase
              ?? Phrase("the system does not say which process it is", "系统未说明是哪个进程"),
            FileCode.locked.remedy,
          ])
      }
      Clock.sleep(microseconds: Self.lookMicroseconds)
    }
  }
}

/// The clocks of the machine. Only the command line and the writer's lock read them.
package enum Clock {
  /// Microseconds of a clock that never runs backwards.
  package static func monotonicMicroseconds() -> Int64 { read(CLOCK_MONOTONIC) }

  /// The time of day, cut to milliseconds: so lines say when they were recorded, and what happens now is not
  /// to lie behind that.
  package static func now() -> Timestamp {
    let microseconds = read(CLOCK_REALTIME)
    return Timestamp(microseconds: microseconds - microseconds % 1000)
  }

  package static func sleep(microseconds: Int64) { usleep(useconds_t(microseconds)) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    // SAFETY: the call fills one `timespec`, which lives through it.
    unsafe clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }
}
