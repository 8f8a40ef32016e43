import Basics
import CaseModel
import CaseTestSupport
import EventBook
import FileStore
import Testing

@testable import Simulation

@Suite("A simulated book is one that the program could have written")
struct SimulatedBookTests {
  private static func simulator(_ name: String, cases: Int) throws -> Simulator {
    let preset = try #require(Simulation.preset(named: name))
    let zone = try ZoneDatabase().zone(named: preset.zoneName)
    return Simulator(preset: preset, cases: cases, seed: 5, zone: zone)
  }

  @Test("What breaks the table is what a story means to break", arguments: ["linshu", "standard"])
  func breaksOnlyWhatIsMeant(_ preset: String) throws {
    // The tables that are appealed against are published by who tells the book.
    let meant = Set(Flaw.allCases.flatMap(\.kinds))
      .union(["task-taken", "commitment-late", "not-published", "late-record"])
    var book = CaseBook()
    var broken: Set<String> = []
    for event in try Self.simulator(preset, cases: 900) {
      guard let kind = book.record(event) else { continue }
      #expect(meant.contains(kind), "\(event.subject): \(event.type) breaks \(kind)")
      broken.insert(kind)
    }
    #expect(broken.count > 8)
  }

  @Test("Each morning's notices are those that a sweep of the book before it issues")
  func sweepsAsTheProgram() throws {
    let events = Array(try Self.simulator("linshu", cases: 900))
    var rest = events[...]
    var book = CaseBook()
    var mornings = 0
    for morning in Set(events.filter { $0.source == Sweep.source }.map(\.time)).sorted() {
      let now = try #require(Timestamp(rfc3339: morning))
      while let next = rest.first, next.source != Sweep.source || next.time != morning {
        book.record(next)
        rest.removeFirst()
      }
      let expected = book.issued(at: now)
      let told = rest.filter { $0.source == Sweep.source && $0.time == morning }
      #expect(told.map(\.notice).sorted() == expected, "\(morning)")
      mornings += 1
    }
    #expect(mornings > 100)
  }
}

extension CaseBook {
  /// What a sweep issues now, one line a notice.
  fileprivate func issued(at now: Timestamp) -> [String] {
    let (reference, cases) = (state.reference, state.table.sortedCases)
    var table = state.table
    return Sweep(reference, now: now).notices(for: cases[...], in: table).compactMap {
      subject, notice in
      let event = Event(
        sequence: 0, time: now, recorded: now, subject: subject, by: notice.unit ?? .none,
        type: notice.type, fact: notice.fact)
      guard table.violation(of: event, in: reference, merger: nil) == nil else { return nil }
      table.evolve(event, in: reference)
      return "\(table.name(of: subject)) \(words(notice))"
    }.sorted()
  }

  private func words(_ notice: Notice) -> String {
    func name(_ run: Notice.RunName) -> String { "\(run.timer.rawValue) \(run.number)" }
    switch notice {
    case .urge(let run, let unit, let due):
      return "\(name(run)) \(text(unit) ?? "") \(due)"
    case .card(let level, let run, let unit, _):
      return "\(name(run)) \(text(unit) ?? "") \(level.name)"
    case .escalation(let up):
      var run = " "
      if case .timer(let name, _) = up.cause { run = "\(name.timer.rawValue) \(name.number)" }
      return "\(run) \(text(up.from) ?? "") \(text(up.to) ?? "") \(up.isSkip)"
    }
  }
}

extension Envelope {
  /// The same of a notice that stands in the book.
  fileprivate var notice: String {
    func text(_ key: String) -> String { data[key]?.string ?? "" }
    let run = "\(text("timer")) \(data["run"]?.number?.text ?? "")"
    let rest =
      switch type {
      case "case.urged":
        "\(text("unit")) \(Timestamp(rfc3339: text("due")) ?? .earliest)"
      case "supervision.issued": "\(text("unit")) \(text("level"))"
      default: "\(text("from")) \(text("to")) \(data["skip"]?.bool ?? false)"
      }
    return "\(subject) \(run) \(rest)"
  }
}
