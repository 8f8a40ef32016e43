import Basics

extension Ruleset {
  /// How a ledger of points (积分) is graded and redeemed; an entry of `ledgers`.
  public struct LedgerRule: Hashable, Sendable {
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

extension RulesetReader {
  mutating func ledgers(_ node: Node) -> [String: Ruleset.LedgerRule] {
    var result: [String: Ruleset.LedgerRule] = [:]
    for (name, node) in entries(node) { result[name] = ledger(node) }
    return result
  }

  private mutating func ledger(_ node: Node) -> Ruleset.LedgerRule {
    let members = members(node, required: [], optional: ["full", "grades", "dividend"])
    var rule = Ruleset.LedgerRule()
    if let node = members["full"] { rule.full = integer(node, in: 1...1_000_000) ?? rule.full }
    if let node = members["grades"] {
      let grades = integers(node, count: 3, in: 1...100)
      if zip(grades, grades.dropFirst()).contains(where: { $0 <= $1 }) {
        fault(node, "the marks must fall from grade to grade")
      }
      rule.grades = grades
    }
    if let node = members["dividend"] {
      rule.dividend = integers(node, count: 4, in: 0...100)
      if rule.dividend.count == 4, rule.dividend.reduce(0, +) != 100 {
        fault(node, "the shares must add up to 100, not \(rule.dividend.reduce(0, +))")
      }
    }
    return rule
  }

  private mutating func integers(
    _ node: Node, count: Int, in range: ClosedRange<Int>
  ) -> [Int] {
    let items = items(node)
    if node.value.array != nil && items.count != count {
      fault(node, "must have \(count) whole numbers, not \(items.count)")
    }
    var numbers: [Int] = []
    for item in items { if let number = integer(item, in: range) { numbers.append(number) } }
    return numbers
  }
}
