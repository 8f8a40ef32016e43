public import Basics

/// `task.posted`, `task.claimed`, `task.done`, `task.dropped`.
public struct TaskFact: Sendable {
  public enum Step: Sendable { case posted, claimed, done(hasEvidence: Bool), dropped }

  /// The event's subject.
  public let task: Symbol
  /// `data.actor`: who posts, claims, does or drops it.
  public let actor: Symbol
  /// The unit that recorded it.
  public let unit: Symbol
  /// `data.item`: what is to be done.
  public let item: Symbol
  public let step: Step

  public init(task: Symbol, actor: Symbol, unit: Symbol, item: Symbol, step: Step) {
    self.task = task
    self.actor = actor
    self.unit = unit
    self.item = item
    self.step = step
  }
}

/// A task on the board (张榜), since it was last posted.
public struct ServiceTask: Sendable {
  public enum Status: String, CaseIterable, Sendable { case posted, claimed, done, withdrawn }

  public let name: Symbol
  public internal(set) var status = Status.posted
  public internal(set) var poster: Symbol
  public internal(set) var unit: Symbol
  public internal(set) var item: Symbol
  /// Who has it, or did it.
  public internal(set) var claimant = Symbol.none
  public internal(set) var hasEvidence = false
  public internal(set) var posted: Timestamp
  public internal(set) var claimed: Timestamp?
  /// Done or withdrawn.
  public internal(set) var ended: Timestamp?
  /// How often a claimant gave it back since it was posted.
  public internal(set) var drops = 0
}

/// The board of tasks: posted, claimed by exactly one, done with evidence (张榜 / 揭榜).
public struct Tasks: Sendable {
  /// In the order in which they were first posted in the book.
  public private(set) var all: [ServiceTask] = []
  private var places: [Symbol: Int] = [:]

  public subscript(task: Symbol) -> ServiceTask? { places[task].map { all[$0] } }

  func violation(of fact: TaskFact) -> RegisterViolation? {
    let task = self[fact.task]
    if case .posted = fact.step {
      return task.map(\.isOpen) == true ? .taskOpen(fact.task) : nil
    }
    guard let task else { return .noTask(fact.task) }
    guard task.isOpen else { return .taskGone(fact.task, task.status) }
    switch fact.step {
    case .posted: return nil
    case .claimed:
      return task.status == .claimed ? .taskTaken(fact.task, by: task.claimant) : nil
    case .done(let hasEvidence):
      if task.status == .posted { return .taskUnclaimed(fact.task) }
      if fact.actor != task.claimant { return .taskActor(task.claimant) }
      return hasEvidence ? nil : .taskEvidence
    case .dropped:
      let entitled = task.status == .claimed ? task.claimant : task.poster
      return fact.actor == entitled ? nil : .taskActor(entitled)
    }
  }

  /// On a task that was never posted or is gone nothing has an effect but posting; of two claims only
  /// the first has one. Anything else has its full effect, whoever did it.
  mutating func evolve(_ fact: TaskFact, time: Timestamp) {
    guard let place = places[fact.task] else {
      guard case .posted = fact.step else { return }
      places[fact.task] = all.count
      return all.append(ServiceTask(fact, time))
    }
    switch (fact.step, all[place].isOpen) {
    case (.posted, false): all[place] = ServiceTask(fact, time)
    case (.claimed, true): all[place].claim(fact.actor, time)
    case (.done(let hasEvidence), true):
      all[place].claim(fact.actor, time)
      all[place].hasEvidence = hasEvidence
      all[place].end(.done, time)
    case (.dropped, true): all[place].drop(time)
    case (.posted, true), (_, false): break
    }
  }
}

extension ServiceTask {
  /// Whether it is still on the board or in somebody's hands.
  public var isOpen: Bool { status == .posted || status == .claimed }

  fileprivate init(_ fact: TaskFact, _ time: Timestamp) {
    name = fact.task
    poster = fact.actor
    unit = fact.unit
    item = fact.item
    posted = time
  }

  fileprivate mutating func claim(_ actor: Symbol, _ time: Timestamp) {
    guard status == .posted else { return }
    status = .claimed
    claimant = actor
    claimed = time
  }

  fileprivate mutating func end(_ status: Status, _ time: Timestamp) {
    self.status = status
    ended = time
  }

  /// From a claimant back to the board; from the board away.
  fileprivate mutating func drop(_ time: Timestamp) {
    guard status == .claimed else { return end(.withdrawn, time) }
    status = .posted
    claimant = .none
    claimed = nil
    drops += 1
  }
}

extension ServiceTask.Status {
  public var label: Phrase {
    switch self {
    case .posted: Phrase("on the board", "待揭榜")
    case .claimed: Phrase(rawValue, "已揭榜")
    case .done: Phrase(rawValue, "已完成")
    case .withdrawn: Phrase(rawValue, "已撤榜")
    }
  }
}
