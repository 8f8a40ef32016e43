import Basics

extension Ruleset {
  /// What a basic grid is meant to be; `grids` of a ruleset:
  /// `{"posts":{"leader":1,"police":1,"guide":2},"households":[300,500],"hard":[200,300]}`.
  /// What it leaves out is not asked of a grid.
  public struct GridRule: Hashable, Sendable {
    public struct Post: Hashable, Sendable {
      public var name: String
      public var count: Int
    }

    /// How many there must be of each post, in the order of the rules.
    public var posts: [Post] = []
    /// How many households a grid has.
    public var households: ClosedRange<Int>?
    /// The same where governing is hard.
    public var hardHouseholds: ClosedRange<Int>?

    /// 一格四员: a leader, a police officer and two guides; 300 to 500 households, in hard areas 200 to
    /// 300. For rules that say nothing of grids.
    public static let usual = GridRule(
      posts: [
        Post(name: "leader", count: 1), Post(name: "police", count: 1),
        Post(name: "guide", count: 2),
      ], households: 300...500, hardHouseholds: 200...300)
  }
}

extension RulesetReader {
  mutating func grids(_ node: Node) -> Ruleset.GridRule {
    let parts = members(node, required: [], optional: ["posts", "households", "hard"])
    var rule = Ruleset.GridRule()
    rule.posts = parts["posts"].map { posts($0) } ?? []
    rule.households = parts["households"].flatMap { bounds($0) }
    rule.hardHouseholds = parts["hard"].flatMap { bounds($0) }
    if let node = parts["hard"], rule.households == nil {
      fault(
        node,
        Phrase("hard areas are told from others by 'households'", "“hard”须与“households”同写"))
    }
    return rule
  }

  private mutating func posts(_ node: Node) -> [Ruleset.GridRule.Post] {
    var result: [Ruleset.GridRule.Post] = []
    for (name, node) in entries(node) {
      let post = Staffing.name(ofPost: name)
      if result.contains(where: { $0.name == post }) {
        fault(node, Phrase("'\(post)' stands twice", "“\(post)”写了两次"))
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
      fault(node, Phrase("the smaller number stands first", "较小的数写在前面"))
      return nil
    }
    return numbers[0]...numbers[1]
  }
}
