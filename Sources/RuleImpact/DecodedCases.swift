package import Basics
package import CaseJournal
package import CaseModel
import FileStore
package import Projection

/// Cases that were read once, of a book or of a shard of one: the state that they led to, and their events,
/// to be folded again under other rules.
package struct DecodedCases: Sendable {
  package let state: BookState
  private let decoded: DecodedEvents
  private let codec: EventCodec

  /// - Parameters:
  ///   - observer: of the reading, besides this.
  ///   - read: reads the lines, tells of them what is `decoded` and what is `evolved`, and gives the state
  ///     that they lead to.
  package init(
    _ codec: EventCodec, observer: Replay.Observer = .init(),
    _ read: (Replay.Observer) throws(Diagnostic) -> BookState
  ) throws(Diagnostic) {
    var decoded = DecodedEvents()
    var observer = observer
    observer.decoded = { decoded.keep($0) }
    observer.evolved = { event, state in
      decoded.own.note(event, state.table[event.subject], in: state.reference)
    }
    state = try read(observer)
    decoded.own.arrange(subjects: state.table.states.count)
    self.decoded = decoded
    self.codec = codec
  }

  /// The rules in force at an instant.
  package func rules(at now: Timestamp) -> RulesOverride {
    RulesOverride(state.reference.ruleset(at: now)?.document)
  }

  /// What rules, alone and from the start, say of every case.
  ///
  /// - Parameters:
  ///   - period: of the scoreboard; none is made where there is none.
  ///   - foldsAll: folds every case again, also those that these rules would have put into the same
  ///     places, so that what the query made of them could be taken over. The result is the same.
  ///   - jobs: number of threads among which the cases are divided, at most, from 1; the result is the
  ///     same.
  ///   - least: fewer cases than so many are not worth a thread.
  /// - Throws: `rules.invalid`.
  /// - Complexity: O(runs), and O(events) of the cases that are folded again.
  package func projection(
    under rules: RulesOverride, now: Timestamp, period: Period? = nil, foldsAll: Bool = false,
    jobs: Int = Processors.count, atLeast least: Int = 4096
  ) throws(Diagnostic) -> RulesProjection {
    let subjects = state.table.states.count
    let threads = max(1, min(jobs, subjects / least))
    let share = max(1, (subjects + threads - 1) / threads)
    var parts: [(subjects: Range<Int>, start: ReferenceData)] = []
    for first in stride(from: 0, to: max(1, subjects), by: share) {
      var start = ReferenceData()
      // The events' names have the numbers that the query gave them.
      start.symbols = state.reference.symbols
      // Rules of its own for each thread: they would wait for each other over counts of references.
      try start.overrideRules(rules, codec)
      parts.append((first..<min(first + share, subjects), start))
    }
    let evaluated = Processors.map(parts) { [decoded, states = state.table.states] part in
      Projector(
        part.subjects, of: decoded, states, from: part.start, now: now, period: period
      ).run(foldsAll: foldsAll)
    }
    var whole = evaluated[0]
    for part in evaluated.dropFirst() { whole.join(part) }
    return whole.finish(subjects: subjects)
  }
}
