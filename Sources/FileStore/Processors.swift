import Glibc
import Synchronization

/// The processors of the machine, and work that is spread over them.
package enum Processors {
  /// How many are online, at least 1.
  package static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Does the same work for each part: the first on this thread, each other on one of its own.
  ///
  /// - Returns: the results in the order of the parts, when all are there.
  package static func map<Part: Sendable, Result: Sendable>(
    _ parts: [Part], _ work: @escaping @Sendable (Part) -> Result
  ) -> [Result] {
    let others = parts.dropFirst().map { part in BackgroundTask { work(part) } }
    return parts.prefix(1).map(work) + others.map { $0.wait() }
  }

  /// Does the same work for each of many small parts, on so many threads, each of which takes the next
  /// part when it is done with one.
  ///
  /// - Parameter jobs: number of threads, this one among them, from 1.
  /// - Returns: the results in the order of the parts, when all are there.
  package static func map<Part: Sendable, Result: Sendable>(
    _ parts: [Part], jobs: Int, _ work: @escaping @Sendable (Part) -> Result
  ) -> [Result] {
    let threads = min(jobs, parts.count)
    guard threads > 1 else { return parts.map(work) }
    let next = Counter()
    let shares = map(Array(0..<threads)) { _ in
      var done: [(index: Int, result: Result)] = []
      while case let index = next.take(), index < parts.count {
        done.append((index, work(parts[index])))
      }
      return done
    }
    return shares.joined().sorted { $0.index < $1.index }.map(\.result)
  }

  /// 0, 1, 2 … to whoever asks next.
  private final class Counter: Sendable {
    private let value = Atomic(0)

    func take() -> Int { value.add(1, ordering: .relaxed).oldValue }
  }
}
