import Basics
import EventBook
import FileStore
import Projection

/// Group commit: durable appends one by one, and in batches of a hundred, on the same disk.
enum AppendMeasure {
  static func run(_ directory: String) throws(Diagnostic) {
    let home = Home(directory + "/append")
    let recorder = try Recorder(home, ids: [], now: Clock.now())
    let single = try perSecond(recorder, events: 500, batch: 1)
    let batched = try perSecond(recorder, events: 20_000, batch: 100)
    report("durable appends, one by one", decimals(single, 0) + " /s")
    report("in batches of 100 to one by one", decimals(batched / single, 1) + " times")
    try Directory.removeTree(directory + "/append")
  }

  private static func perSecond(
    _ recorder: Recorder, events: Int, batch: Int
  ) throws(Diagnostic) -> Double {
    let envelopes = (0..<events).map {
      SnapshotMeasure.event("case", id: "\(batch)-\($0)", at: Clock.now())
    }
    let time = try seconds { () throws(Diagnostic) in
      for (index, envelope) in envelopes.enumerated() {
        _ = try recorder.propose(envelope, isHistory: true)
        if (index + 1) % batch == 0 { _ = try recorder.commit() }
      }
    }
    return Double(events) / time
  }
}
