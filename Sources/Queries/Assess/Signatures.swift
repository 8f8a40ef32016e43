package import Basics
import CaseJournal
package import CaseModel
import EventBook
package import Projection

/// Whose work a leg was: who signed it, and who resolved the case in it. No reducer keeps persons
/// (a case belongs to units), so they are gathered from the lines when they are asked for.
package struct Signatures: Sendable {
  private struct Place: Hashable {
    let subject: Subject
    let run: TimerRun.Name
  }

  /// By the `sign` run that was signed, and the `handle` run in which the case was resolved.
  private var hands: [Place: Symbol] = [:]
  /// Who resolved each case last.
  private var resolvers: [Subject: Symbol] = [:]

  package init() {}

  /// Notes what an event did to its case.
  ///
  /// - Parameters:
  ///   - actor: who recorded it; `.none` where it says nobody.
  /// - Complexity: O(runs of the case).
  package mutating func note(
    _ subject: Subject, by actor: Symbol, before: CaseState, after: CaseState
  ) {
    let isOpen = before.status.isOpen && before.status != .resolved
    let isSettled = isOpen && (after.status == .resolved || after.status == .closed)
    if isSettled { resolvers[subject] = actor }
    for (old, new) in zip(before.runs, after.runs) where old.isRunning && !new.isRunning {
      guard new.timer == .sign && !new.isCut || new.timer == .handle && isSettled else { continue }
      hands[Place(subject: subject, run: new.name)] = actor
    }
  }

  /// The person whom a contribution counts for; `.none` where nobody signed or resolved it.
  ///
  /// A dispatched leg is that of who signed it, any other that of who resolved the case in it, and a
  /// closing that of who resolved it last. A card has no person.
  package func person(of piece: Contribution, _ subject: Subject, in state: CaseState) -> Symbol {
    guard let run = piece.run else { return resolvers[subject] ?? .none }
    return leg(of: run, in: state)
      .flatMap { hands[Place(subject: subject, run: $0.name)] } ?? .none
  }

  /// The run that says whose leg this is. A dispatch starts `sign` and `handle` one behind the other.
  private func leg(of run: TimerRun, in state: CaseState) -> TimerRun? {
    guard run.timer == .handle, let index = state.runs.firstIndex(where: { $0.name == run.name })
    else { return run.timer == .sign ? run : nil }
    return index > 0 && state.runs[index - 1].timer == .sign ? state.runs[index - 1] : run
  }
}

extension TimerRun {
  /// What tells a run from the others of its case.
  struct Name: Hashable, Sendable {
    let timer: Timer
    let number: Int32
  }

  var name: Name { Name(timer: timer, number: number) }
}

extension Home {
  /// The state of a query, folded from the first line, with the persons behind its legs.
  ///
  /// - Complexity: O(bytes).
  package func signatures(
    _ query: TemporalQuery, in loaded: Loaded
  ) throws(Diagnostic) -> (state: BookState, signatures: Signatures) {
    var state = try beginning()
    var signatures = Signatures()
    try forEachLine(query, in: loaded.segments) { line, fields, _ in
      let subject = state.admit(line)
      guard let event = try? state.decode(line, fields, by: codec) else {
        return state.table.countEvent(of: subject)
      }
      guard Signatures.types.contains(event.type) else {
        _ = state.apply(event)
        return
      }
      let before = state.table[subject]
      _ = state.apply(event)
      let person = line.authID
      let actor = person.isEmpty ? .none : state.reference.symbols.intern(line.text(person))
      signatures.note(subject, by: actor, before: before, after: state.table[subject])
    }
    return (state, signatures)
  }
}

extension Signatures {
  /// The events that sign a leg, or resolve a case.
  fileprivate static let types: Set<EventType> = [.caseSigned, .caseResolved, .caseClosed]
}
