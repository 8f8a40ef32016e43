public import Basics

/// `commitment.made` and `commitment.kept`.
public struct CommitmentFact: Sendable {
  public let unit: Symbol
  /// nil where `data.quarter` names none.
  public let quarter: Period?
  public let item: Symbol
  public let isKept: Bool

  public init(unit: Symbol, quarter: Period?, item: Symbol, isKept: Bool) {
    self.unit = unit
    self.quarter = quarter
    self.item = item
    self.isKept = isKept
  }
}

/// What a unit promised for a quarter (亮承诺).
public struct Commitment: Sendable {
  public let unit: Symbol
  public let quarter: Period
  public let item: Symbol
  public let made: Timestamp
  public internal(set) var kept: Timestamp?

  /// Whether it was kept before its quarter was over: a later keeping changes no contest that was held.
  public func wasKept(in zone: TimeZone) -> Bool {
    kept.map { $0 < quarter.bounds(in: zone).upperBound } ?? false
  }

  /// Whether it was made after the last day, the tenth of the quarter's first month.
  public func isLate(in zone: TimeZone) -> Bool { Commitments.isLate(made, quarter, zone) }
}

/// The quarterly commitments, and which of them were kept.
public struct Commitments: Sendable {
  /// The day of the quarter's first month by which they are to be made, itself included.
  public static let lastDay = 10

  /// In the order of the book.
  public private(set) var all: [Commitment] = []
  private var places: [Key: Int] = [:]

  private struct Key: Hashable {
    let unit: Symbol
    let quarter: Period
    let item: Symbol
  }

  private func place(_ fact: CommitmentFact) -> Int? {
    fact.quarter.flatMap {
      places[Key(unit: fact.unit, quarter: $0, item: fact.item)]
    }
  }

  /// Whether a time lies behind the last day for a quarter, in local dates.
  public static func isLate(_ time: Timestamp, _ quarter: Period, _ zone: TimeZone) -> Bool {
    zone.local(time).date > CivilDate(unchecked: quarter.year, quarter.firstMonth, lastDay)
  }

  func violation(of fact: CommitmentFact, time: Timestamp, zone: TimeZone) -> RegisterViolation? {
    guard let quarter = fact.quarter else { return nil }
    let known = place(fact).map { all[$0] }
    switch (fact.isKept, known) {
    case (true, nil): return .noCommitment(fact.unit, quarter)
    case (true, let known?): return known.kept == nil ? nil : .commitmentKept
    case (false, .some): return .commitmentMade
    case (false, nil):
      return Commitments.isLate(time, quarter, zone) ? .commitmentLate(quarter) : nil
    }
  }

  /// A late one counts, and is seen to be late; a second making or keeping, and the keeping of what
  /// was never promised, do not.
  mutating func evolve(_ fact: CommitmentFact, time: Timestamp) {
    guard let quarter = fact.quarter else { return }
    if let place = place(fact) {
      if fact.isKept && all[place].kept == nil { all[place].kept = time }
    } else if !fact.isKept {
      places[Key(unit: fact.unit, quarter: quarter, item: fact.item)] = all.count
      all.append(Commitment(unit: fact.unit, quarter: quarter, item: fact.item, made: time))
    }
  }
}
