import Basics
import CaseModel
import EventBook
import FileStore
import Projection
import Simulation

/// A sweep over open cases, beside the replay of their book: cases of the simulator that were
/// accepted, dispatched and signed, and nothing after that.
enum SweepMeasure {
  private static let kept = [
    "case.registered", "case.accepted", "case.dispatched", "case.signed",
  ]

  static func run(_ directory: String, cases: Int) throws(Diagnostic) {
    let home = Home(directory + "/open.\(cases)")
    if try !home.book.exists { try make(home, cases: cases) }
    var loaded: Home.Loaded?
    let replay = try seconds { () throws(Diagnostic) in loaded = try home.load() }
    guard let state = loaded?.state else { preconditionFailure("the load has just succeeded") }
    var proposals = 0
    var open = 0
    let sweep = try seconds { () throws(Diagnostic) in
      let sweep = Sweep(state, now: state.lastTime)
      for subject in state.table.sortedCases {
        if state.table[subject].status.isOpen { open += 1 }
        proposals += sweep.proposals(for: subject).count
      }
    }
    report(
      "sweep of \(open) open cases, \(proposals) due, to replay",
      decimals(sweep / replay) + " of its time")
  }

  private static func make(_ home: Home, cases: Int) throws(Diagnostic) {
    guard let preset = Simulation.preset(named: "standard") else {
      preconditionFailure("the preset 'standard' is shipped")
    }
    let zone = try ZoneDatabase().zone(named: preset.zoneName)
    var simulator = Simulator(preset: preset, cases: cases, seed: 1, zone: zone)
    let recorder = try Recorder(home, identities: [], now: .earliest)
    var count = 0
    while let envelope = simulator.next() {
      guard !envelope.type.hasPrefix("case.") || kept.contains(envelope.type) else { continue }
      _ = try recorder.propose(envelope, isHistory: true)
      count += 1
      if count % 20_000 == 0 { _ = try recorder.commit() }
    }
    _ = try recorder.commit()
  }
}
