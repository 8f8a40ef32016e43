package import Basics
import CaseJournal
package import EventBook
import FileStore

extension Home {
  /// Reads every byte of the book: all that `Book.verify` looks at, and that each event's `data` is
  /// of its type's form. Snapshots and indexes have no part in it; see `derivedFindings`.
  ///
  /// An event of an unknown type is no damage: replay and audit report it.
  ///
  /// - Parameters: as `Book.verify` has them.
  package func verify(
    beginnings sizes: [Int] = [], jobs: Int = Processors.count,
    progress: (Int) -> Void = { _ in }
  ) throws(Diagnostic) -> BookVerification {
    try book.verify(beginnings: sizes, jobs: jobs, progress: progress) { [codec] line, fields in
      codec.fault(of: line, fields)
    }
  }
}
