package import Basics
package import CaseModel

/// What breaks no rule, and what an auditor would look at all the same.
package struct Suspicion: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Who handled a case also verified or followed it up.
    case ownCheck = "own-check"
    /// Handled by a unit that neither holds the case nor lies above, below or among the called.
    case jurisdiction
    /// An extension granted by the unit that it is for.
    case ownExtension = "own-extension"
    /// Recorded long after it happened.
    case backDated = "back-dated"
    /// Said to have happened after it was recorded: a clock was set.
    case clock
    /// Many legs or cases ended in the last minutes before they were due.
    case burst
    /// An extension granted when the time was over.
    case lateExtension = "late-extension"
    /// A follow-up that reached nobody and says that the requester is content.
    case noContact = "no-contact"
    /// An exclusion without evidence.
    case noEvidence = "no-evidence"
    /// A published table that does not follow from the events that it rests on.
    case published
    /// A card for a run that was not overdue.
    case cardBasis = "card-basis"
    /// A run past its red line without a card.
    case noCard = "no-card"
  }

  /// Where a line stands.
  package struct Place: Sendable {
    package let sequence: Int
    package let segment: String
    /// From 1.
    package let line: Int
  }

  package let kind: Kind
  /// nil where it is about what is not there.
  package var place: Place?
  /// The case or other subject; empty where it is about several.
  package var subject = ""
  package var unit = Symbol.none
  /// The person who recorded it; empty where there is none.
  package var actor = ""
  /// When it happened.
  package let time: Timestamp
  package let reason: Phrase
  /// The command that shows more.
  package var look: String

  package init(
    _ kind: Kind, at place: Place?, subject: String = "", unit: Symbol = .none,
    actor: String = "", time: Timestamp, _ reason: Phrase, look: String
  ) {
    self.kind = kind
    self.place = place
    self.subject = subject
    self.unit = unit
    self.actor = actor
    self.time = time
    self.reason = reason
    self.look = look
  }
}

/// From where on something is worth a look.
package struct SuspicionThresholds: Hashable, Sendable {
  /// Time between what happened and its record.
  package var lag = Span(3 * 24, .hours)
  /// Time before the due time that counts as the last minutes.
  package var window = Span(30, .minutes)
  /// How many ends of one unit on one day within that time.
  package var burst = 5
  /// Clocks may differ by so much.
  package static let clocks = Span(5, .minutes)

  package init() {}
}

extension Span {
  /// Of an elapsed time.
  var microseconds: Int64 { Int64(comparable) * Timestamp.microsecondsPerMinute }
}
