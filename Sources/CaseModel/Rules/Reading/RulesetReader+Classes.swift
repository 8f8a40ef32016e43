import Basics

/// The classes of cases and their limits.
extension RulesetReader {
  mutating func classes(_ node: Node, _ ladder: [Symbol]) -> [Ruleset.ServiceClass] {
    entries(node).map { name, node in
      let parts = members(node, required: ["timers"], optional: [])
      var result = Ruleset.ServiceClass(name: name)
      guard let timers = parts["timers"] else { return result }
      for (key, entry) in entries(timers) {
        guard let slot = slot(key) ?? meant(entry, timers).flatMap(slot) else { continue }
        let hasHolder = slot == Timer.sign.order || slot == Timer.handle.order
        let (limits, by) = limits(entry, hasHolder: hasHolder)
        result.slots[slot] = limits
        if let by { result.byHolder[slot] = self.limits(byHolder: by, ladder) }
      }
      return result
    }
  }

  private func slot(_ key: String) -> Int? {
    key == "rework" ? Ruleset.ServiceClass.reworkSlot : Timer(rawValue: key)?.order
  }

  private mutating func meant(_ entry: Node, _ timers: Node) -> String? {
    misspelt(
      entry, among: Timer.allCases.map(\.rawValue) + ["rework"], in: timers.value.object ?? [:],
      else: Phrase("there is no such timer; known:", "没有这个时限；已有"))
  }

  /// - Parameter hasHolder: whether limits by holder may stand beside the limit, or instead of it.
  private mutating func limits(
    _ node: Node, hasHolder: Bool
  ) -> (limits: Ruleset.Limits?, by: Node?) {
    let others = hasHolder ? ["by"] : []
    let hasBy = hasHolder && node.value.object?["by"] != nil
    let parts = members(
      node, required: hasBy ? [] : ["limit"],
      optional: (hasBy ? ["limit"] : []) + ["remind", "red"] + others)
    if parts["limit"] == nil, parts["by"] != nil {
      for key in ["remind", "red"] {
        if let place = parts[key] {
          fault(place, Phrase("there is no limit that it belongs to", "没有与之对应的时限"))
        }
      }
    }
    return (limits(parts), parts["by"])
  }

  private mutating func limits(_ parts: [String: Node]) -> Ruleset.Limits? {
    guard let limit = parts["limit"].flatMap({ span($0) }) else { return nil }
    let result = Ruleset.Limits(
      remind: parts["remind"].flatMap { span($0) }, limit: limit,
      red: parts["red"].flatMap { span($0) })
    if let red = result.red, let place = parts["red"] {
      compare(
        limit, red, at: place,
        Phrase(
          "the limit \(limit.text) exceeds red \(red.text)", "时限 \(limit.text) 超过红线 \(red.text)"
        ))
    }
    // A reminder after the limit is a remark (`Ruleset.remarks`), not a contradiction.
    if let remind = result.remind, let place = parts["remind"] { compare(remind, limit, at: place) }
    return result
  }

  private mutating func limits(
    byHolder node: Node, _ ladder: [Symbol]
  ) -> SymbolMap<Ruleset.Limits> {
    var result = SymbolMap<Ruleset.Limits>()
    let entries = entries(node)
    if node.value.object != nil, entries.isEmpty {
      fault(node, Phrase("names no tier and no kind of unit", "没有写任何层级或单位类别"))
    }
    for (name, entry) in entries {
      requireHolder(name, at: entry, ladder)
      result[symbols.intern(name)] = limits(entry, hasHolder: false).limits
    }
    return result
  }

  /// - Parameter reason: what is said where the order is wrong; nil where any will do.
  private mutating func compare(
    _ early: Span, _ late: Span, at node: Node, _ reason: Phrase? = nil
  ) {
    if early.unit.family != late.unit.family {
      fault(
        node,
        Phrase(
          "\(early.text) and \(late.text) cannot be compared: their clocks differ",
          "\(early.text) 与 \(late.text) 计时方式不同，无法比较"))
    } else if let reason, early.comparable > late.comparable {
      fault(node, reason)
    }
  }
}
