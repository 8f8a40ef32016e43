import Basics

/// The ladder, the zone and the working days.
extension RulesetReader {
  mutating func ladder(_ node: Node) -> [Symbol] {
    let tiers = texts(node)
    if node.value.array == [] { fault(node, Phrase("a ladder has at least one tier", "至少要有一个层级")) }
    for (index, tier) in tiers.enumerated() where Unit.Kind(rawValue: tier) != nil {
      fault(
        Node(value: .string(tier), path: node.path.appending(index)),
        Phrase("a tier is not named like a kind of unit", "层级不能与单位类别同名"))
    }
    return tiers.map { symbols.intern($0) }
  }

  /// Whether a name is that of a tier or of a kind of unit; another is a fault.
  @discardableResult
  mutating func requireHolder(_ name: String, at node: Node, _ ladder: [Symbol]) -> Bool {
    let known = ladder.map { symbols.text($0) } + Unit.Kind.allCases.map(\.rawValue)
    if known.contains(name) { return true }
    fault(
      node, .listing("there is no such tier or kind of unit; known:", "没有这个层级或单位类别；已有", known))
    return false
  }

  mutating func zone(_ node: Node, _ zones: Ruleset.ZoneSource) -> TimeZone? {
    guard let name = text(node) else { return nil }
    if let zone = zones(name) { return zone }
    faults.append(
      RulesetFault(
        path: node.path,
        reason: Phrase("no time zone is called '\(name)' on this machine", "本机没有时区“\(name)”"),
        missingZone: name))
    return nil
  }

  mutating func calendar(_ node: Node) -> Ruleset.CalendarRule? {
    let parts = members(node, required: ["name", "week", "hours"], optional: ["start"])
    guard let name = parts["name"].flatMap({ symbol($0) }) else { return nil }
    var week: Set<Weekday> = []
    if let days = parts["week"] {
      for item in items(days) {
        guard let day = choice(item, Weekday.allCases.map(\.rawValue)).flatMap(Weekday.init) else {
          continue
        }
        if !week.insert(day).inserted {
          fault(item, Phrase("'\(day.rawValue)' appears twice", "“\(day.rawValue)”写了两次"))
        }
      }
      if days.value.array == [] {
        fault(days, Phrase("a week has at least one working day", "一周至少有一个工作日"))
      }
    }
    return Ruleset.CalendarRule(
      name: name, week: week, hours: parts["hours"].map { hours($0) } ?? [],
      start: parts["start"].flatMap { choice($0, Ruleset.CalendarRule.Start.allCases) } ?? .instant)
  }

  private mutating func hours(_ node: Node) -> [Range<Int64>] {
    var result: [Range<Int64>] = []
    for item in items(node) {
      guard let text = text(item) else { continue }
      guard let stretch = DayHours.stretch(text) else {
        fault(
          item,
          Phrase(
            "'\(text)' is not a stretch of a day such as 09:00-12:00",
            "“\(text)”不是时段，应如 09:00-12:00"))
        continue
      }
      if result.contains(where: { $0.overlaps(stretch) }) {
        fault(item, Phrase("'\(text)' overlaps other hours", "“\(text)”与其他时段重叠"))
        continue
      }
      result.append(stretch)
    }
    result.sort { $0.lowerBound < $1.lowerBound }
    if node.value.array == [] {
      fault(node, Phrase("a working day has at least one stretch of hours", "工作日至少有一个时段"))
    }
    return result
  }
}
