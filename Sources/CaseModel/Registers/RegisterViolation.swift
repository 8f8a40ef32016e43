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

  /// - Parameter name: a symbol's text in quotes.
  func wording(_ name: (Symbol) -> String) -> (reason: String, remedy: String?) {
    switch self {
    case .taskOpen(let task):
      ("the task \(name(task)) is posted already", "it can be posted again when it is gone")
    case .noTask(let task):
      ("the task \(name(task)) was never posted", "post it first: task.posted")
    case .taskGone(let task, let status):
      ("the task \(name(task)) is \(status.rawValue)", "claim one that is on the board")
    case .taskTaken(let task, let claimant):
      (
        "the task \(name(task)) is taken: \(name(claimant)) claimed it first",
        "it can be claimed again if \(name(claimant)) drops it"
      )
    case .taskUnclaimed(let task):
      ("nobody has claimed the task \(name(task))", "claim it first: task.claimed")
    case .taskActor(let entitled):
      ("only \(name(entitled)) may do so", "name them in data.actor if it was they")
    case .taskEvidence: ("a task is done only with evidence", "give data.evidence")
    case .pointsBelow(let holder, let remaining):
      (
        "of what was awarded to \(name(holder)) only \(remaining.text) remain",
        "take back \(remaining.text) at most"
      )
    case .noNeed(let list, let item):
      (
        "the list \(name(list)) has no need \(name(item)) that waits for a project",
        "list it first: need.listed with the same data.item"
      )
    case .noProject(let list, let item):
      (
        "the list \(name(list)) has no project \(name(item)) of this unit that is not finished",
        "match it first: project.matched with the same data.unit and data.item"
      )
    case .commitmentLate(let quarter):
      (
        "commitments for \(quarter.name) had to be made by "
          + "\(quarter.firstDate.text.prefix(8))\(Commitments.lastDay)",
        "make it for the next quarter"
      )
    case .commitmentMade: ("this commitment stands already", "name another item")
    case .commitmentKept: ("this commitment was kept already", nil)
    case .noCommitment(let unit, let quarter):
      (
        "\(name(unit)) made no such commitment for \(quarter.name)",
        "it is kept with the same data.unit, data.quarter and data.item as it was made"
      )
    case .restsOnLater(let sequence):
      ("a table cannot rest on sequence \(sequence), which comes after it", nil)
    case .notPublished(let period):
      (
        "no table of \(period.name) was published", "appeals follow assessment.published"
      )
    case .appealPending(let subject):
      ("an appeal on \(name(subject)) waits for a decision", "decide it first: appeal.decided")
    case .noAppeal(let subject):
      ("no appeal on \(name(subject)) waits for a decision", "file it first: appeal.filed")
    }
  }
}
