package import Basics
package import CaseModel
import EventBook
import FileStore

/// The digest of a state: the RFC 6962 §2.1 root over its canonical lines, which `snapshots/FORMAT.md`
/// documents.
///
/// One JSON line (RFC 8785) for each unit, actor, adoption and calendar, for each entry of the
/// registers, then for each case, every kind sorted by its name or place in the book, and last the
/// subjects that are no case. Symbols'
/// numbers, positions and *now* have no part in it.
package enum StateDigest {
  /// - Parameter jobs: number of threads, from 1; any comes to the same.
  /// - Complexity: O(n log n) in the subjects, their lines shared out among the threads.
  package static func digest(_ state: BookState, jobs: Int = Processors.count) -> Digest {
    root(StateLines(state), jobs: jobs)
  }

  /// The digest of the calendars alone, over the same lines.
  package static func calendars(_ reference: ReferenceData) -> Digest {
    root(StateLines(calendars: reference), jobs: 1)
  }

  private static func root(_ lines: StateLines, jobs: Int) -> Digest {
    MerkleTree.root(of: lines.count, jobs: jobs) { lines.leaves(in: $0) }
  }
}
