package import Basics
import CaseJournal
import CaseModel
package import EventBook

extension Home {
  /// Reads every byte of the book: all that `Book.verify` looks at, and that each event's `data` is
  /// of its type's form and each subject's `caseseq` without a gap. Snapshots have no part in it.
  ///
  /// An event of an unknown type is no damage: replay and audit report it.
  ///
  /// - Parameter size: as `Book.verify` has it.
  package func verify(
    beginning size: Int? = nil, progress: (Int) -> Void = { _ in }
  ) throws(Diagnostic) -> BookVerification {
    var state = BookState()
    return try book.verify(beginning: size, progress: progress) { line, fields, isWhole in
      let subject = state.admit(line)
      let expected = state.table[version: subject] + 1
      state.table.countEvent(of: subject)
      if isWhole && line.caseSequence != expected {
        return (
          .caseGap,
          Phrase(
            "expected caseseq \(expected), found \(line.caseSequence)",
            "caseseq 应为 \(expected)，实为 \(line.caseSequence)")
        )
      }
      do throws(FormFault) {
        _ = try state.decode(line, fields, by: codec)
      } catch {
        if case .data = error { return (.form, error.reason) }
      }
      return nil
    }
  }
}
