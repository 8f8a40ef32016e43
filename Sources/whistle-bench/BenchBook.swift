import Basics
import EventBook
import FileStore
import Projection
import Simulation

/// The simulated book that all measures share.
enum BenchBook {
  /// Makes a book of some number of events, or takes the one that is there.
  static func make(events: Int, in directory: String) throws(Diagnostic) -> Home {
    let home = Home(directory)
    // Those of a run before, of a book that has grown since.
    let snapshots = directory + "/snapshots"
    if try FileStatus.of(snapshots) != nil { try Directory.removeTree(snapshots) }
    if try home.book.exists, try !home.book.segments().isEmpty { return home }
    var count = 0
    let time = try seconds { () throws(Diagnostic) in
      count = try fill(home, cases: events) { count, _ in count < events ? true : nil }
    }
    report("simulated and appended, \(count) events", decimals(time) + " s")
    return home
  }

  /// Appends simulated events.
  ///
  /// - Parameter takes: whether an event is taken, by how many were before; nil to end there.
  /// - Returns: how many events there are.
  static func fill(
    _ home: Home, cases: Int, _ takes: (Int, Envelope) -> Bool?
  ) throws(Diagnostic) -> Int {
    guard let preset = Simulation.preset(named: "standard") else {
      preconditionFailure("the preset 'standard' is shipped")
    }
    let zone = try ZoneDatabase().zone(named: preset.zoneName)
    var simulator = Simulator(preset: preset, cases: cases, seed: 1, zone: zone)
    let recorder = try Recorder(home, ids: [], now: .earliest)
    var count = 0
    while let envelope = simulator.next(), let isTaken = takes(count, envelope) {
      guard isTaken else { continue }
      _ = try recorder.propose(envelope, isHistory: true)
      count += 1
      if count % 20_000 == 0 { _ = try recorder.commit() }
    }
    _ = try recorder.commit()
    return count
  }
}
