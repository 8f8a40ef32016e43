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
    var kinds: [Kind] = []
    for index in states.indices where states[index].isRegistered && states[index].status.isOpen {
      if let unit {
        let holder = states[index].holder.isNone ? states[index].place : states[index].holder
        guard view.lies(holder, within: unit) else { continue }
      }
      note(states[index], rules, in: &kinds)
      for place in found.indices where kinds.contains(found[place].kind) {
        found[place].take(index, among: states)
      }
      kinds.removeAll(keepingCapacity: true)
    }
    return found
  }

  /// Counts one more, and keeps those that were registered first, of equals those of the earlier number.
  ///
  /// - Parameter index: above that of all before.
  private mutating func take(_ index: Int, among states: Swift.Span<CaseState>) {
    count += 1
    let registered = states[index].registered
    let before = first.lastIndex { states[Int($0.index)].registered <= registered }
    let place = before.map { $0 + 1 } ?? 0
    guard place < Self.named else { return }
    first.insert(Subject(index: Int32(index)), at: place)
    if first.count > Self.named { first.removeLast() }
  }

  /// Notes what an open case waits for.
  private static func note(_ state: CaseState, _ rules: Ruleset?, in kinds: inout [Kind]) {
    if state.status == .registered { kinds.append(.accept) }
    if state.isReturnPending { kinds.append(.returns) }
    if state.isExtensionPending { kinds.append(.extensions) }
    if state.status == .resolved {
      let matter = rules?.matter(state.matter)
      let isUnchecked = matter?.needsVerification == true && !state.isVerified
      let isUnheard = matter?.needsFollowUp == true && !state.isFollowed
      if isUnchecked { kinds.append(.check) } else if !isUnheard { kinds.append(.close) }
    }
    if state.hasAnsweredCard { kinds.append(.lift) }
  }
}
