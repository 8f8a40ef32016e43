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
    guard let preset = Simulation.preset(named: "standard") else {
      preconditionFailure("the preset 'standard' is shipped")
    }
    let zone = try ZoneDatabase().zone(named: preset.zoneName)
    var simulator = Simulator(preset: preset, cases: events, seed: 1, zone: zone)
    let recorder = try Recorder(home, ids: [], now: .earliest)
    var count = 0
    let time = try seconds { () throws(Diagnostic) in
      while count < events, let envelope = simulator.next() {
        _ = try recorder.propose(envelope, isHistory: true)
        count += 1
        if count % 20_000 == 0 { _ = try recorder.commit() }
      }
      _ = try recorder.commit()
    }
    report("simulated and appended, \(count) events", decimals(time) + " s")
    return home
  }
}
