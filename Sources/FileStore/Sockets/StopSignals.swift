package import Basics
import Glibc
import Synchronization

/// SIGTERM and SIGINT, which a process that serves others takes between two batches and not in one: a
/// signal becomes a byte to read.
package final class StopSignals {
  let file: FileDescriptor
  private let end: FileDescriptor

  /// Where the handler writes to; it may use nothing but the number.
  private static let target = Atomic<Int32>(-1)

  /// From now on the signals do not end the process.
  package init() throws(Diagnostic) {
    (file, end) = try PipedProgram.pipe("SIGTERM")
    Self.target.store(end.raw, ordering: .sequentiallyConsistent)
    var signals = sigset_t()
    // SAFETY: the set lives through the calls.
    unsafe sigemptyset(&signals)
    for number in [SIGTERM, SIGINT] {
      unsafe sigaddset(&signals, number)
      // SAFETY: the handler calls nothing but `write`, which may be called there (signal-safety(7)).
      _ = signal(number) { _ in
        var byte: UInt8 = 0
        _ = unsafe Glibc.write(StopSignals.target.load(ordering: .relaxed), &byte, 1)
      }
    }
    // Whoever started this process may have held them back.
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
