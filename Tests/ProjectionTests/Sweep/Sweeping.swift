import Basics
import CaseModel
import CaseTestSupport
import EventBook
import Projection

/// What `whistle sweep` does, on a book in memory: cases by id, proposals through the guards, each
/// identity once.
///
/// - Returns: what was appended; `conflicts` names identities that stand there with other content.
func sweep(
  _ book: inout CaseBook, at now: Timestamp
) -> (appended: [Envelope], conflicts: [String]) {
  var appended: [Envelope] = []
  var conflicts: [String] = []
  for subject in book.state.table.sortedCases {
    for proposal in Sweep(book.state, now: now).proposals(for: subject) {
      if let known = book.envelopes.first(where: {
        $0.id == proposal.id && $0.source == proposal.source
      }) {
        if !proposal.saysTheSame(as: known) { conflicts.append(proposal.id) }
      } else if book.violation(of: proposal) == nil {
        book.record(proposal)
        appended.append(proposal)
      }
    }
  }
  return (appended, conflicts)
}

extension Envelope {
  /// `yellow handle 2`, `urge contact 1`, `escalate timer`.
  var notice: String {
    let run = "\(data["timer"]?.string ?? "") \(data["run"]?.number?.text ?? "")"
    switch type {
    case "case.urged": return "urge \(run)"
    case "supervision.issued": return "\(data["level"]?.string ?? "") \(run)"
    default: return "escalate \(data["cause"]?.string ?? "") \(data["to"]?.string ?? "")"
    }
  }
}
