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
  /// A second disclosure of a period that does not correct the last, which has this id.
  case publishedBefore(Period, corrects: Symbol)
  case appealPending(Symbol)
  case noAppeal(Symbol)
}
