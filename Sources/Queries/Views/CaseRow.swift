package import CaseModel
package import Projection

/// A case with its timers.
package struct CaseRow: Sendable {
  package let name: String
  /// As it was registered; nil where nobody looked it up, for it stands in the book alone.
  package var title: String?
  package let state: CaseState
  package let timers: [TimerRow]
  /// The unit that had it first.
  package let receiver: Symbol

  package init(
    name: String, title: String?, state: CaseState, timers: [TimerRow], receiver: Symbol
  ) {
    self.name = name
    self.title = title
    self.state = state
    self.timers = timers
    self.receiver = receiver
  }

  /// The timers that are overdue.
  package var overdue: [Timer] { timers.lazy.filter { $0.state == .overdue }.map(\.timer) }
}

extension CaseView {
  package func row(_ name: String, _ caseState: CaseState, title: String? = nil) -> CaseRow {
    CaseRow(
      name: name, title: title, state: caseState, timers: rows(of: caseState),
      receiver: caseState.firstReceiver)
  }
}
