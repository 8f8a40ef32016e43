import Synchronization

/// What several tests look at, each from its own side, and is costly to make: made once a key.
final class Once<Value: Sendable>: Sendable {
  private let made = Mutex<[String: Value]>([:])

  /// Two who ask at the same time may both make it: nobody waits for another's run.
  func value(_ key: String, make: () throws -> Value) rethrows -> Value {
    if let value = made.withLock({ $0[key] }) { return value }
    let value = try make()
    made.withLock { $0[key] = value }
    return value
  }
}
