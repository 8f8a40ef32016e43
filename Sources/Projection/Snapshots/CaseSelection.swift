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
    /// It is open, or a timer of it has not stopped and is limited: those of replies and follow-ups outlive it.
    static let live = Facts(rawValue: 2)
    /// A whistle called units.
    static let called = Facts(rawValue: 4)
    /// Notices or cards were issued.
    static let carded = Facts(rawValue: 8)
    /// It is over, and a timer of it has not stopped that no rules limit: it is never due.
    static let unlimited = Facts(rawValue: 16)
    static let all = Facts(rawValue: 31)
  }

  /// What a selection asks of the rules; they are those of the end of the snapshot where its index was made.
  private enum Basis {
    case nothing
    /// Whether a timer has a limit at all, at the *now* of the question.
    case limits(now: Timestamp)
    /// When timers were due.
    case dueTimes(now: Timestamp)
  }

  /// Any of these makes it one of the selection.
  private let facts: Facts
  /// Days since 1970 (UTC) within which something of the case must lie; nil where that makes none.
  private let days: ClosedRange<Int32>?
  private let basis: Basis

  private init(_ facts: Facts, _ basis: Basis = .nothing) {
    self.facts = facts
    days = nil
    self.basis = basis
  }

  /// Those with timers that have not stopped and may be due, for boards, lists of what is due, and sweeps.
  package static func timers(now: Timestamp) -> CaseSelection {
    CaseSelection(.live, .limits(now: now))
  }

  /// Those with calls, for whistles and who came.
  package static let calls = CaseSelection(.called)
  package static let cards = CaseSelection(.carded)

  /// The cases that can count in a period: that are live, or of which something happened or fell due in
  /// it, or so many days before.
  package init(_ period: Period, daysBefore: Int = 0, now: Timestamp) {
    facts = [.live, .unlimited]
    let bounds = period.bounds(in: .utc)
    // Wherever its midnights are.
    days =
      IndexRow.day(of: bounds.lowerBound) - 1 - Int32(daysBefore)...IndexRow.day(
        of: bounds.upperBound) + 1
    basis = .dueTimes(now: now)
  }

  func includes(_ row: IndexRow) -> Bool {
    row.isCase
      && (!row.facts.isDisjoint(with: facts) || days.map { $0.overlaps(row.days) } ?? false)
  }

  /// Whether what a snapshot's index knows of the rules is so at the *now* of the question.
  func holds(behind header: Snapshot.Header, in reference: ReferenceData) -> Bool {
    switch basis {
    case .nothing: true
    case .limits(let now): header.hasRules(of: reference, at: now)
    case .dueTimes(let now):
      now >= header.latest && reference.calendars.entries.count == header.calendars.count
        && header.hasRules(of: reference, at: now)
    }
  }

  /// What is read where that does not hold: a selection that asks nothing of the rules; nil for all cases.
  var wider: CaseSelection? {
    switch basis {
    case .limits: CaseSelection(facts.union(.unlimited))
    case .nothing, .dueTimes: nil
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

  /// Whether the same rules govern what had started, at the end of what is covered and at another time: no
  /// adoption came behind it, and none takes effect between the two for what had started before.
  fileprivate func hasRules(of reference: ReferenceData, at now: Timestamp) -> Bool {
    let adoptions = reference.rulebook.adoptions
    let (first, last) = (min(latest, now), max(latest, now))
    return adoptions.count == rulesets.count
      && !adoptions.contains { $0.scope != .new && $0.effective > first && $0.effective <= last }
  }
}

extension Home.Extent {
  /// Whether every byte of a section must be as it was written before any of it is used.
  func restsOnAll(of section: Snapshot.SectionName) -> Bool {
    switch (self, section) {
    case (.all, _): true
    case (_, .names), (_, .index), (_, .symbols), (_, .reference), (_, .registers): true
    // What is asked for one by one would not be there where its record is damaged.
    case (.onDemand, .states): true
    // Each line that a place leads to is looked at, and only who writes asks for identities.
    case (.cases, .states), (_, .places), (_, .ids): false
    }
  }

  /// Whether the registers are read when somebody asks for one.
  func leavesRegisters(isForWriting: Bool) -> Bool {
    switch self {
    case .all: false
    case .onDemand: !isForWriting
    case .cases: true
    }
  }
}
