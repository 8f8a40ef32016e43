import Basics
package import CaseModel
import Projection

/// What cases were and when they became it, noted while a book is replayed: objects of OCEL 2.0 have
/// attributes that change.
package struct CaseChanges: Sendable {
  /// What is followed of a case.
  struct Values: Hashable, Sendable {
    let status: Status
    let tier, holder, matter, urgency, place: Symbol

    /// Looked up one by one: a state is not copied for six of its values.
    init(_ table: borrowing CaseTable, _ index: Int) {
      status = table.states.span[index].status
      tier = table.states.span[index].tier
      holder = table.states.span[index].holder
      matter = table.states.span[index].matter
      urgency = table.states.span[index].urgency
      place = table.states.span[index].place
    }
  }

  struct Change: Sendable {
    var time: Timestamp
    var values: Values
  }

  /// A whistle that was blown: where, in which case, and which of its whistles it is, from 0.
  struct Blown: Sendable {
    let sequence: Int
    let subject: Subject
    let index: Int
  }

  private var changes: [Change] = []
  private var chains = SubjectChains()
  private(set) var blown: [Blown] = []
  /// How many whistles were blown in a case.
  private var whistles: [Subject: Int] = [:]

  package init() {}

  /// Notes what an event has made of its subject. A change that was recorded late counts from where the
  /// one before it in the book does, so that the last is what the case is now.
  package mutating func note(_ event: Event, in state: borrowing BookState) {
    let index = Int(event.subject.index)
    guard event.type.isOfCase, state.table.states.span[index].isRegistered else { return }
    if case .whistleBlown = event.fact {
      noteBlown(event, state.table.states.span[index].whistles.count)
    }
    let values = Values(state.table, index)
    guard let last = chains.last(of: event.subject) else {
      return append(values, at: event.time, event.subject)
    }
    let before = changes[last]
    if before.values == values { return }
    let time = max(event.time, before.time)
    if time == before.time, !chains.isFirst(last) {
      changes[last].values = values
    } else {
      append(values, at: time, event.subject)
    }
  }

  private mutating func append(_ values: Values, at time: Timestamp, _ subject: Subject) {
    changes.append(Change(time: time, values: values))
    chains.add(to: subject)
  }

  /// - Parameter count: how many whistles its case has now.
  private mutating func noteBlown(_ event: Event, _ count: Int) {
    // One that had no effect is none.
    guard count > whistles[event.subject, default: 0] else { return }
    whistles[event.subject] = count
    blown.append(Blown(sequence: event.sequence, subject: event.subject, index: count - 1))
  }

  /// Those of a case in the order of the book; the first is what it was registered as.
  func changes(of subject: Subject) -> [Change] {
    var found: [Change] = []
    chains.forEachBackward(of: subject) { found.append(changes[$0]) }
    return found.reversed()
  }
}
