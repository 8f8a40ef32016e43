import Basics
import CaseModel
import EventBook
import FileStore
import Projection
import Simulation

/// A sweep over open cases, beside the replay of their book: cases of the simulator that were
/// accepted, dispatched and signed, and nothing after that.
enum SweepMeasure {
  private static let kept = ["case.registered", "case.accepted", "case.dispatched", "case.signed"]

  /// As the command does.
  private static let casesAtOnce = 4096

  static func run(_ directory: String, cases: Int) throws(Diagnostic) {
    let home = Home(directory + "/open.\(cases)")
    if try !home.book.exists {
      _ = try BenchBook.fill(home, cases: cases) { _, envelope in
        !envelope.type.hasPrefix("case.") || kept.contains(envelope.type)
      }
    }
    var loaded: Home.Loaded?
    let replay = try seconds { () throws(Diagnostic) in loaded = try home.load() }
    guard let state = loaded?.state else { preconditionFailure("the load has just succeeded") }
    let subjects = state.table.sortedCases
    let first = subjects.first.map { state.table[$0].registered } ?? state.lastTime
    var proposals = 0
    for (what, now) in [("nothing", first), ("everything", state.lastTime)] {
      proposals = 0
      let time = try seconds { () throws(Diagnostic) in
        let sweep = Sweep(state.reference, now: now)
        for first in stride(from: 0, to: subjects.count, by: casesAtOnce) {
          proposals +=
            sweep.notices(for: subjects[first...].prefix(casesAtOnce), in: state.table).count
        }
      }
      reportCost(
        "sweep of \(subjects.count) open cases, \(what) due (\(proposals)), to replay",
        time / replay)
    }
    try rehearse(home, now: state.lastTime, notices: proposals)
    try whole(home, directory + "/swept", now: state.lastTime)
  }

  /// The same, and composed, looked for, judged by the guards, folded.
  private static func rehearse(
    _ home: Home, now: Timestamp, notices: Int
  ) throws(Diagnostic) {
    let recorder = try recorder(home, now: now, isRehearsal: true)
    var issued = 0
    let time = try seconds { () throws(Diagnostic) in issued = try sweep(recorder, now: now) }
    report(
      "\(notices) notices judged, composed and folded, \(issued) issued",
      // What the guards refuse is judged work too.
      decimals(Double(notices) / time / 1_000_000) + " M/s")
  }

  /// All that `whistle sweep` does but printing, to the disk, and all that `whistle replay` does.
  private static func whole(
    _ home: Home, _ directory: String, now: Timestamp
  ) throws(Diagnostic) {
    let copy = Home(directory)
    try Directory.make(copy.book.directory)
    for segment in try home.book.segments() {
      let bytes = try FileBytes(copying: segment.path).array
      try AtomicFile.replace(copy.book.directory + "/" + segment.name, with: bytes)
    }
    let replay = try seconds { () throws(Diagnostic) in
      _ = StateDigest.digest(try copy.load().state)
    }
    var issued = 0
    let time = try seconds { () throws(Diagnostic) in
      issued = try sweep(recorder(copy, now: now, isRehearsal: false), now: now)
    }
    reportCost(
      "a sweep, whole, with \(issued) notices made durable, to replay with its digest",
      time / replay)
    try Directory.removeTree(directory)
  }

  private static func recorder(
    _ home: Home, now: Timestamp, isRehearsal: Bool
  ) throws(Diagnostic) -> Recorder {
    var options = Recorder.Options()
    options.extent = .all
    options.isRehearsal = isRehearsal
    options.watchedSource = Sweep.source
    return try Recorder(home, ids: [], now: now, options: options)
  }

  /// - Returns: how many notices were issued.
  private static func sweep(_ recorder: Recorder, now: Timestamp) throws(Diagnostic) -> Int {
    var issued = 0
    try recorder.sweep(now: now) { lines in
      issued += lines.count
      return nil
    }
    return issued
  }
}
