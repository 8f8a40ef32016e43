import Basics
import CaseModel
import EventBook
import FileStore
import Projection

/// The full fold on one thread and on all: every check of form, all reducers and guards, and every timer
/// of every case computed at the end.
enum ReplayMeasure {
  static func run(_ home: Home, rounds: Int = 5) throws(Diagnostic) -> (
    events: Int, seconds: Double
  ) {
    var best = Double.infinity
    var bestFold = Double.infinity
    var events = 0
    var cases = 0
    var rows = 0
    for _ in 0..<rounds {
      var replay = Replay(
        cursor: try BookCursor(home.book), codec: home.codec, threads: ReplayThreads(jobs: 1))
      let fold = try seconds { () throws(Diagnostic) in try replay.run() }
      let state = replay.finish()
      rows = 0
      let timers = try seconds { () throws(Diagnostic) in
        let calculator = state.reference.calculator
        for index in state.table.states.indices {
          rows += calculator.rows(of: state.table.states[index], now: state.lastTime).count
        }
      }
      events = state.events
      cases = state.table.caseCount
      best = min(best, fold + timers)
      bestFold = min(bestFold, fold)
    }
    report("replay, \(events) events, \(cases) cases", millions(events, bestFold))
    report("replay and \(rows) timers instant", millions(events, best))
    let size = try home.book.segments().reduce(0) { $0 + $1.status.size }
    var bestOfAll = Double.infinity
    for _ in 0..<rounds {
      var replay = Replay(cursor: try BookCursor(home.book), codec: home.codec)
      bestOfAll = min(bestOfAll, try seconds { () throws(Diagnostic) in try replay.run() })
    }
    reportCost("replay by \(Processors.count) threads, to one", bestOfAll / bestFold)
    report("the book", "\(size >> 20) MiB")
    report("peak memory so far", "\(Process.peakMemory >> 20) MiB")
    return (events, best)
  }

  static func millions(_ events: Int, _ seconds: Double) -> String {
    decimals(Double(events) / seconds / 1_000_000) + " M events/s"
  }
}
