package import Basics
package import CaseModel

/// Which cases a question is about, as far as that is known from the facts of each alone: of a snapshot
/// only these are read, and the others are counted.
///
/// It may take in more than the question needs, and never leaves out a case that has a part in the
/// answer: the answer is the same as from all cases.
package struct CaseSelection: Sendable {
  /// What a case has, or is.
  struct Facts: OptionSet, Sendable {
    let rawValue: UInt8
    /// A registered case; every other subject only counts its events.
    static let registered = Facts(rawValue: 1)
    /// It is open, or a timer of it has not stopped: those of replies and follow-ups outlive it.
    static let live = Facts(rawValue: 2)
    /// A whistle called units.
    static let called = Facts(rawValue: 4)
    /// Notices or cards were issued.
    static let carded = Facts(rawValue: 8)
    static let all = Facts(rawValue: 15)
  }

  /// Any of these makes it one of the selection.
  private let facts: Facts
  /// Days since 1970 (UTC) within which something of the case must lie; nil where that makes none.
  private let days: ClosedRange<Int32>?
  /// The *now* of the question; nil where the selection rests on no due time.
  private let now: Timestamp?

  private init(_ facts: Facts) {
    self.facts = facts
    days = nil
    now = nil
  }

  /// Those with timers that have not stopped, for boards, lists of what is due, and sweeps.
  package static let timers = CaseSelection(.live)
  /// Those with calls, for whistles and who came.
  package static let calls = CaseSelection(.called)
  package static let cards = CaseSelection(.carded)

  /// The cases that can count in a period: that are live, or of which something happened or fell due in
  /// it, or so many days before.
  package init(_ period: Period, daysBefore: Int = 0, now: Timestamp) {
    facts = .live
    let bounds = period.bounds(in: .utc)
    // Wherever its midnights are.
    days =
      IndexRow.day(of: bounds.lowerBound) - 1 - Int32(daysBefore)...IndexRow.day(
        of: bounds.upperBound) + 1
    self.now = now
  }

  func includes(_ row: IndexRow) -> Bool {
    row.isCase
      && (!row.facts.isDisjoint(with: facts) || days.map { $0.overlaps(row.days) } ?? false)
  }

  /// Whether the due times in a snapshot's index are those of the question: no adoption came behind it,
  /// none takes effect between its end and *now* for what had started before, and nothing that it
  /// covers lies behind *now*.
  func holds(behind header: Snapshot.Header, in reference: ReferenceData) -> Bool {
    guard let now else { return true }
    let end = header.latest
    return now >= end
      && reference.rulebook.adoptions.count == header.rulesets.count
      && reference.calendars.entries.count == header.calendars.count
      && !reference.rulebook.adoptions.contains {
        $0.scope != .new && $0.effective > end && $0.effective <= now
      }
  }
}

extension BookState {
  /// The latest time of what was folded: due times in an index are computed as of then.
  var latest: Timestamp { max(lastTime, lastRecorded) }
}

extension Snapshot.Header {
  /// The same of what is covered.
  var latest: Timestamp { max(lastTime, lastRecorded) }
}

extension Home.Extent {
  /// Whether every byte of a section must be as it was written before any of it is used.
  func restsOnAll(of section: Snapshot.SectionName) -> Bool {
    guard case .cases = self else { return true }
    switch section {
    case .names, .index, .symbols, .reference, .registers: return true
    case .places, .states, .ids: return false
    }
  }
}
