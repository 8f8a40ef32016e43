import Basics
package import CaseModel

/// What cases were and when they became it, noted while a book is replayed: objects of OCEL 2.0 have
/// attributes that change.
package struct CaseChanges: Sendable {
  /// What is followed of a case.
  struct Values: Hashable, Sendable {
    let status: Status
    let tier, holder, matter, urgency, place: Symbol

    init(_ state: CaseState) {
      status = state.status
      (tier, holder) = (state.tier, state.holder)
      (matter, urgency, place) = (state.matter, state.urgency, state.place)
    }
  }

  struct Change: Sendable {
    var time: Timestamp
    var values: Values
    /// Of the same case; -1 for none.
    fileprivate let previous: Int32
  }

  /// A whistle that was blown: where, in which case, and which of its whistles it is, from 0.
  struct Blown: Sendable {
    let sequence: Int
    let subject: Subject
    let index: Int
  }

  private var last: [Int32] = []
  private var changes: [Change] = []
  private(set) var blown: [Blown] = []
  /// How many whistles were blown in a case.
  private var whistles: [Subject: Int] = [:]

  package init() {}

  /// Notes what an event has made of its subject. A change that was recorded late counts from where the
  /// one before it in the book does, so that the last is what the case is now.
  package mutating func note(_ event: Event, _ state: CaseState) {
    guard event.type.row.subject == .case, state.isRegistered else { return }
    let index = Int(event.subject.index)
    while last.count <= index { last.append(-1) }
    if case .whistleBlown = event.fact { noteBlown(event, state) }
    let values = Values(state)
    guard last[index] >= 0 else { return append(values, at: event.time, index) }
    let before = changes[Int(last[index])]
    if before.values == values { return }
    let time = max(event.time, before.time)
    if time == before.time, before.previous >= 0 {
      changes[Int(last[index])].values = values
    } else {
      append(values, at: time, index)
    }
  }

  private mutating func append(_ values: Values, at time: Timestamp, _ index: Int) {
    changes.append(Change(time: time, values: values, previous: last[index]))
    last[index] = Int32(truncatingIfNeeded: changes.count - 1)
  }

  private mutating func noteBlown(_ event: Event, _ state: CaseState) {
    let count = state.whistles.count
    // One that had no effect is none.
    guard count > whistles[event.subject, default: 0] else { return }
    whistles[event.subject] = count
    blown.append(Blown(sequence: event.sequence, subject: event.subject, index: count - 1))
  }

  /// Those of a case in the order of the book; the first is what it was registered as.
  func changes(of subject: Subject) -> [Change] {
    let index = Int(subject.index)
    var found: [Change] = []
    var next = index < last.count ? last[index] : -1
    while next >= 0 {
      found.append(changes[Int(next)])
      next = changes[Int(next)].previous
    }
    return found.reversed()
  }
}
