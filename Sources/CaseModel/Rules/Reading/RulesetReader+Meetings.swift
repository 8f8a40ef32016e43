import Basics

/// The meetings of the tiers, and what computes in them.
extension RulesetReader {
  mutating func tiers(_ node: Node, _ ladder: [Symbol]) -> SymbolMap<Meeting> {
    var result = SymbolMap<Meeting>()
    for (name, entry) in entries(node) {
      let tier = symbols.intern(name)
      if !ladder.contains(tier) {
        fault(entry, Phrase("the ladder has no tier '\(name)'", "层级中没有“\(name)”"))
      }
      let parts = members(entry, required: [], optional: ["meeting"])
      if let meeting = parts["meeting"].flatMap({ meeting($0) }) { result[tier] = meeting }
    }
    return result
  }

  private mutating func meeting(_ node: Node) -> Meeting? {
    let parts = members(node, required: ["every", "at"], optional: ["on"])
    let periods = ["month": 1, "quarter": 3, "half-year": 6, "year": 12]
    guard
      let every = parts["every"].flatMap({ node in
        choice(node, ["day", "week", "month", "quarter", "half-year", "year"])
      }), let at = parts["at"]
    else { return nil }
    guard let time = at.value.string.flatMap(DayHours.timeOfDay),
      time < Timestamp.microsecondsPerDay
    else {
      fault(at, Phrase("must be a time of day such as 19:00", "应为时刻，如 19:00"))
      return nil
    }
    if every == "day" {
      if let on = parts["on"] { fault(on, Phrase("a daily meeting has no 'on'", "每日的会议不写“on”")) }
      return Meeting(cadence: .daily, microsecondsOfDay: time)
    }
    guard let on = parts["on"] else {
      fault(node, Phrase("the key 'on' is missing", "缺少键“on”"))
      return nil
    }
    guard let months = periods[every] else {
      return choice(on, Weekday.allCases.map(\.rawValue)).flatMap(Weekday.init).map {
        Meeting(cadence: .weekly($0), microsecondsOfDay: time)
      }
    }
    if on.value.string == "last" {
      return Meeting(cadence: .monthly(months: months, day: nil), microsecondsOfDay: time)
    }
    guard let day = on.value.number?.int, (1...31).contains(day) else {
      fault(on, Phrase("must be \"last\" or a day from 1 to 31", "应为 \"last\" 或 1 到 31 的日期"))
      return nil
    }
    return Meeting(cadence: .monthly(months: months, day: day), microsecondsOfDay: time)
  }

  /// A class that computes in meetings needs one at every tier.
  mutating func requireMeetings(
    _ classes: [Ruleset.ServiceClass], _ whistles: SymbolMap<Span>, _ ladder: [Symbol],
    _ meetings: SymbolMap<Meeting>
  ) {
    let missing = ladder.filter { meetings[$0] == nil }.map { symbols.text($0) }
    guard !missing.isEmpty else { return }
    let reason = Phrase(
      "computes in meetings, and there is none at \(missing.joined(separator: ", "))",
      "按会议次数计，而这些层级没有会议：\(missing.joined(separator: "、"))")
    for entry in classes {
      for (slot, limits) in entry.slots.enumerated() {
        let byHolder = entry.byHolder[slot]
        let all = [limits] + (byHolder?.symbols ?? []).map { byHolder?[$0] }
        guard all.contains(where: { $0?.usesMeetings == true }) else { continue }
        faults.append(RulesetFault(path: entry.clause(slot), reason: reason))
      }
    }
    for kind in whistles.symbols where whistles[kind]?.unit == .meetings {
      faults.append(
        RulesetFault(path: JSONPointer("whistles", symbols.text(kind), "answer"), reason: reason))
    }
  }
}
