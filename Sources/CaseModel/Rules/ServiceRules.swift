extension Ruleset {
  /// How a ledger of points (积分) is graded and redeemed; an entry of `ledgers`.
  public struct LedgerRule: Hashable, Sendable {
    /// What the ledger is called, in Chinese and in English.
    public var name: String?
    public var nameEn: String?
    /// How many points of a month make a hundred.
    public var full = 100
    /// The marks, out of a hundred, from which the first three of the four grades begin, highest
    /// first; nil where the ledger has no grades.
    public var grades: [Int]?
    /// In percent, in the order of `Dividend.Share`.
    public var dividend = [40, 30, 20, 10]

    public init() {}
  }

  /// The rule of a ledger: the entry of its name, else of the longest beginning of it that ends
  /// before a slash; nil where there is none.
  public func ledger(_ name: String) -> LedgerRule? {
    var rest = name[...]
    while true {
      if let rule = ledgers[String(rest)] { return rule }
      guard let slash = rest.lastIndex(of: "/") else { return nil }
      rest = rest[..<slash]
    }
  }

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
