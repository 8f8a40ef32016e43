extension Ruleset {
  /// What a basic grid is meant to be; `grids` of a ruleset:
  /// `{"posts":{"leader":1,"police":1,"guide":2},"households":[300,500],"hard":[200,300]}`.
  /// What it leaves out is not asked of a grid.
  public struct GridRule: Hashable, Sendable {
    /// The name under which a post is counted: who heads a grid leads it.
    public static func name(ofPost post: String) -> String { post == "head" ? "leader" : post }

    /// A post that each grid has.
    public struct Post: Hashable, Sendable {
      public var name: String
      /// How many there must be, 0 to 1,000: no fewer and no more.
      public var count: Int
    }

    /// How many there must be of each post, in the order of the rules.
    public var posts: [Post] = []
    /// How many households a grid has, within 0 to 1,000,000.
    public var households: ClosedRange<Int>?
    /// The same where governing is hard: below `households`.
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
