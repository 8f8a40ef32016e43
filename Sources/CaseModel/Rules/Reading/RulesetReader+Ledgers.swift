import Basics

/// How ledgers of points are called, graded and divided.
extension RulesetReader {
  mutating func ledgers(_ node: Node) -> [String: Ruleset.LedgerRule] {
    var result: [String: Ruleset.LedgerRule] = [:]
    for (name, node) in entries(node) {
      if name.isEmpty { fault(node, Phrase("a ledger has a name", "账簿须有名称")) }
      result[name] = ledger(node)
    }
    return result
  }

  private mutating func ledger(_ node: Node) -> Ruleset.LedgerRule {
    let members = members(
      node, required: [], optional: ["name", "nameEn", "full", "grades", "dividend"])
    var rule = Ruleset.LedgerRule()
    rule.name = members["name"].flatMap { text($0) }
    rule.nameEn = members["nameEn"].flatMap { text($0) }
    if let node = members["full"] { rule.full = integer(node, in: 1...1_000_000) ?? rule.full }
    if let node = members["grades"] {
      let grades = integers(node, count: 3, in: 1...100)
      if zip(grades, grades.dropFirst()).contains(where: { $0 <= $1 }) {
        fault(node, Phrase("the marks must fall from grade to grade", "各档分数应依次降低"))
      }
      rule.grades = grades
    }
    if let node = members["dividend"] {
      rule.dividend = integers(node, count: 4, in: 0...100)
      if rule.dividend.count == 4, rule.dividend.reduce(0, +) != 100 {
        let sum = rule.dividend.reduce(0, +)
        fault(
          node, Phrase("the shares must add up to 100, not \(sum)", "各项比例之和应为 100，现为 \(sum)"))
      }
    }
    return rule
  }
}
