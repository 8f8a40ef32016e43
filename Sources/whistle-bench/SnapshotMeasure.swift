import Basics
import CaseModel
import EventBook
import FileStore
import Projection

/// One case, one event, and the whole table from a snapshot, beside the same by replay.
enum SnapshotMeasure {
  private static let rounds = 20

  static func run(_ home: Home) throws(Diagnostic) {
    let create = try seconds { () throws(Diagnostic) in
      _ = try home.snapshots.create(home.book, codec: home.codec)
    }
    report("snapshot create", decimals(create) + " s")
    let all = try home.load()
    let subjects = all.state.table.sortedCases
    let names = stride(from: 0, to: subjects.count, by: max(1, subjects.count / rounds)).map {
      all.state.table.name(of: subjects[$0])
    }
    var fresh = home
    fresh.usesSnapshots = false
    let replay = try seconds { () throws(Diagnostic) in _ = try fresh.load() }
    let whole = try seconds { () throws(Diagnostic) in _ = try home.load() }
    reportGain("all cases from the snapshot to replay", replay / whole)
    try schedule(home, fresh, names[names.count / 2], events: all.state.sequence)
    let one = try seconds { () throws(Diagnostic) in
      for name in names {
        let loaded = try home.load(extent: .onDemand)
        guard loaded.state.table.find(name)?.isRegistered == true else {
          throw Diagnostic(
            BenchCode.caseMissing, Phrase("the case '\(name)' is not in the snapshot"))
        }
        _ = try home.events(of: name, in: loaded)
      }
    }
    report("one case with its history", decimals(one / Double(names.count) * 1000, 1) + " ms")
    let record = try seconds { () throws(Diagnostic) in
      for name in names {
        let recorder = try Recorder(home, ids: [name], now: Clock.now())
        // Of the book's own time, for what is asked of the last month must find something in it.
        _ = try recorder.propose(
          event(name, id: "rehearsed", at: all.state.lastTime), isHistory: true)
        _ = try recorder.commit()
      }
    }
    report("record one event, durably", decimals(record / Double(names.count) * 1000, 1) + " ms")
  }

  /// The past in the middle of the book, from the nearest of ten snapshots and by replay.
  private static func schedule(
    _ home: Home, _ plain: Home, _ name: String, events: Int
  ) throws(Diagnostic) {
    let create = try seconds { () throws(Diagnostic) in
      _ = try home.snapshots.create(home.book, codec: home.codec, every: events / 10)
    }
    report("snapshot create, a schedule of ten", decimals(create) + " s")
    let past = TemporalQuery(toSequence: events * 11 / 20)
    func ask(_ home: Home) throws(Diagnostic) -> Double {
      try seconds { () throws(Diagnostic) in
        let loaded = try home.load(past, extent: .onDemand)
        _ = try home.events(of: name, past, in: loaded)
      }
    }
    let replayed = try ask(plain)
    reportGain("a case in the past by replay, to from a schedule", replayed / (try ask(home)))
  }

  static func event(_ subject: String, id: String, at time: Timestamp) -> Envelope {
    Envelope(
      id: "\(id)-\(Clock.monotonicMicroseconds())-\(subject)", source: "/bench",
      type: "case.contacted", subject: subject, time: time.rfc3339(),
      authType: "system", authID: "bench", data: ["reached": .bool(true)])
  }
}
