import Basics

/// Points of cards, weights and ranks.
extension RulesetReader {
  mutating func points(_ node: Node) -> Ruleset.Points {
    let parts = members(node, required: [], optional: ["normal", "notice", "yellow", "red"])
    func value(_ key: String) -> Int {
      parts[key].flatMap { integer($0, in: -1_000_000...1_000_000) } ?? 0
    }
    return Ruleset.Points(
      normal: value("normal"), notice: value("notice"), yellow: value("yellow"),
      red: value("red"))
  }

  mutating func assessment(_ node: Node) -> Ruleset.AssessmentRule {
    let parts = members(node, required: ["weights"], optional: ["rank"])
    var result = Ruleset.AssessmentRule()
    if let rank = parts["rank"].flatMap({ choice($0, ["dense", "competition"]) }) {
      result.ranking = rank == "dense" ? .dense : .competition
    }
    guard let place = parts["weights"] else { return result }
    let weights = members(
      place, required: [], optional: Rate.weighable.map(\.rawValue))
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
      result.weights[rate] = millionths
    }
    return result
  }
}
