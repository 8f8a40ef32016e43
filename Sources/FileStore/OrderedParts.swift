/// The numbered parts of a work, done by several threads a little ahead of the one thread that takes their
/// results in order. That thread does parts itself where it would have to wait.
///
///     part      0   1   2   3   4   5   6   7 …
///               taken   done    in work │ free    at most `ahead` parts lie between taken and free
package final class OrderedParts<Result: Sendable> {
  private let desk: Monitor<Desk>
  private let work: (Int) -> Result
  private let helpers: [BackgroundTask<Void>]

  private struct Desk {
    let count: Int
    let ahead: Int
    /// The parts below were handed out, and begun.
    var taken = 0
    var begun = 0
    /// Those that are done and not handed out yet.
    var done: [Int: Result] = [:]

    /// The next part to be done; nil where there is none, or none yet.
    mutating func begin() -> Int? {
      guard begun < min(count, taken + ahead) else { return nil }
      begun += 1
      return begun - 1
    }
  }

  /// - Parameters:
  ///   - count: number of parts.
  ///   - jobs: number of threads, the one that takes the results among them, from 1.
  ///   - worker: called once by each thread; what it returns does that thread's parts.
  package init(
    _ count: Int, jobs: Int, worker: @escaping @Sendable () -> (Int) -> Result
  ) {
    let desk = Monitor(Desk(count: count, ahead: 4 * jobs))
    self.desk = desk
    work = worker()
    helpers = (1..<max(1, min(jobs, count))).map { _ in
      BackgroundTask {
        let work = worker()
        while case .work(let part) = desk.take(Self.stepOfHelper) {
          let result = work(part)
          desk.change { $0.done[part] = result }
        }
      }
    }
  }

  private enum Step { case over, result(Result), work(Int) }

  /// The result of the next part; nil when all were taken.
  package func next() -> Result? {
    while true {
      switch desk.take(Self.step) {
      case .over: return nil
      case .result(let result):
        // Whoever waits for room may go on.
        desk.change { $0.taken += 1 }
        return result
      case .work(let part):
        let result = work(part)
        desk.change { $0.done[part] = result }
      }
    }
  }

  private static func stepOfHelper(_ desk: inout Desk) -> Step? {
    desk.begun == desk.count ? .over : desk.begin().map { .work($0) }
  }

  private static func step(_ desk: inout Desk) -> Step? {
    if desk.taken == desk.count { return .over }
    if let result = desk.done.removeValue(forKey: desk.taken) { return .result(result) }
    return desk.begin().map { .work($0) }
  }

  /// The threads end with the part that they are at.
  deinit { desk.change { $0.begun = $0.count } }
}
