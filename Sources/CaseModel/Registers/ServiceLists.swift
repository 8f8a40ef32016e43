public import Basics

/// `need.listed`, `resource.offered`, `project.matched` and `project.finished`.
public struct ListFact: Hashable, Sendable {
  public enum Step: String, CaseIterable, Sendable { case need, resource, project, finished }

  public let step: Step
  public let list: Symbol
  /// Who needs, offers, or takes the project on.
  public let unit: Symbol
  /// `data.item`: a project bears the name of the need that it serves. `.none` where none is given:
  /// entries without a name are alike.
  public let item: Symbol

  public init(step: Step, list: Symbol, unit: Symbol, item: Symbol) {
    self.step = step
    self.list = list
    self.unit = unit
    self.item = item
  }
}

/// The three lists (需求、资源、项目清单) and what comes of them: needs are matched, projects finished.
public struct ServiceLists: Sendable {
  public struct Entry: Sendable {
    public let fact: ListFact
    public let time: Timestamp
  }

  /// In the order of the book.
  public private(set) var entries: [Entry] = []
  /// Needs without a project, by list and item; projects not finished, by list, unit and item.
  private var waiting: [ListFact: Int] = [:]

  func violation(of fact: ListFact) -> RegisterViolation? {
    guard let source = fact.source, waiting[source, default: 0] <= 0 else { return nil }
    return fact.step == .project
      ? .noNeed(fact.list, fact.item) : .noProject(fact.list, fact.item)
  }

  /// Everything counts: what was matched without a need, or finished without a project, happened.
  mutating func evolve(_ fact: ListFact, time: Timestamp) {
    entries.append(Entry(fact: fact, time: time))
    if let source = fact.source, let count = waiting[source], count > 0 {
      waiting[source] = count - 1
    }
    if let place = fact.place { waiting[place, default: 0] += 1 }
  }
}

extension ListFact {
  /// Under which name it waits for the next step.
  fileprivate var place: ListFact? {
    switch step {
    case .need: ListFact(step: .need, list: list, unit: .none, item: item)
    case .project: self
    case .resource, .finished: nil
    }
  }

  /// What must wait for it.
  fileprivate var source: ListFact? {
    switch step {
    case .project: ListFact(step: .need, list: list, unit: .none, item: item)
    case .finished: ListFact(step: .project, list: list, unit: unit, item: item)
    case .need, .resource: nil
    }
  }
}
