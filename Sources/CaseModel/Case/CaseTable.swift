/// All subjects that a reading of the book met, the cases among them (SPEC §2, `subject`).
public struct CaseTable: Sendable {
  /// One state for each subject, in the order of their first events; those that are no cases only
  /// count their events.
  public private(set) var states: [CaseState] = []
  private var index: [Int32] = []

  public init() {}

  /// Number of registered cases.
  public var caseCount: Int { states.count { $0.isRegistered } }

  public subscript(subject: Symbol) -> CaseState? {
    position(of: subject).map { states[$0] }
  }

  public func position(of subject: Symbol) -> Int? {
    guard subject.index >= 0, subject.index < index.count, index[subject.index] >= 0 else {
      return nil
    }
    return Int(index[subject.index])
  }

  /// The position of a subject's state, made where it is new.
  public mutating func admit(_ subject: Symbol) -> Int {
    if let known = position(of: subject) { return known }
    while index.count <= subject.index { index.append(-1) }
    index[subject.index] = Int32(states.count)
    states.append(CaseState(id: subject))
    return states.count - 1
  }

  /// Puts a state in place, for one that comes from a snapshot.
  public mutating func restore(_ state: CaseState) {
    let position = admit(state.id)
    states[position] = state
  }

  @inline(__always)
  public mutating func update(_ position: Int, _ change: (inout CaseState) -> Void) {
    change(&states[position])
  }

  /// What stands against merging a case into another: the target must be open, and no ring arise.
  public func merger(of subject: Symbol, into target: Symbol) -> Violation? {
    var next = target
    var seen: Set<Symbol> = []
    while !next.isNone, seen.insert(next).inserted {
      if next == subject { return .mergerRing(target) }
      next = self[next]?.mergedInto ?? .none
    }
    let isOpen = self[target].map { $0.isRegistered && $0.status.isOpen } ?? false
    return isOpen ? nil : .targetNotOpen(target)
  }
}
