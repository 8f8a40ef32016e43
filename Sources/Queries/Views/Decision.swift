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
  package let count: Int
  /// Those that were registered first.
  package let first: [Subject]

  /// So many cases are named.
  private static let named = 3

  /// Every kind, also those of which there is none.
  ///
  /// - Complexity: O(cases).
  static func all(in view: CaseView, within unit: Symbol?) -> [Decision] {
    var found: [Kind: [Subject]] = [:]
    let states = view.state.table.states.span
    let rules = view.state.reference.ruleset(at: view.now)
    for index in states.indices where states[index].isRegistered && states[index].status.isOpen {
      let kinds = kinds(of: states[index], rules)
      guard !kinds.isEmpty else { continue }
      let state = states[index]
      let holder = state.holder.isNone ? state.place : state.holder
      if let unit, !view.lies(holder, within: unit) { continue }
      for kind in kinds { found[kind, default: []].append(Subject(index: Int32(index))) }
    }
    return Kind.allCases.map { kind in
      let cases = (found[kind] ?? []).sorted { left, right in
        let (a, b) = (view.state.table[left].registered, view.state.table[right].registered)
        return a == b ? left.index < right.index : a < b
      }
      return Decision(kind: kind, count: cases.count, first: Array(cases.prefix(named)))
    }
  }

  private static func kinds(of state: CaseState, _ rules: Ruleset?) -> [Kind] {
    var kinds: [Kind] = []
    if state.status == .registered { kinds.append(.accept) }
    if state.isReturnPending { kinds.append(.returns) }
    if state.isExtensionPending { kinds.append(.extensions) }
    if state.status == .resolved {
      let matter = rules?.matter(state.matter)
      let isUnchecked = matter?.needsVerification == true && !state.isVerified
      let isUnheard = matter?.needsFollowUp == true && !state.isFollowed
      if isUnchecked { kinds.append(.check) } else if !isUnheard { kinds.append(.close) }
    }
    if state.supervisions.contains(where: { $0.isAnswered && !$0.isLifted }) { kinds.append(.lift) }
    return kinds
  }
}
