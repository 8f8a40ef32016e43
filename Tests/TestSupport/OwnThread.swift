import Foundation

/// Runs what blocks on a thread of its own: the pool of the tests' tasks has but a thread a core,
/// and whoever waits there for another task may wait for ever.
package func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
  }
}
