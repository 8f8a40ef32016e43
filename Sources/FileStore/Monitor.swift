import Glibc

// SAFETY: of all of this type: the value is touched under the mutex alone; mutex and condition have an
// allocation of their own, which outlives every call and is given back once, in `deinit`.
/// A value that threads share: one of them has it at a time, and may wait until another has changed it
/// (POSIX `pthread_cond_wait`).
@safe
final class Monitor<Value: Sendable>: @unchecked Sendable {
  private var value: Value
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(_ value: Value) {
    self.value = value
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  /// Changes the value; whoever waits looks at it again.
  func change(_ body: (inout Value) -> Void) {
    unsafe pthread_mutex_lock(mutex)
    body(&value)
    unsafe pthread_cond_broadcast(condition)
    unsafe pthread_mutex_unlock(mutex)
  }

  /// Waits until `body` finds what it looks for; it may take that out.
  func take<Found>(_ body: (inout Value) -> Found?) -> Found {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while true {
      if let found = body(&value) { return found }
      unsafe pthread_cond_wait(condition, mutex)
    }
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }
}
