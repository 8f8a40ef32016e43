public import Basics

/// One `rules.adopted`.
public struct Adoption: Sendable {
  public enum Scope: String, CaseIterable, Sendable { case new, open, all }

  public let ruleset: Ruleset
  public let effective: Timestamp
  public let scope: Scope
  /// Where it stands in the book; 0 where it overrides those of the book.
  public let sequence: Int

  public init(ruleset: Ruleset, effective: Timestamp, scope: Scope, sequence: Int) {
    self.ruleset = ruleset
    self.effective = effective
    self.scope = scope
    self.sequence = sequence
  }
}

/// All adoptions of rules that a reading of the book knows.
public struct Rulebook: Sendable {
  /// By effective time, of equals in the order of the book.
  public private(set) var adoptions: [Adoption] = []

  public init() {}

  /// The ladder where no ruleset is in force (SPEC §5).
  public static let defaultLadder = ["building", "grid", "community", "street"]

  public mutating func adopt(_ adoption: Adoption) {
    let index = adoptions.firstIndex {
      ($0.effective, $0.sequence) > (adoption.effective, adoption.sequence)
    }
    adoptions.insert(adoption, at: index ?? adoptions.count)
  }

  /// The adoption in force at an instant: the latest effective, of equals the later in the book.
  public func inForce(at instant: Timestamp) -> Adoption? {
    index(at: instant).map { adoptions[$0] }
  }

  @inline(__always)
  func index(at instant: Timestamp) -> Int? {
    var index = adoptions.count - 1
    while index >= 0, adoptions[index].effective > instant { index -= 1 }
    return index < 0 ? nil : index
  }

  /// The adoption that governs a timer (SPEC §6, "Which ruleset"): the one in force at its start,
  /// unless a later one with scope `open` or `all` has taken it over by `now` (decision 3).
  ///
  /// - Parameter stop: nil while the timer runs.
  func governing(start: Timestamp, stop: Timestamp?, now: Timestamp) -> Int? {
    var index = adoptions.count - 1
    while index >= 0 {
      let effective = adoptions[index].effective
      if effective <= start { return index }
      let isTakenOver =
        switch adoptions[index].scope {
        case .new: false
        case .open: effective <= now && (stop.map { effective < $0 } ?? true)
        case .all: effective <= now
        }
      if isTakenOver { return index }
      index -= 1
    }
    return nil
  }
}
