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
}
