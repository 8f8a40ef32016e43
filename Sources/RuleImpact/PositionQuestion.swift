import Basics
import CaseModel

/// What acceptance and escalation ask of rules and units (SPEC §5): where the case is to stand.
enum PositionQuestion: Hashable, Sendable {
  /// Where a case starts; of the matter the rules are asked only where no tier is named.
  case start(matter: Symbol, place: Symbol, namedTier: Symbol)
  case raise(place: Symbol, to: Symbol)

  /// - Precondition: `EventRow.readsReference`.
  init(_ fact: Fact, on state: CaseState) {
    switch fact {
    case .caseAccepted(let tier, _, _), .acceptanceCorrected(let tier, _, _, _):
      self = .start(matter: tier.isNone ? state.matter : .none, place: state.place, namedTier: tier)
    case .caseEscalated(_, let tier, _, _): self = .raise(place: state.place, to: tier)
    default: preconditionFailure("what reads the reference data asks where the case is to stand")
    }
  }

  /// nil for a tier that the ladder lacks.
  func answer(in reference: ReferenceData, at instant: Timestamp) -> CasePosition? {
    switch self {
    case .start(let matter, let place, let tier):
      reference.startingPosition(of: matter, in: place, namedTier: tier, at: instant)
    case .raise(let place, let tier): reference.position(raising: place, to: tier, at: instant)
    }
  }

  func hasAnswer(in reference: ReferenceData, at instant: Timestamp) -> Bool {
    switch self {
    case .start: true
    case .raise(_, let tier): reference.ladder(at: instant).contains(tier)
    }
  }
}

/// The answers of all the reference data, each computed once.
struct PostAnswers {
  private let reference: ReferenceData
  private let instant: Timestamp
  private var known: [PositionQuestion: CasePosition?] = [:]

  init(_ reference: ReferenceData, at instant: Timestamp) {
    self.reference = reference
    self.instant = instant
  }

  subscript(question: PositionQuestion) -> CasePosition? {
    mutating get {
      if let answer = known[question] { return answer }
      let answer = question.answer(in: reference, at: instant)
      known[question] = .some(answer)
      return answer
    }
  }
}
