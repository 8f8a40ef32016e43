public import Basics
import CaseModel
public import EventBook
import FileStore

extension Recorder {
  /// Sweeps all cases at an instant: what they ask for is issued and made durable some cases at a
  /// time, so that a sweep that is killed leaves whole cases and the next one goes on from there.
  ///
  ///     this thread   judge, compose 1 │ judge, compose 2 │ judge, compose 3 │ …
  ///     another                        │ write 1          │ write 2          │ …
  ///     a third                                           │ tell 1           │ …
  ///
  /// - Parameters:
  ///   - casesAtOnce: how many cases make a portion, at least 1.
  ///   - tell: is given each portion once it is durable, one after the other.
  /// - Throws: at the first notice that cannot be composed or written; all before it stand and were
  ///   told.
  public func sweep(
    now: Timestamp, casesAtOnce: Int = 4096, tell: @escaping @Sendable (LineBatch) -> Void
  ) throws(Diagnostic) {
    var telling: BackgroundTask<LineBatch>?
    defer { _ = telling?.wait() }
    func tellNext(_ durable: LineBatch?) {
      _ = telling?.wait()
      telling = durable.map { lines in
        BackgroundTask {
          tell(lines)
          return lines
        }
      }
    }
    func write() throws(Diagnostic) {
      // What was told is the memory for the lines that come next.
      let told = telling?.wait()
      telling = nil
      tellNext(try beginCommit(reusing: told))
    }
    var rest = state.table.sortedCases[...]
    var unwritten = 0
    while !rest.isEmpty {
      let cases = rest.prefix(min(Self.casesJudgedAtOnce, casesAtOnce - unwritten))
      rest = rest.dropFirst(cases.count)
      do throws(Diagnostic) {
        // The sweep goes before the recorder changes the state that it looks at.
        try issue(Sweep(state, now: now).notices(for: cases))
      } catch {
        try write()
        tellNext(try finishCommit())
        throw error
      }
      unwritten += cases.count
      if unwritten == casesAtOnce || rest.isEmpty {
        try write()
        unwritten = 0
      }
    }
    tellNext(try finishCommit())
  }

  /// Few enough for a processor's cache to hold what they ask for.
  private static let casesJudgedAtOnce = 64
}
