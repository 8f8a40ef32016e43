import Basics
import CaseModel
import CaseTestSupport
import EventBook

@testable import Projection

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
    for proposal in book.state.proposals(for: subject, now: now) {
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

extension BookState {
  /// What one case asks for, as events to be recorded.
  func proposals(for subject: Subject, now: Timestamp) -> [Envelope] {
    lines(for: [subject], now: now).map { line in
      guard let envelope = Envelope(storedLine: line) else {
        preconditionFailure("a notice is a line of the book")
      }
      return envelope.proposal
    }
  }

  /// The lines of all that the cases ask for, numbered from 1.
  func lines(for subjects: [Subject], now: Timestamp) -> [[UInt8]] {
    var reference = reference
    let writer = NoticeWriter(&reference, now: now, recorded: now.rfc3339())
    let notices = Sweep(reference, now: now).notices(for: subjects[...], in: table)
    return notices.enumerated().map { index, entry in
      let name = table.nameBytes(of: entry.subject)
      var line: [UInt8] = []
      writer.write(
        entry.notice, id: writer.id(entry.notice, of: name, reference.symbols), of: name,
        sequence: index + 1, caseSequence: index + 1, reference.symbols, to: &line)
      return line
    }
  }
}

extension Envelope {
  /// Without what the book sets.
  fileprivate var proposal: Envelope {
    var copy = self
    (copy.recorded, copy.sequence, copy.caseSequence) = (nil, nil, nil)
    return copy
  }

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
