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
  ///
  /// By whole words: each question goes through all rows.
  @inline(__always)
  init?(_ view: ByteView, symbols: Int) {
    guard view.count == Self.size, let offset = Int(exactly: view.word(at: 0)) else { return nil }
    let (head, tail) = (view.word(at: 8), view.word(at: 16))
    func count(_ place: UInt64) -> Int { Int(head &>> place & 0xFFFF) }
    let facts = CaseSelection.Facts(rawValue: UInt8(truncatingIfNeeded: head))
    let tier = Symbol(raw: Int32(truncatingIfNeeded: tail))
    let first = Int32(truncatingIfNeeded: tail &>> 32)
    let last = Int32(truncatingIfNeeded: view.halfWord(at: 24))
    guard let status = Status(rawValue: UInt8(truncatingIfNeeded: head &>> 8)),
      facts.isSubset(of: .all), tier.raw >= -1, tier.index < symbols, first <= last
    else { return nil }
    self.offset = offset
    self.facts = facts
    days = first...last
    summary = CaseSummary(
      status: status, tier: tier,
      standing: CardCounts(notices: count(16), yellows: count(32), reds: count(48)))
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
    let standing = [summary.standing.notices, summary.standing.yellows, summary.standing.reds]
    let isCountable = standing.allSatisfy { $0 <= UInt16.max }
    if state.isRegistered {
      if !isCountable || state.isLive(calculator, now: now) {
        facts.insert(.live)
      } else if state.runs.mayRun {
        facts.insert(.unlimited)
      }
    }
    if !state.calls.isEmpty { facts.insert(.called) }
    if !state.supervisions.isEmpty { facts.insert(.carded) }
    integer(offset)
    integer(facts.rawValue)
    integer(UInt8(state.status.rawValue))
    for count in standing { integer(UInt16(clamping: count)) }
    symbol(summary.tier)
    let days = state.days(calculator, now: now)
    integer(days.lowerBound)
    integer(days.upperBound)
  }
}

extension CaseState {
  /// - Complexity: O(runs).
  fileprivate func isLive(_ calculator: DeadlineCalculator, now: Timestamp) -> Bool {
    status.isOpen
      || runs.contains { $0.isRunning && calculator.row(of: $0, in: self, now: now) != nil }
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
