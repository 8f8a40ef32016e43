import Basics
import CaseJournal
import CaseModel
import EventBook
import FileStore
import Projection

@main
enum Bench {
  static func main() throws {
    let zones = ZoneDatabase()
    let codec = EventCodec { try? zones.zone(named: $0) }
    for _ in 0..<4 {
      let t0 = Clock.monotonicMicroseconds()
      var replay = Replay(cursor: try BookCursor(Book(home: CommandLine.arguments[1])), codec: codec)
      try replay.run()
      let t1 = Clock.monotonicMicroseconds()
      let state = replay.finish()
      var rows = 0
      for s in state.table.states { rows += state.scene.reckoner.rows(of: s, now: state.lastTime).count }
      let t2 = Clock.monotonicMicroseconds()
      print(state.events, state.anomalies, state.table.caseCount, rows, "replay", t1 - t0, "rows", t2 - t1,
        Double(state.events) / Double(t1 - t0), Double(state.events) / Double(t2 - t0))
    }
  }
}
