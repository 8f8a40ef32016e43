public import Basics

/// `assessment.published`, `disclosure.published`, `appeal.filed` and `appeal.decided`.
public enum AssessmentFact: Sendable {
  case published(Publication)
  /// The appeal is known by its subject: `period/2026-10/dept/housing`, or a case.
  case filed(subject: Symbol, period: Period?, unit: Symbol)
  case decided(subject: Symbol, granted: Bool, correction: Symbol)
}

/// A table of a period that was made public (SPEC §3): what it rests on, and its digest.
public struct Publication: Sendable {
  /// What was published: the scoreboard, or the monthly disclosure.
  public enum Kind: UInt8, CaseIterable, Sendable { case scoreboard, disclosure }

  public let kind: Kind
  /// The event's own id, and that of the edition that it corrects.
  public let id: Symbol
  public let corrects: Symbol
  /// nil where the event names none; it is then kept under no period.
  public let period: Period?
  /// The digest of the ruleset, as the event writes it.
  public let rules: Symbol
  /// The last sequence of the state that it rests on.
  public let rests: Int
  /// The SHA-256 of the RFC 8785 form of the rows, of a disclosure of the whole but `now`, lower-case hexadecimal.
  public let table: Symbol
  public let time: Timestamp
  /// Where it stands in the book.
  public let sequence: Int

  public init(
    kind: Kind, id: Symbol, corrects: Symbol = .none, period: Period?, rules: Symbol, rests: Int,
    table: Symbol, time: Timestamp, sequence: Int
  ) {
    self.kind = kind
    self.id = id
    self.corrects = corrects
    self.period = period
    self.rules = rules
    self.rests = rests
    self.table = table
    self.time = time
    self.sequence = sequence
  }
}

/// A unit's objection to a published table or to what was counted.
public struct Appeal: Sendable {
  public let subject: Symbol
  public let period: Period?
  public let unit: Symbol
  public let filed: Timestamp
  public internal(set) var decided: Timestamp?
  public internal(set) var isGranted = false
  /// What corrects it, where the decision names it.
  public internal(set) var correction = Symbol.none
}

/// What was published, and what was said against it.
public struct Assessments: Sendable {
  /// In the order of the book; a later one of a period is a new edition, the old stays.
  public private(set) var publications: [Publication] = []
  public private(set) var appeals: [Appeal] = []
  /// The place of the appeal that waits, by its subject: never more than one.
  private var waiting: [Symbol: Int] = [:]

  /// The last edition of a period.
  public func publication(of period: Period, _ kind: Publication.Kind = .scoreboard)
    -> Publication?
  {
    publications.last { $0.kind == kind && $0.period == period }
  }

  func violation(of fact: AssessmentFact) -> RegisterViolation? {
    switch fact {
    case .published(let publication):
      publication.rests < publication.sequence
        ? editionViolation(publication) : .restsOnLater(publication.rests)
    case .filed(let subject, let period, _):
      if let period, publication(of: period) == nil {
        .notPublished(period)
      } else {
        waiting[subject] == nil ? nil : .appealPending(subject)
      }
    case .decided(let subject, _, _):
      waiting[subject] == nil ? .noAppeal(subject) : nil
    }
  }

  /// A second disclosure of a period corrects the last one.
  private func editionViolation(_ publication: Publication) -> RegisterViolation? {
    guard publication.kind == .disclosure, let period = publication.period,
      let last = self.publication(of: period, .disclosure), publication.corrects != last.id
    else { return nil }
    return .publishedBefore(period, corrects: last.id)
  }

  /// What breaks the rules is kept all the same, but a second appeal while one waits, and the
  /// decision of none.
  mutating func evolve(_ fact: AssessmentFact, time: Timestamp) {
    switch fact {
    case .published(let publication): publications.append(publication)
    case .filed(let subject, let period, let unit):
      guard waiting[subject] == nil else { return }
      waiting[subject] = appeals.count
      appeals.append(Appeal(subject: subject, period: period, unit: unit, filed: time))
    case .decided(let subject, let granted, let correction):
      guard let index = waiting.removeValue(forKey: subject) else { return }
      appeals[index].decided = time
      appeals[index].isGranted = granted
      appeals[index].correction = correction
    }
  }
}
