import Basics
package import CaseModel
package import Projection

/// What became of one case, or of another subject, since an instant.
package struct ChangedItem: Sendable {
  package let name: String
  package var title: String?
  /// How many events were recorded since.
  package let recorded: Int
  /// nil for what is no case; what it was is nil for a case that is new.
  package let statusThen, status: Status?
  package let holderThen, holder: Symbol
  /// The timers that have become overdue since, and still are.
  package let overdue: [Timer]

  package var isMoved: Bool { holderThen != holder && !holderThen.isNone }
}

extension CaseView {
  /// What was recorded since an instant, whose case moved, and what became overdue: a row for each case
  /// of which any is true, the cases by number, all else behind.
  ///
  /// - Parameter then: the book as it was known before that instant, which is its *now*.
  /// - Complexity: O(subjects + cases · runs).
  package func changes(since then: CaseView) -> [ChangedItem] {
    let counts = recorded(since: then)
    var items: [ChangedItem] = []
    for subject in state.table.sortedCases {
      let file = state.table[subject]
      let name = state.table.name(of: subject)
      let recorded = counts[name] ?? 0
      let overdue =
        file.runs.mayRun
        ? rows(of: file).filter {
          $0.state == .overdue && $0.due.map { $0 >= then.now } ?? false
        }.map(\.timer) : []
      guard recorded > 0 || !overdue.isEmpty else { continue }
      let before = then.state.table.find(name).flatMap { $0.isRegistered ? $0 : nil }
      items.append(
        ChangedItem(
          name: name, recorded: recorded, statusThen: before?.status, status: file.status,
          holderThen: translated(before?.holder, from: then), holder: file.holder,
          overdue: overdue))
    }
    let others = counts.keys.filter { state.table.find($0)?.isRegistered != true }.sorted()
    return items
      + others.map { name in
        ChangedItem(
          name: name, recorded: counts[name] ?? 0, statusThen: nil, status: nil,
          holderThen: .none, holder: .none, overdue: [])
      }
  }

  /// How many events were recorded since, by subject: by so many its number of events has grown.
  private func recorded(since then: CaseView) -> [String: Int] {
    var counts: [String: Int] = [:]
    for index in state.table.states.indices {
      let subject = Subject(index: Int32(index))
      let name = state.table.name(of: subject)
      let known = then.state.table.subject(named: name).map { then.state.table[version: $0] } ?? 0
      let count = state.table[version: subject] - known
      if count > 0 { counts[name] = count }
    }
    return counts
  }

  /// A name of another reading, which may have another number in this one.
  private func translated(_ symbol: Symbol?, from other: CaseView) -> Symbol {
    symbol.flatMap { other.symbols.optionalText($0) }.map { symbols.find($0) } ?? .none
  }
}
