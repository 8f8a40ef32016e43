import Basics

/// The classes of cases and their limits.
extension RulesetReader {
  mutating func classes(_ node: Node, _ ladder: [Symbol]) -> [Ruleset.ServiceClass] {
    entries(node).map { name, node in
      let parts = members(node, required: ["timers"], optional: [])
      var result = Ruleset.ServiceClass(name: name)
      guard let timers = parts["timers"] else { return result }
      for (key, entry) in entries(timers) {
        if key == "rework" {
          result.slots[Ruleset.ServiceClass.reworkSlot] = limits(entry)
        } else if let timer = Timer(rawValue: key) {
          let hasHolder = timer == .sign || timer == .handle
          result.slots[timer.order] = limits(entry, besides: hasHolder ? ["by"] : [])
          if hasHolder, let by = entry.value.object?["by"] {
            result.byHolder[timer.order] = limits(
              byHolder: Node(value: by, path: entry.path.appending("by")), ladder)
          }
        } else {
          let known = Timer.allCases.map(\.rawValue) + ["rework"]
          fault(entry, .listing("there is no such timer; known are", "没有这个时限；已有", known))
        }
      }
      return result
    }
  }

  /// - Parameter others: a key that may stand instead of the limit.
  private mutating func limits(_ node: Node, besides others: [String] = []) -> Ruleset.Limits? {
    let hasOthers = others.contains { node.value.object?[$0] != nil }
    let parts =
      hasOthers
      ? members(node, required: [], optional: ["limit", "remind", "red"] + others)
      : members(node, required: ["limit"], optional: ["remind", "red"] + others)
    if hasOthers, parts["limit"] == nil {
      for key in ["remind", "red"] {
        if let place = parts[key] {
          fault(place, Phrase("there is no limit that it belongs to", "没有与之对应的时限"))
        }
      }
    }
    guard let limit = parts["limit"].flatMap({ span($0) }) else { return nil }
    let result = Ruleset.Limits(
      remind: parts["remind"].flatMap { span($0) }, limit: limit,
      red: parts["red"].flatMap { span($0) })
    if let red = result.red, let place = parts["red"] {
      compare(
        limit, red, at: place,
        Phrase(
          "the limit \(limit.text) lies beyond red \(red.text)", "时限 \(limit.text) 超过红线 \(red.text)"
        ))
    }
    if let remind = result.remind, let place = parts["remind"] {
      compare(
        remind, limit, at: place,
        Phrase(
          "remind \(remind.text) lies beyond the limit \(limit.text)",
          "提醒 \(remind.text) 超过时限 \(limit.text)"))
    }
    return result
  }

  private mutating func limits(
    byHolder node: Node, _ ladder: [Symbol]
  ) -> SymbolMap<Ruleset.Limits> {
    var result = SymbolMap<Ruleset.Limits>()
    let known = ladder.map { symbols.text($0) } + Unit.Kind.allCases.map(\.rawValue)
    let entries = entries(node)
    if node.value.object != nil, entries.isEmpty {
      fault(node, Phrase("names no tier and no kind of unit", "没有写任何层级或单位类别"))
    }
    for (name, entry) in entries {
      if !known.contains(name) {
        fault(
          entry,
          .listing(
            "there is no such tier or kind of unit; known are", "没有这个层级或单位类别；已有", known))
      }
      result[symbols.intern(name)] = limits(entry)
    }
    return result
  }

  private mutating func compare(_ early: Span, _ late: Span, at node: Node, _ reason: Phrase) {
    if early.unit.family != late.unit.family {
      fault(
        node,
        Phrase(
          "\(early.text) and \(late.text) cannot be compared: their clocks differ",
          "\(early.text) 与 \(late.text) 计时方式不同，无法比较"))
    } else if early.comparable > late.comparable {
      fault(node, reason)
    }
  }
}
