import Basics

/// Whistles, returns, extensions, reopening, escalation and its skips.
extension RulesetReader {
  mutating func whistles(_ node: Node) -> SymbolMap<Span> {
    var result = SymbolMap<Span>()
    let kinds = members(node, required: [], optional: ["routine", "tough", "emergency"])
    for kind in kinds.keys.sorted() {
      guard let entry = kinds[kind] else { continue }
      let parts = members(entry, required: [], optional: ["answer"])
      if let answer = parts["answer"].flatMap({ span($0) }) {
        result[symbols.intern(kind)] = answer
      }
    }
    return result
  }

  mutating func returns(_ node: Node) -> Ruleset.Returns {
    let parts = members(node, required: [], optional: ["window", "limit"])
    return Ruleset.Returns(
      window: parts["window"].flatMap { span($0, meetings: false) },
      limit: parts["limit"].flatMap { integer($0, in: 0...1000) })
  }

  mutating func extensions(_ node: Node) -> Ruleset.Extensions {
    let parts = members(node, required: [], optional: ["count", "cap"])
    return Ruleset.Extensions(
      count: parts["count"].flatMap { integer($0, in: 0...1000) },
      cap: parts["cap"].flatMap { span($0) })
  }

  mutating func window(_ node: Node) -> Span? {
    let parts = members(node, required: [], optional: ["window"])
    return parts["window"].flatMap { span($0, meetings: false) }
  }

  mutating func escalations(_ node: Node) -> [Ruleset.EscalationRule] {
    var seen: Set<String> = []
    return items(node).compactMap { item in
      let parts = members(item, required: ["on"], optional: ["count"])
      guard let place = parts["on"], let on = text(place) else { return nil }
      if !seen.insert(on).inserted {
        fault(
          item, Phrase("'\(on)' appears twice; the second could never fire", "“\(on)”写了两次，第二条不会触发"))
      }
      let count = parts["count"].flatMap { integer($0, in: 1...1000) }
      let pieces = on.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      let timer = Timer(rawValue: pieces[0])
      switch (on, timer, pieces.dropFirst().first) {
      case ("returns", _, _), ("rework", _, _):
        guard let count else {
          if parts["count"] == nil {
            fault(item, Phrase("'\(on)' needs a 'count'", "“\(on)”须写“count”"))
          }
          return nil
        }
        return .init(trigger: on == "returns" ? .returns(count) : .rework(count))
      case (_, let timer?, let stage?) where pieces.count == 2 && ["limit", "red"].contains(stage):
        if let place = parts["count"] {
          fault(place, Phrase("only 'returns' and 'rework' are counted", "只有“returns”和“rework”计次数"))
        }
        return .init(trigger: stage == "limit" ? .limit(timer) : .red(timer))
      default:
        fault(
          place,
          Phrase(
            "'\(on)' is neither <timer>.limit, <timer>.red, returns nor rework",
            "“\(on)”不是 <时限>.limit、<时限>.red、returns 或 rework"))
        return nil
      }
    }
  }

  mutating func skips(_ node: Node, _ ladder: [Symbol]) -> [Ruleset.Skip] {
    items(node).compactMap { item in
      let parts = members(item, required: ["matter", "urgency", "to"], optional: [])
      guard let matter = parts["matter"].flatMap({ symbol($0) }),
        let urgency = parts["urgency"].flatMap({
          choice($0, ["normal", "urgent", "emergency"])
        }), let to = parts["to"].flatMap({ tier($0, ladder) })
      else { return nil }
      return Ruleset.Skip(matter: matter, urgency: symbols.intern(urgency), to: to)
    }
  }
}
