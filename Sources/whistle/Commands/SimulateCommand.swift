import Basics
import CaseModel
import CommandLineKit
import EventBook
import FileStore
import Projection
import Simulation

enum SimulateCommand: Command {
  static let spec = CommandSpec(
    "simulate",
    Phrase("Fills an empty book with an invented county or street.", "在空台账中生成一个模拟的县或街道。"),
    options: [
      OptionSpec(
        "preset", value: "P", "linshu (a county) or standard (a street).",
        "linshu（一个县）或 standard（一个街道）。", default: "linshu"),
      OptionSpec("cases", value: "N", "How many cases.", "案件数。", default: "1000"),
      OptionSpec("seed", value: "S", "The same seed, the same book.", "同一种子，同一台账。", default: "1"),
    ] + Options.writing)

  static func run(_ context: Context) throws(Diagnostic) {
    let name = context.call.string("preset") ?? "linshu"
    guard let preset = Simulation.preset(named: name) else {
      throw Diagnostic(
        CallCode.preset, "there is no preset '\(name)'", "没有预设“\(name)”",
        hints: [.listing("presets are", "预设有", Simulation.presets.map(\.name))])
    }
    let cases = try context.number("cases", in: 1...100_000_000) ?? 1000
    let seed = try context.number("seed", in: 0...Int.max) ?? 1
    let zone = try ZoneDatabase().zone(named: preset.zoneName)
    let recorder = try context.recorder(for: [], isHistory: true)
    let simulator = Simulator(preset: preset, cases: cases, seed: UInt64(seed), zone: zone)
    let events = try fill(recorder, from: simulator, cases: cases, zone: zone, context)
    context.say("cases \(cases), events \(events)", "\(cases) 件，\(events) 个事件")
  }

  /// Writes what a simulator makes into an empty book, with the tables that are published of it.
  ///
  /// - Returns: how many events.
  /// - Throws: `simulate.not-empty`.
  static func fill(
    _ recorder: Recorder, from simulator: consuming Simulator, cases: Int, zone: TimeZone,
    _ context: Context
  ) throws(Diagnostic) -> Int {
    guard recorder.state.events == 0 else {
      throw Diagnostic(
        ProgramCode.simulateNotEmpty, "the book has \(recorder.state.events) events already",
        "台账中已有 \(recorder.state.events) 个事件", at: .init(file: context.home.book.directory))
    }
    let progress = context.progress("simulating", "模拟")
    var tables = MonthlyTables(zone: zone)
    var events = 0
    while let envelope = simulator.next() {
      let recorded = envelope.recorded.flatMap { Timestamp(rfc3339: $0) }
      if let table = recorded.flatMap({ tables.publication(before: $0, recorder.state) }) {
        _ = try recorder.propose(table, isHistory: true)
        events += 1
      }
      _ = try recorder.propose(envelope, isHistory: true)
      events += 1
      if events % batch == 0 {
        _ = try recorder.commit()
        progress.update(done: min(events, cases * eventsPerCase), total: cases * eventsPerCase)
      }
    }
    _ = try recorder.commit()
    progress.finish()
    return events
  }

  private static let batch = 20_000
  private static let eventsPerCase = 8
}
