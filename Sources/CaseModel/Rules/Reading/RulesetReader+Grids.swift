import Basics

/// What a basic grid is meant to be (decisions 49 and 54).
extension RulesetReader {
  mutating func grids(_ node: Node) -> Ruleset.GridRule {
    let parts = members(node, required: [], optional: ["posts", "households", "hard"])
    var rule = Ruleset.GridRule()
    rule.posts = parts["posts"].map { posts($0) } ?? []
    rule.households = parts["households"].flatMap { bounds($0) }
    rule.hardHouseholds = parts["hard"].flatMap { bounds($0) }
    if let node = parts["hard"] { hold(node, rule, hasHouseholds: parts["households"] != nil) }
    return rule
  }

  /// In hard areas grids are smaller; a grid in between would be of either kind.
  private mutating func hold(_ node: Node, _ rule: Ruleset.GridRule, hasHouseholds: Bool) {
    guard hasHouseholds else {
      return fault(
        node, Phrase("says nothing without 'households' beside it", "须与“households”同写"))
    }
    guard let hard = rule.hardHouseholds, let usual = rule.households,
      hard.lowerBound >= usual.lowerBound || hard.upperBound > usual.lowerBound
    else { return }
    fault(
      node,
      Phrase(
        "must lie below 'households': grids in hard areas are smaller",
        "应低于“households”：治理难度大的网格较小"))
  }

  private mutating func posts(_ node: Node) -> [Ruleset.GridRule.Post] {
    var result: [Ruleset.GridRule.Post] = []
    for (name, node) in entries(node) {
      let post = Ruleset.GridRule.name(ofPost: name)
      if name.isEmpty { fault(node, Phrase("a post has a name", "岗位须有名称")) }
      if result.contains(where: { $0.name == post }) {
        fault(
          node,
          Phrase(
            "'\(name)' appears twice (head and leader are one post)",
            "“\(name)”写了两次（head 与 leader 是同一岗位）"))
      }
      guard let count = integer(node, in: 0...1000) else { continue }
      result.append(Ruleset.GridRule.Post(name: post, count: count))
    }
    return result
  }

  /// `[300,500]`.
  private mutating func bounds(_ node: Node) -> ClosedRange<Int>? {
    let numbers = integers(node, count: 2, in: 0...1_000_000)
    guard numbers.count == 2 else { return nil }
    guard numbers[0] <= numbers[1] else {
      fault(node, Phrase("the smaller number comes first", "较小的数写在前面"))
      return nil
    }
    return numbers[0]...numbers[1]
  }
}
