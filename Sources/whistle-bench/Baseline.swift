import Basics
import FileStore
import Foundation
import Projection

/// The ratios of a run, with which later runs are compared: each a time to another of the same run, so
/// that a faster or a busier machine does not count.
struct Baseline: Equatable {
  let machine: String
  /// YYYY-MM-DD, UTC.
  let date: String
  /// The size of the book: ratios of another are others.
  let events: Int
  /// By what was measured; the less the better.
  let costs: [String: Double]

  /// What became slower by more than this share is said.
  static let tolerance = 0.1

  init(machine: String, date: String, events: Int, costs: [String: Double]) {
    self.machine = machine
    self.date = date
    self.events = events
    self.costs = costs
  }

  /// Of this machine, today.
  init(events: Int, costs: [(name: String, cost: Double)]) {
    self.init(
      machine: Self.thisMachine, date: String(Clock.now().rfc3339().prefix(10)), events: events,
      costs: Dictionary(costs.map { ($0.name, $0.cost) }, uniquingKeysWith: { $1 }))
  }

  /// Nil where the text is none.
  init?(_ text: String) {
    guard let object = try? JSONParser.parse(text).object, let machine = object["machine"]?.string,
      let date = object["date"]?.string, let events = object["events"]?.number?.int,
      let costs = object["costs"]?.object
    else { return nil }
    let numbers = costs.keys.compactMap { name in
      costs[name]?.number.map { (name, $0.double) }
    }
    guard numbers.count == costs.keys.count, numbers.allSatisfy({ $0.1 > 0 && $0.1.isFinite })
    else { return nil }
    self.init(
      machine: machine, date: date, events: events,
      costs: Dictionary(numbers, uniquingKeysWith: { $1 }))
  }

  /// Ratios in ten-thousandths.
  var text: String {
    let lines = costs.sorted { $0.key < $1.key }.map { name, cost in
      "    \(JSONText.quoted(name)): \(decimals(cost, 4))"
    }
    return """
      {
        "machine": \(JSONText.quoted(machine)),
        "date": \(JSONText.quoted(date)),
        "events": \(events),
        "costs": {
      \(lines.joined(separator: ",\n"))
        }
      }

      """
  }

  /// What this run says to an earlier one, line by line: first how far they can be compared, then what
  /// became slower, by name.
  func compared(to earlier: Baseline) -> [String] {
    guard events == earlier.events else {
      return ["not compared: the baseline is of \(earlier.events) events"]
    }
    var lines = ["compared to \(earlier.date)"]
    if machine != earlier.machine { lines.append("on another machine: \(earlier.machine)") }
    let names = costs.keys.sorted()
    for name in names where earlier.costs[name] == nil { lines.append("new: \(name)") }
    for name in earlier.costs.keys.sorted() where costs[name] == nil {
      lines.append("not measured: \(name)")
    }
    let slower = names.compactMap { name in earlier.costs[name].flatMap { slowed(name, $0) } }
    return lines + (slower.isEmpty ? ["nothing became slower by more than 10 %"] : slower)
  }

  private func slowed(_ name: String, _ before: Double) -> String? {
    guard let now = costs[name], now > before * (1 + Self.tolerance) else { return nil }
    return "slower by \(decimals((now / before - 1) * 100, 0)) %: \(name)"
  }

  private static var thisMachine: String {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = lines.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = model?.split(separator: ": ", maxSplits: 1).last.map(String.init)
    return "\(name ?? "unknown"), \(Processors.count) processors"
  }
}
