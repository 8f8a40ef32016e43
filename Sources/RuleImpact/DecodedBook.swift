package import Basics
package import CaseModel
import EventBook
import FileStore
package import Projection

/// A book that was read once: the state that it led to, and its events, to be folded again under
/// other rules.
package struct DecodedBook: Sendable {
  package let cases: DecodedCases
  package let query: TemporalQuery
  /// What is needed to find its events again.
  package let loaded: Home.Loaded
  private let home: Home

  package var state: BookState { cases.state }

  /// Reads a book from its first line.
  ///
  /// - Complexity: O(bytes); memory grows with the events, by some 100 bytes each.
  package init(
    _ home: Home, _ query: TemporalQuery = .all, observer: Replay.Observer = .init()
  ) throws(Diagnostic) {
    var home = home
    home.usesSnapshots = false
    var loaded: Home.Loaded?
    cases = try DecodedCases(home.codec, observer: observer) { observer throws(Diagnostic) in
      let found = try home.load(query, observer: observer)
      loaded = found
      return found.state
    }
    guard let loaded else { preconditionFailure("cases are decoded by reading them") }
    self.loaded = loaded
    self.query = query
    self.home = home
  }

  /// The Merkle root over the lines of the book, as far as the query went, and their number.
  ///
  /// - Parameter jobs: number of threads, from 1.
  /// - Complexity: O(bytes / jobs) of the segments without an index.
  package func root(jobs: Int = Processors.count) throws(Diagnostic) -> (root: Digest, size: Int) {
    try home.root(of: state.sequence, jobs: jobs)
  }
}
