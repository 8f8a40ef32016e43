import Basics

/// Points of cards, weights, ranks and groups.
extension RulesetReader {
  mutating func points(_ node: Node) -> Ruleset.PointsRule {
    let parts = members(node, required: [], optional: ["normal", "notice", "yellow", "red"])
    func value(_ key: String) -> Int {
      parts[key].flatMap { integer($0, in: -1_000_000...1_000_000) } ?? 0
    }
    return Ruleset.PointsRule(
      normal: value("normal"), notice: value("notice"), yellow: value("yellow"),
      red: value("red"))
  }

  mutating func assessment(_ node: Node, _ ladder: [Symbol]) -> Ruleset.AssessmentRule {
    let parts = members(node, required: ["weights"], optional: ["rank", "groups"])
    var result = Ruleset.AssessmentRule()
    if let rank = parts["rank"].flatMap({ choice($0, ["dense", "competition"]) }) {
      result.ranking = rank == "dense" ? .dense : .competition
    }
    result.weights = parts["weights"].map { weights($0) } ?? [:]
    result.groups = parts["groups"].map { groups($0, ladder) } ?? []
    return result
  }

  private mutating func weights(_ node: Node) -> [Rate: Int] {
    let weights = members(node, required: [], optional: Rate.weighable.map(\.rawValue))
    var result: [Rate: Int] = [:]
    for rate in Rate.weighable {
      guard let entry = weights[rate.rawValue] else { continue }
      guard let millionths = entry.value.number?.integer(shiftedBy: 6),
        (0...1_000_000_000_000).contains(millionths)
      else {
        fault(
          entry,
          Phrase(
            "a weight is a number from 0 to 1000000, with six decimals at most",
            "权重应为 0 到 1000000 的数，最多六位小数"))
        continue
      }
      result[rate] = millionths
    }
    return result
  }

  private mutating func groups(_ node: Node, _ ladder: [Symbol]) -> [Ruleset.Group] {
    var result: [Ruleset.Group] = []
    for item in items(node) {
      let parts = members(item, required: ["name", "units"], optional: ["nameEn", "weights"])
      var group = Ruleset.Group(
        order: result.count, name: parts["name"].flatMap { text($0) } ?? "",
        nameEn: parts["nameEn"].flatMap { text($0) }, weights: parts["weights"].map { weights($0) })
      if result.contains(where: { $0.name == group.name }), let name = parts["name"] {
        fault(name, Phrase("'\(group.name)' appears twice", "“\(group.name)”写了两次"))
      }
      if let units = parts["units"] { read(units, ladder, into: &group) }
      result.append(group)
    }
    return result
  }

  /// The tiers and kinds of unit that a group takes in.
  private mutating func read(_ node: Node, _ ladder: [Symbol], into group: inout Ruleset.Group) {
    let names = texts(node)
    if node.value.array?.isEmpty == true {
      fault(node, Phrase("names no tier and no kind of unit", "没有写任何层级或单位类别"))
    }
    for (index, name) in names.enumerated() {
      let place = Node(value: .string(name), path: node.path.appending(index))
      guard requireHolder(name, at: place, ladder) else { continue }
      if let kind = Unit.Kind(rawValue: name) {
        group.kinds.insert(kind)
      } else {
        group.tiers.insert(symbols.intern(name))
      }
    }
  }
}
