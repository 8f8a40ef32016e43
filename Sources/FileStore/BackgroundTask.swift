import Glibc

/// Work that goes on beside whoever asked for it, on a thread of its own (POSIX `pthread_create`);
/// where the system has none left, it is done when its result is asked for.
package final class BackgroundTask<Result: Sendable> {
  private let work: Work<Result>
  private var thread: pthread_t?

  package init(_ work: @escaping @Sendable () -> Result) {
    self.work = Work(work)
    thread = self.work.start()
  }

  /// The result, when it is there.
  @discardableResult
  package func wait() -> Result {
    if let thread { pthread_join(thread, nil) }
    thread = nil
    return work.done()
  }

  /// What was asked for is done, also where nobody waited for it.
  deinit { wait() }
}

/// What a thread is given, without the type of its result.
private class Runnable {
  func run() {}
}

/// The result is written by one thread, and read after that one was joined.
private final class Work<Result: Sendable>: Runnable {
  private let work: @Sendable () -> Result
  private var result: Result?

  /// - Parameter work: is done on the file system of who asks for it.
  init(_ work: @escaping @Sendable () -> Result) {
    let system = FileSystem.current
    self.work = { FileSystem.$current.withValue(system) { work() } }
  }

  override func run() { result = work() }

  /// The result; the work is done now if no thread did it.
  func done() -> Result {
    if let result { return result }
    let result = work()
    self.result = result
    return result
  }

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
