import Basics
package import CaseModel

/// Those of a whole book, asked where a test has finished with it: they look at every subject.
extension Invariant<BookState> {
  package static let ofBook: [Self] = [
    Invariant("The versions of all subjects add up to the events (§2).") { state in
      state.table.states.reduce(0) { $0 + Int($1.version) } == state.events
    }
  ]

  /// Those that a single step can be held against.
  package static let ofStep: [Self] = [
    Invariant("The events are those of the sequence, without a gap (§2).") {
      $0.events == $0.sequence
    },
    Invariant("There are no more anomalies than events (§4).") {
      (0...$0.events).contains($0.anomalies)
    },
    Invariant("No event happened after the latest (§8).") {
      $0.events == 0 || $0.lastEventTime <= $0.lastTime
    },
  ]
}

/// Those of all adoptions of rules.
extension Invariant<[Adoption]> {
  package static let ofAdoptions: [Self] = [
    Invariant("Adoptions stand by the instant from which they hold, then by the book (§6).") {
      zip($0, $0.dropFirst()).allSatisfy {
        ($0.effective, $0.sequence) < ($1.effective, $1.sequence)
      }
    }
  ]
}

/// Those of all adoptions of calendars.
extension Invariant<[Calendars.Entry]> {
  package static let ofCalendars: [Self] = [
    Invariant("Calendars stand by their time, then by the book (§6).") {
      zip($0, $0.dropFirst()).allSatisfy { ($0.time, $0.sequence) < ($1.time, $1.sequence) }
    }
  ]
}

/// Those of a task on the board.
extension Invariant<ServiceTask> {
  package static let ofTask: [Self] = [
    Invariant("A task has somebody who took it up exactly where it is claimed or done (§3).") {
      ($0.claimed != nil) == ($0.status == .claimed || $0.status == .done)
    },
    Invariant("A task has ended exactly where it is done or withdrawn (§3).") {
      ($0.ended != nil) == ($0.status == .done || $0.status == .withdrawn)
    },
    Invariant("Only a task that is done has evidence (§3).") {
      !$0.hasEvidence || $0.status == .done
    },
  ]
}

/// Those of the entries of all ledgers.
extension Invariant<[PointsEntry]> {
  package static let ofPoints: [Self] = [
    Invariant("Nothing is taken back that was not awarded: no sum falls below zero (§3).") {
      entries in
      var sums: [[Symbol]: Hundredths] = [:]
      return entries.allSatisfy { entry in
        sums[[entry.ledger, entry.holder], default: .zero] += entry.amount
        return sums[[entry.ledger, entry.holder], default: .zero] >= .zero
      }
    },
    Invariant("No entry is of nothing (§3).") { $0.allSatisfy { $0.amount != .zero } },
  ]
}

extension BookState {
  /// Every invariant that the state breaks, the whole of it looked at; the cases as far as a state
  /// alone shows.
  package var brokenInvariants: [String] {
    let cases = table.states.flatMap { state in
      Invariant.ofCase.broken(
        by: FoldedCase(state, events: Int(state.version), isInOrder: false, in: reference))
    }
    return Invariant.ofStep.broken(by: self) + Invariant.ofBook.broken(by: self) + cases
      + registers.brokenInvariants + reference.brokenInvariants
  }
}

extension ReferenceData {
  package var brokenInvariants: [String] {
    Invariant.ofAdoptions.broken(by: rulebook.adoptions)
      + Invariant.ofCalendars.broken(by: calendars.entries)
  }
}

extension Registers {
  package var brokenInvariants: [String] {
    tasks.all.flatMap { Invariant.ofTask.broken(by: $0) }
      + Invariant.ofPoints.broken(by: points.entries)
  }
}
