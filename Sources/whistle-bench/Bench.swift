import Basics
import EventBook
import FileStore
import Projection
import Simulation
import Synchronization

/// Measures the program beside named peers, in one run, and prints ratios: absolute times belong to
/// the machine of the day.
///
///     whistle-bench [--baseline FILE] [--write-baseline] [EVENTS] [DIRECTORY]
///     whistle-bench line [EVENTS] [DIRECTORY]
///
/// `line`: how the cost grows with the book, from a tenth of EVENTS to all. EVENTS: the size of the
/// simulated book, 1,000,000 unless given. DIRECTORY: where it is made and kept for the next run, on a
/// real disk; a temporary place that is removed again unless given. FILE: the ratios of an earlier run
/// with which those of this run are compared, or which it writes; `baseline.json` here unless given.
@main
enum Bench {
  static func main() {
    do throws(Diagnostic) { try run(Array(CommandLine.arguments.dropFirst())) } catch {
      print(error.rendered())
      Process.exit(2)
    }
  }

  private static func run(_ arguments: [String]) throws(Diagnostic) {
    var arguments = arguments
    let wish = try BaselineWish(takingFrom: &arguments)
    let isLine = arguments.first == "line"
    if isLine { arguments.removeFirst() }
    let events = arguments.isEmpty ? 1_000_000 : Int(arguments[0]) ?? 0
    guard events > 0, arguments.count <= 2, !arguments.contains(where: { $0.hasPrefix("-") })
    else { throw misused(arguments) }
    guard !isLine || wish == BaselineWish() else { throw misused(["line"] + arguments) }
    let directory = arguments.count > 1 ? arguments[1] : "whistle-bench.\(events).tmp"
    if isLine {
      try LineMeasure.run(directory, events: events)
    } else {
      try measure(directory, events: events)
      try wish.fulfil(Baseline(events: events, costs: costs.withLock(\.self)))
    }
    if arguments.count < 2 { try Directory.removeTree(directory) }
  }

  static func misused(_ arguments: [String]) -> Diagnostic {
    Diagnostic(
      BenchCode.arguments,
      "'\(arguments.joined(separator: " "))' is not a size of a book and a directory",
      "“\(arguments.joined(separator: " "))”不是台账大小和目录")
  }

  private static func measure(_ directory: String, events: Int) throws(Diagnostic) {
    let home = try BenchBook.make(events: events, in: directory)
    let replay = try ReplayMeasure.run(home)
    try PeerMeasure.run(home, events: replay.events, replaySeconds: replay.seconds)
    try ImpactMeasure.run(home, replaySeconds: replay.seconds)
    try VerifyMeasure.run(home)
    try SnapshotMeasure.run(home)
    try DailyMeasure.run(home)
    try SweepMeasure.run(directory, cases: events * 3 / 10)
    try AppendMeasure.run(directory)
  }
}

/// Seconds that a piece of work takes.
func seconds(_ work: () throws(Diagnostic) -> Void) throws(Diagnostic) -> Double {
  let start = Clock.monotonicMicroseconds()
  try work()
  return Double(Clock.monotonicMicroseconds() - start) / 1_000_000
}

/// The least of three rounds.
func best(_ work: () throws(Diagnostic) -> Void) throws(Diagnostic) -> Double {
  var best = Double.infinity
  for _ in 0..<3 { best = min(best, try seconds(work)) }
  return best
}

/// A line of the report: what was measured, and the figure.
func report(_ what: String, _ figure: String) {
  print(what.padding(to: 58) + figure)
}

/// What a time is to another of the same run, the less the better. By its name it is found in a baseline.
func reportCost(_ what: String, _ cost: Double) {
  report(what, decimals(cost))
  costs.withLock { $0.append((what, cost)) }
}

/// How often a time goes into another of the same run, the more the better: a baseline has its inverse.
func reportGain(_ what: String, _ gain: Double) {
  report(what, decimals(gain, gain < 2 ? 2 : 1) + " times")
  costs.withLock { $0.append((what, 1 / gain)) }
}

/// The ratios of this run so far, by name. What the disk alone decides is not among them.
private let costs = Mutex<[(name: String, cost: Double)]>([])

func decimals(_ value: Double, _ digits: Int = 2) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let rounded = (value * scale).rounded() / scale
  return "\(rounded)"
}

extension String {
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
