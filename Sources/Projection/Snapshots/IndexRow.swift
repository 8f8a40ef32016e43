import Basics
import CaseModel

/// What is known of a subject without reading its record: one row a subject, in the order of the records
/// (`snapshots/FORMAT.md`, "index").
struct IndexRow {
  /// In bytes.
  static let size = 28

  /// Where its record stands among the states.
  let offset: Int
  let facts: CaseSelection.Facts
  /// From the first to the last day since 1970 (UTC) on which anything of it lies: what happened, and
  /// what fell due of the timers that have stopped.
  let days: ClosedRange<Int32>
  let summary: CaseSummary

  /// Whether it is a registered case.
  var isCase: Bool { facts.contains(.registered) }

  static func day(of instant: Timestamp) -> Int32 {
    let (day, rest) = instant.microseconds.quotientAndRemainder(
      dividingBy: Timestamp.microsecondsPerDay)
    return Int32(clamping: rest < 0 ? day - 1 : day)
  }

  // MARK: As bytes

  /// nil where the bytes are none that can be meant.
  init?(_ view: ByteView, symbols: Int) {
    var reader = ByteReader(view, symbols: symbols)
    offset = reader.integer(in: 0...Int.max)
    facts = CaseSelection.Facts(rawValue: reader.integer(in: 0...15 as ClosedRange<UInt8>))
    let status = reader.choice(Status.allCases)
    let standing = CardLevel.allCases.map { _ in Int(reader.integer(UInt16.self)) }
    let tier = reader.symbol()
    let first = reader.integer(Int32.self)
    let last = reader.integer(Int32.self)
    reader.require(first <= last)
    guard reader.isFinished else { return nil }
    days = first...last
    summary = CaseSummary(status: status, tier: tier, standing: standing)
  }
}

extension ByteWriter {
  /// The row of a subject's state whose record stands at an offset.
  ///
  /// - Parameter now: the latest time of what the snapshot covers.
  mutating func indexRow(
    of state: CaseState, at offset: Int, _ calculator: DeadlineCalculator, now: Timestamp
  ) {
    let summary = CaseSummary(state)
    var facts: CaseSelection.Facts = state.isRegistered ? .registered : []
    // A count that has no room here is read from the record.
    let isCountable = summary.standing.allSatisfy { $0 <= UInt16.max }
    if state.isRegistered, !isCountable || state.isLive { facts.insert(.live) }
    if !state.calls.isEmpty { facts.insert(.called) }
    if !state.supervisions.isEmpty { facts.insert(.carded) }
    integer(offset)
    integer(facts.rawValue)
    integer(UInt8(state.status.rawValue))
    for count in summary.standing { integer(UInt16(clamping: count)) }
    symbol(summary.tier)
    let days = state.days(calculator, now: now)
    integer(days.lowerBound)
    integer(days.upperBound)
  }
}

extension CaseState {
  fileprivate var isLive: Bool {
    status.isOpen || runs.contains { $0.isRunning }
  }

  /// See `IndexRow.days`.
  ///
  /// - Complexity: O(runs).
  fileprivate func days(_ calculator: DeadlineCalculator, now: Timestamp) -> ClosedRange<Int32> {
    guard isRegistered else { return 0...0 }
    var (first, last) = (registered, registered)
    func take(_ instant: Timestamp?) {
      guard let instant else { return }
      first = min(first, instant)
      last = max(last, instant)
    }
    for run in runs {
      take(run.start)
      guard let stop = run.stop else { continue }
      take(stop)
      if run.timer == .handle || run.timer == .resolve {
        take(calculator.row(of: run, in: self, now: now)?.due)
      }
    }
    for card in supervisions { take(card.time) }
    for completion in completions {
      take(completion.resolved)
      take(completion.closed)
    }
    take(rejected)
    // What never was lies in 1970, and would have its day.
    for instant in [resolved, closed] where instant.microseconds != 0 { take(instant) }
    return IndexRow.day(of: first)...IndexRow.day(of: last)
  }
}
