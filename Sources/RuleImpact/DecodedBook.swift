package import Basics
package import CaseModel
import EventBook
import FileStore
package import Projection

/// A book that was read once: the state that it led to, and its events, to be folded again under
/// other rules.
package struct DecodedBook: Sendable {
  package let state: BookState
  package let query: TemporalQuery
  /// What is needed to find its events again.
  package let loaded: Home.Loaded
  let decoded: DecodedEvents
  let home: Home

  /// Reads a book from its first line.
  ///
  /// - Complexity: O(bytes); memory grows with the events, by some 100 bytes each.
  package init(
    _ home: Home, _ query: TemporalQuery = .all, observer: Replay.Observer = .init()
  ) throws(Diagnostic) {
    var home = home
    home.usesSnapshots = false
    var decoded = DecodedEvents()
    var observer = observer
    observer.decoded = { decoded.keep($0) }
    observer.evolved = { decoded.own.note($0, $1, in: $2) }
    let loaded = try home.load(query, observer: observer)
    decoded.arrange(subjects: loaded.state.table.states.count)
    state = loaded.state
    self.loaded = loaded
    self.query = query
    self.decoded = decoded
    self.home = home
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
      try start.overrideRules(rules, home.codec)
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

  /// The Merkle root over the lines of the book, as far as the query went, and their number.
  ///
  /// - Complexity: O(bytes / jobs).
  func root(jobs: Int) throws(Diagnostic) -> (root: Digest, size: Int) {
    try home.book.root(of: state.sequence, jobs: jobs)
  }
}
