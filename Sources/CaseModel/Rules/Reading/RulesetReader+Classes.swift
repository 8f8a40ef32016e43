import Basics

/// The classes of cases and their limits.
extension RulesetReader {
  mutating func classes(_ node: Node) -> [Ruleset.ServiceClass] {
    entries(node).map { name, node in
      let parts = members(node, required: ["timers"], optional: [])
      var result = Ruleset.ServiceClass(name: name)
      guard let timers = parts["timers"] else { return result }
      for (key, entry) in entries(timers) {
        if key == "rework" {
          result.slots[Ruleset.ServiceClass.reworkSlot] = limits(entry)
        } else if let timer = Timer(rawValue: key) {
          result.slots[timer.order] = limits(entry)
        } else {
          let known = Timer.allCases.map(\.rawValue) + ["rework"]
          fault(entry, .listing("there is no such timer; known are", "没有这个时限；已有", known))
        }
      }
      return result
    }
  }

  private mutating func limits(_ node: Node) -> Ruleset.Limits? {
    let parts = members(node, required: ["limit"], optional: ["remind", "red"])
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
