public import CaseModel
public import Projection

/// A case with its timers.
public struct CaseRow: Sendable {
  public let name: String
  /// As it was registered; nil where nobody looked it up, for it stands in the book alone.
  public var title: String?
  public let state: CaseState
  public let timers: [TimerRow]

  /// The timers that are overdue.
  public var overdue: [Timer] { timers.lazy.filter { $0.state == .overdue }.map(\.timer) }
}

extension CaseView {
  public func row(_ name: String, _ caseState: CaseState, title: String? = nil) -> CaseRow {
    CaseRow(name: name, title: title, state: caseState, timers: rows(of: caseState))
  }
}
