import Basics
package import CaseModel
import Projection

/// A sort of thing that waits for somebody's word, and the open cases in which it does.
package struct Decision: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Registered: accept or reject.
    case accept
    /// A unit asks to return its case, or for more time.
    case returns, extensions
    /// Resolved: to be checked, or nothing stands in the way of closing.
    case check, close
    /// A card was answered: lift it, or not.
    case lift
  }

  package let kind: Kind
  package private(set) var count: Int
  /// Those that were registered first.
  package private(set) var first: [Subject]

  package init(kind: Kind, count: Int, first: [Subject]) {
    (self.kind, self.count, self.first) = (kind, count, first)
  }

  /// So many cases are named.
  private static let named = 3

  /// Every kind, also those of which there is none.
  ///
  /// - Complexity: O(cases).
  static func all(in view: CaseView, within unit: Symbol?) -> [Decision] {
    var found = Kind.allCases.map { Decision(kind: $0, count: 0, first: []) }
    let states = view.state.table.states.span
    let rules = view.state.reference.ruleset(at: view.now)
    for index in states.indices where states[index].isRegistered && states[index].status.isOpen {
      if let unit {
        let holder = states[index].holder.isNone ? states[index].place : states[index].holder
        guard view.lies(holder, within: unit) else { continue }
      }
      for place in found.indices where found[place].kind.isOf(states[index], rules) {
        found[place].take(index, among: states)
      }
    }
    return found
  }

  /// Counts one more, and keeps those that were registered first, of equals those of the earlier number.
  ///
  /// - Parameter index: above that of all before.
  private mutating func take(_ index: Int, among states: Swift.Span<CaseState>) {
    count += 1
    let registered = states[index].registered
    let place = first.lastIndex { states[Int($0.index)].registered <= registered }.map { $0 + 1 } ?? 0
    guard place < Self.named else { return }
    first.insert(Subject(index: Int32(index)), at: place)
    if first.count > Self.named { first.removeLast() }
  }
}

extension Decision.Kind {
  /// Whether an open case waits for it.
  fileprivate func isOf(_ state: CaseState, _ rules: Ruleset?) -> Bool {
    switch self {
    case .accept: state.status == .registered
    case .returns: state.isReturnPending
    case .extensions: state.isExtensionPending
    case .check: state.status == .resolved && isUnchecked(state, rules)
    case .close:
      state.status == .resolved && !isUnchecked(state, rules)
        && (state.isFollowed || rules?.matter(state.matter)?.needsFollowUp != true)
    case .lift: state.supervisions.contains { $0.isAnswered && !$0.isLifted }
    }
  }

  private func isUnchecked(_ state: CaseState, _ rules: Ruleset?) -> Bool {
    !state.isVerified && rules?.matter(state.matter)?.needsVerification == true
  }
}
