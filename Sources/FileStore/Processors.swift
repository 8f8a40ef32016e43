import Glibc

/// The processors of the machine, and work that is spread over them.
public enum Processors {
  /// How many are online, at least 1.
  public static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Does the same work for each part: the first on this thread, each other on one of its own (POSIX
  /// `pthread_create`), or on this one where the system has none left.
  ///
  /// - Returns: the results in the order of the parts, when all are there.
  public static func map<Part: Sendable, Result: Sendable>(
    _ parts: [Part], _ work: @escaping @Sendable (Part) -> Result
  ) -> [Result] {
    let jobs = parts.map { part in Job { work(part) } }
    let threads = jobs.dropFirst().map { $0.start() }
    jobs.first?.run()
    for (job, thread) in zip(jobs.dropFirst(), threads) {
      if let thread { pthread_join(thread, nil) } else { job.run() }
    }
    return jobs.compactMap(\.result)
  }

  /// What a thread is given, without the types of the work.
  private class Runnable {
    func run() {}
  }

  /// One piece of work. Its result is written by one thread, and read after that one was joined.
  private final class Job<Result: Sendable>: Runnable {
    private let work: @Sendable () -> Result
    private(set) var result: Result?

    init(_ work: @escaping @Sendable () -> Result) { self.work = work }

    override func run() { result = work() }

    /// nil where the system gives no thread.
    func start() -> pthread_t? {
      var thread = pthread_t()
      // SAFETY: the thread takes over the count of references that is passed with the handle.
      let handle = unsafe Unmanaged<Runnable>.passRetained(self).toOpaque()
      let code = unsafe pthread_create(
        &thread, nil,
        { handle in
          guard let handle = unsafe handle else { return nil }
          unsafe Unmanaged<Runnable>.fromOpaque(handle).takeRetainedValue().run()
          return nil
        }, handle)
      if code == 0 { return thread }
      unsafe Unmanaged<Runnable>.fromOpaque(handle).release()
      return nil
    }
  }
}
