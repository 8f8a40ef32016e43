import Basics
import CaseModel

/// What acceptance and escalation ask of rules and units (SPEC §5): where the case is to stand.
enum PostQuestion: Hashable, Sendable {
  /// Where a case starts; of the matter the rules are asked only where no tier is named.
  case start(matter: Symbol, place: Symbol, namedTier: Symbol)
  case raise(place: Symbol, to: Symbol)

  /// - Precondition: `EventRow.readsScene`.
  init(_ fact: Fact, on state: CaseState) {
    switch fact {
    case .caseAccepted(let tier, _, _), .acceptanceCorrected(let tier, _, _, _):
      self = .start(
        matter: tier.isNone ? state.matter : .none, place: state.place, namedTier: tier)
    case .caseEscalated(_, let tier, _, _): self = .raise(place: state.place, to: tier)
    default: preconditionFailure("what reads the scene asks where the case is to stand")
    }
  }

  /// nil for a tier that the ladder lacks.
  func answer(in scene: Scene, at instant: Timestamp) -> Post? {
    switch self {
    case .start(let matter, let place, let tier):
      scene.startingPost(of: matter, in: place, namedTier: tier, at: instant)
    case .raise(let place, let tier): scene.post(raising: place, to: tier, at: instant)
    }
  }

  func hasAnswer(in scene: Scene, at instant: Timestamp) -> Bool {
    switch self {
    case .start: true
    case .raise(_, let tier): scene.ladder(at: instant).contains(tier)
    }
  }
}

/// The answers of one scene, each reckoned once.
struct PostAnswers {
  private let scene: Scene
  private let instant: Timestamp
  private var known: [PostQuestion: Post?] = [:]

  init(_ scene: Scene, at instant: Timestamp) {
    self.scene = scene
    self.instant = instant
  }

  subscript(question: PostQuestion) -> Post? {
    mutating get {
      if let answer = known[question] { return answer }
      let answer = question.answer(in: scene, at: instant)
      known[question] = .some(answer)
      return answer
    }
  }
}
