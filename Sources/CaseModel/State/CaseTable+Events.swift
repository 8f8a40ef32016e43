import Basics

/// What events ask of the table, and do to it.
extension CaseTable {
  /// Reads from the state of a subject: of many in a row, so that all of them come into the processor's
  /// cache at once and not one after another.
  ///
  /// - Returns: a number without meaning, which keeps the reading from being left out.
  @inline(__always)
  public func prefetch(_ subject: Subject) -> Int64 { states.span[Int(subject.index)].touched }

  /// How an event would break the table now.
  public func violation(
    of event: Event, in reference: borrowing ReferenceData, merger: Violation?
  ) -> Violation? {
    reference.violation(of: event, on: states.span[Int(event.subject.index)], merger: merger)
  }

  /// Judges an event and lets it have its effect.
  mutating func apply(_ event: Event, in reference: ReferenceData, merger: Violation?) -> Violation?
  {
    states[Int(event.subject.index)].apply(event, in: reference, merger: merger)
  }

  /// Lets an event have its effect on its subject.
  public mutating func evolve(_ event: Event, in reference: ReferenceData) {
    states[Int(event.subject.index)].evolve(event, in: reference)
  }

  /// What stands against merging a case into another: the target must be open, and no ring arise.
  public func merger(
    of subject: Subject, into target: Symbol, _ symbols: SymbolTable
  ) -> Violation? {
    let own = name(of: subject)
    var next = target
    var seen: Set<Symbol> = []
    while !next.isNone, seen.insert(next).inserted {
      if symbols.text(next) == own { return .mergerRing(target) }
      next = find(symbols.text(next))?.mergedInto ?? .none
    }
    let isOpen = find(symbols.text(target)).map { $0.isRegistered && $0.status.isOpen } ?? false
    return isOpen ? nil : .targetNotOpen(target)
  }
}
