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

  /// What there was of a case before an event that may settle a leg.
  private struct Before {
    let isOpen: Bool
    /// The `sign` and `handle` runs that are running.
    let running: [TimerRun.Name]

    init(_ state: CaseState) {
      isOpen = state.status.isOpen && state.status != .resolved
      running = state.runs.filter { $0.isRunning && ($0.timer == .sign || $0.timer == .handle) }
        .map(\.name)
    }
  }

  /// Notes what an event did to its case.
  ///
  /// - Parameters:
  ///   - actor: who recorded it; `.none` where it says nobody.
  /// - Complexity: O(runs of the case).
  private mutating func note(
    _ subject: Subject, by actor: Symbol, before: Before, after: CaseState
  ) {
    let isSettled = before.isOpen && (after.status == .resolved || after.status == .closed)
    if isSettled { resolvers[subject] = actor }
    for run in after.runs where !run.isRunning && before.running.contains(run.name) {
      guard run.timer == .sign ? !run.isCut : isSettled else { continue }
      hands[Place(subject: subject, run: run.name)] = actor
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

extension Signatures {
  /// The events that sign a leg, or resolve a case.
  private static let types: Set<EventType> = [.caseSigned, .caseResolved, .caseClosed]

  /// Gathers signatures while a book is replayed. Events are decoded some time before they are folded.
  fileprivate final class Gatherer {
    private var signatures = Signatures()
    /// Names of persons: the book's own take in only whom an authority asks for.
    private var names = SymbolTable()
    private var before: Before?
    /// Of the events that were decoded and are not folded yet.
    private var actors: [Symbol] = []
    private var next = 0

    func observer(_ codec: EventCodec) -> Replay.Observer {
      var observer = Replay.Observer()
      observer.line = { line, _, _ in
        guard let type = codec.type(of: line), types.contains(type) else { return }
        let person = line.authID
        self.actors.append(
          person.isEmpty ? .none : line.withText(person) { self.names.intern($0) })
      }
      observer.evolving = { event, state in
        if types.contains(event.type) { self.before = Before(state) }
      }
      observer.evolved = { event, state, _ in
        guard types.contains(event.type), let before = self.before else { return }
        self.signatures.note(
          event.subject, by: self.takeActor(), before: before, after: state)
      }
      return observer
    }

    private func takeActor() -> Symbol {
      defer {
        next += 1
        if next == actors.count { (actors, next) = ([], 0) }
      }
      return actors[next]
    }

    /// What was gathered, in the names of a state, which takes in those that it lacks.
    func finish(in symbols: inout SymbolTable) -> Signatures {
      let known = (0..<names.count).map { raw in
        names.withBytes(of: Symbol(raw: Int32(raw))) { symbols.intern($0) }
      }
      func translate(_ person: Symbol) -> Symbol { person.isNone ? .none : known[person.index] }
      var result = signatures
      result.hands = result.hands.mapValues(translate)
      result.resolvers = result.resolvers.mapValues(translate)
      return result
    }
  }
}

extension Home {
  /// The state of a query, folded from the first line, with the persons behind its legs.
  ///
  /// - Complexity: O(bytes).
  package func signatures(
    _ query: TemporalQuery, in loaded: Loaded
  ) throws(Diagnostic) -> (state: BookState, signatures: Signatures) {
    var home = self
    home.usesSnapshots = false
    let gatherer = Signatures.Gatherer()
    var state = try home.load(
      query, of: loaded.segments, observer: gatherer.observer(codec)
    ).state
    let signatures = gatherer.finish(in: &state.reference.symbols)
    return (state, signatures)
  }
}
