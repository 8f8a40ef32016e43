package import Basics
import CaseJournal
package import CaseModel
import EventBook
package import Projection

/// Whose work a leg was: who signed it, and who resolved the case in it. No reducer keeps persons
/// (a case belongs to units), so they are gathered from the lines when they are asked for.
package struct Signatures: Sendable {
  /// A `sign` run that was signed, or a `handle` run in which the case was resolved.
  private struct Hand {
    let run: TimerRun.Name
    var person: Symbol
    /// The one before it of the same case; -1 for none.
    let previous: Int32
  }

  private var hands: [Hand] = []
  /// The last of each case, by the number of the subject; -1 for none.
  private var lastHands: [Int32] = []
  /// Who resolved each case last.
  private var resolvers: [Symbol] = []

  package init() {}

  /// What there was of a case before an event that may settle a leg.
  private struct Before {
    let isOpen: Bool
    /// The first 64 runs that are running, a bit each, and how many of the others.
    private var near: UInt64 = 0
    private var far: [Int] = []

    init(_ state: CaseState) {
      isOpen = state.status.isOpen && state.status != .resolved
      for index in state.runs.indices where state.runs[index].isRunning {
        if index < 64 { near |= 1 << UInt64(index) } else { far.append(index) }
      }
    }

    func isRunning(_ index: Int) -> Bool {
      index < 64 ? near >> UInt64(index) & 1 == 1 : far.contains(index)
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
    let index = Int(subject.index)
    while lastHands.count <= index {
      lastHands.append(-1)
      resolvers.append(.none)
    }
    let isSettled = before.isOpen && (after.status == .resolved || after.status == .closed)
    if isSettled { resolvers[index] = actor }
    for place in after.runs.indices where before.isRunning(place) {
      let run = after.runs[place]
      guard !run.isRunning,
        run.timer == .sign && !run.isCut || run.timer == .handle && isSettled
      else { continue }
      hands.append(Hand(run: run.name, person: actor, previous: lastHands[index]))
      lastHands[index] = Int32(truncatingIfNeeded: hands.count - 1)
    }
  }

  /// Who had a hand in a run last.
  private func hand(in run: TimerRun.Name, of subject: Subject) -> Symbol {
    let index = Int(subject.index)
    var next = index < lastHands.count ? lastHands[index] : -1
    while next >= 0 {
      if hands[Int(next)].run == run { return hands[Int(next)].person }
      next = hands[Int(next)].previous
    }
    return .none
  }

  /// The person whom a contribution counts for; `.none` where nobody signed or resolved it.
  ///
  /// A dispatched leg is that of who signed it, any other that of who resolved the case in it, and a
  /// closing that of who resolved it last. A card has no person.
  package func person(of piece: Contribution, _ subject: Subject, in state: CaseState) -> Symbol {
    guard let run = piece.run else {
      let index = Int(subject.index)
      return index < resolvers.count ? resolvers[index] : .none
    }
    return leg(of: run, in: state).map { hand(in: $0.name, of: subject) } ?? .none
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
  /// Whether events of a type sign a leg, or resolve a case.
  private static func settle(_ type: EventType) -> Bool {
    type == .caseSigned || type == .caseResolved || type == .caseClosed
  }

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
        guard let type = codec.type(of: line), settle(type) else { return }
        let person = line.authID
        self.actors.append(
          person.isEmpty ? .none : line.withText(person) { self.names.intern($0) })
      }
      observer.evolving = { event, state in
        if settle(event.type) { self.before = Before(state) }
      }
      observer.evolved = { event, state in
        guard settle(event.type), let before = self.before else { return }
        self.signatures.note(
          event.subject, by: self.takeActor(), before: before,
          after: state.table[event.subject])
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
        names.bytes(Symbol(raw: Int32(raw))).withByteView { symbols.intern($0) }
      }
      func translate(_ person: Symbol) -> Symbol { person.isNone ? .none : known[person.index] }
      var result = signatures
      for index in result.hands.indices {
        result.hands[index].person = translate(result.hands[index].person)
      }
      result.resolvers = result.resolvers.map(translate)
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
