public import Basics

/// How an event breaks the rules of its register.
public enum RegisterViolation: Sendable {
  case taskOpen(Symbol)
  case noTask(Symbol)
  case taskGone(Symbol, ServiceTask.Status)
  case taskTaken(Symbol, by: Symbol)
  case taskUnclaimed(Symbol)
  case taskActor(Symbol)
  case taskEvidence
  case pointsBelow(holder: Symbol, remaining: Hundredths)
  case noNeed(Symbol, Symbol)
  case noProject(Symbol, Symbol)
  case commitmentLate(Period)
  case commitmentMade
  case commitmentKept
  case noCommitment(Symbol, Period)
  case restsOnLater(Int)
  case notPublished(Period)
  case appealPending(Symbol)
  case noAppeal(Symbol)

  /// A stable name, as `audit` prints it.
  public var kind: String {
    switch self {
    case .taskOpen: "task-open"
    case .noTask: "no-task"
    case .taskGone: "task-gone"
    case .taskTaken: "task-taken"
    case .taskUnclaimed: "task-unclaimed"
    case .taskActor: "task-actor"
    case .taskEvidence: "evidence"
    case .pointsBelow: "points-below"
    case .noNeed: "no-need"
    case .noProject: "no-project"
    case .commitmentLate: "commitment-late"
    case .commitmentMade: "commitment-made"
    case .commitmentKept: "commitment-kept"
    case .noCommitment: "no-commitment"
    case .restsOnLater: "rests-on-later"
    case .notPublished: "not-published"
    case .appealPending: "appeal-pending"
    case .noAppeal: "no-appeal"
    }
  }
}
