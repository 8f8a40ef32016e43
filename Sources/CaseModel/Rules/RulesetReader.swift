public import Basics

/// One thing wrong with a ruleset, by its path in the document.
public struct RulesetFault: Error, Hashable, Sendable {
  public let path: JSONPointer
  public let reason: Phrase
}

/// All that is wrong with a ruleset.
public struct RulesetFaults: Error, Hashable, Sendable {
  public let faults: [RulesetFault]

  /// That the ruleset is not valid, the first fault, and how many more there are.
  public var summary: Phrase {
    let first = faults[0]
    let place = first.path.tokens.isEmpty ? nil : "\(first.path)"
    let others = faults.count - 1
    return Phrase(
      "the ruleset is not valid: \(place ?? "the document"): \(first.reason.english)"
        + (others > 0 ? " (and \(others) more)" : ""),
      "规则文件无效：\(place ?? "整个文件")：\(first.reason.chinese)" + (others > 0 ? "（另有 \(others) 处）" : ""))
  }
}

/// Reads the parts of a document and collects what is wrong with them.
struct RulesetReader {
  struct Node {
    let value: JSONValue
    let path: JSONPointer
  }

  var symbols: SymbolTable
  var faults: [RulesetFault] = []

  init(symbols: SymbolTable) { self.symbols = symbols }

  mutating func fault(_ node: Node, _ reason: Phrase) {
    faults.append(RulesetFault(path: node.path, reason: reason))
  }

  // MARK: Kinds

  /// The members of an object by key; nil for `required` means that any key may stand.
  mutating func members(
    _ node: Node, required: [String], optional: [String]
  ) -> [String: Node] {
    guard let object = object(node) else { return [:] }
    var result: [String: Node] = [:]
    for (key, value) in object.members {
      let child = Node(value: value, path: node.path.appending(key))
      if required.contains(key) || optional.contains(key) {
        result[key] = child
      } else {
        fault(
          child, .listing("there is no such key; known are", "没有这个键；已有", required + optional))
      }
    }
    for key in required where object[key] == nil {
      fault(node, Phrase("the key '\(key)' is missing", "缺少键“\(key)”"))
    }
    return result
  }

  mutating func entries(_ node: Node) -> [(key: String, node: Node)] {
    guard let object = object(node) else { return [] }
    return object.members.map {
      ($0.key, Node(value: $0.value, path: node.path.appending($0.key)))
    }
  }

  private mutating func object(_ node: Node) -> JSONObject? {
    if let object = node.value.object { return object }
    fault(node, Phrase("must be an object, not \(node.value.kind)", "应为对象"))
    return nil
  }

  mutating func items(_ node: Node) -> [Node] {
    guard let items = node.value.array else {
      fault(node, Phrase("must be an array, not \(node.value.kind)", "应为数组"))
      return []
    }
    return items.enumerated().map { Node(value: $1, path: node.path.appending($0)) }
  }

  mutating func text(_ node: Node) -> String? {
    if let text = node.value.string, !text.isEmpty { return text }
    fault(node, Phrase("must be a text that is not empty", "应为非空文本"))
    return nil
  }

  mutating func symbol(_ node: Node) -> Symbol? { text(node).map { symbols.intern($0) } }

  mutating func flag(_ node: Node) -> Bool? {
    if let flag = node.value.bool { return flag }
    fault(node, Phrase("must be true or false", "应为 true 或 false"))
    return nil
  }

  mutating func integer(_ node: Node, in range: ClosedRange<Int>) -> Int? {
    if let number = node.value.number?.int, range.contains(number) { return number }
    fault(
      node,
      Phrase(
        "must be a whole number from \(range.lowerBound) to \(range.upperBound)",
        "应为 \(range.lowerBound) 到 \(range.upperBound) 之间的整数"))
    return nil
  }

  mutating func texts(_ node: Node) -> [String] {
    var result: [String] = []
    for item in items(node) {
      guard let text = text(item) else { continue }
      if result.contains(text) { fault(item, Phrase("'\(text)' stands twice", "“\(text)”写了两次")) }
      result.append(text)
    }
    return result
  }

  mutating func choice(_ node: Node, _ choices: [String]) -> String? {
    guard let text = text(node) else { return nil }
    if choices.contains(text) { return text }
    fault(
      node,
      Phrase(
        "'\(text)' is none of \(choices.joined(separator: ", "))",
        "“\(text)”不在取值之内：\(choices.joined(separator: "、"))"))
    return nil
  }

  mutating func span(_ node: Node, meetings: Bool = true) -> Span? {
    guard let text = text(node) else { return nil }
    guard let span = Span(text) else {
      fault(
        node,
        Phrase(
          "'\(text)' is no length of time: a whole number and m, h, d, wh, wd or mtg, "
            + "a hundred years at most",
          "“\(text)”不是时长：应为整数加 m、h、d、wh、wd 或 mtg，最多一百年"))
      return nil
    }
    if span.unit == .meetings && !meetings {
      fault(node, Phrase("a window is not reckoned in meetings", "期限不能按会议次数计"))
      return nil
    }
    return span
  }

  mutating func tier(_ node: Node, _ ladder: [Symbol]) -> Symbol? {
    guard let tier = symbol(node) else { return nil }
    if ladder.contains(tier) { return tier }
    fault(
      node, Phrase("the ladder has no tier '\(symbols.text(tier))'", "层级中没有“\(symbols.text(tier))”")
    )
    return nil
  }

  // MARK: Parts

  mutating func ladder(_ node: Node) -> [Symbol] {
    let tiers = texts(node)
    if tiers.isEmpty { fault(node, Phrase("a ladder has at least one tier", "至少要有一个层级")) }
    return tiers.map { symbols.intern($0) }
  }

  mutating func zone(_ node: Node, _ zones: Ruleset.ZoneSource) -> TimeZone? {
    guard let name = text(node) else { return nil }
    if let zone = zones(name) { return zone }
    fault(node, Phrase("no time zone is called '\(name)' on this machine", "本机没有时区“\(name)”"))
    return nil
  }

  mutating func calendar(_ node: Node) -> Ruleset.CalendarRule? {
    let parts = members(node, required: ["name", "week", "hours"], optional: [])
    guard let name = parts["name"].flatMap({ symbol($0) }) else { return nil }
    var week: Set<Weekday> = []
    if let days = parts["week"] {
      for item in items(days) {
        guard let day = choice(item, Weekday.allCases.map(\.rawValue)).flatMap(Weekday.init) else {
          continue
        }
        if !week.insert(day).inserted {
          fault(item, Phrase("'\(day.rawValue)' stands twice", "“\(day.rawValue)”写了两次"))
        }
      }
      if week.isEmpty { fault(days, Phrase("a week has at least one working day", "一周至少有一个工作日")) }
    }
    return Ruleset.CalendarRule(
      name: name, week: week, hours: parts["hours"].map { hours($0) } ?? [])
  }

  private mutating func hours(_ node: Node) -> [Range<Int64>] {
    var result: [Range<Int64>] = []
    for item in items(node) {
      guard let text = text(item) else { continue }
      let ends = text.split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count == 2, let start = RulesetReader.timeOfDay(String(ends[0])),
        let end = RulesetReader.timeOfDay(String(ends[1])), start < end
      else {
        fault(
          item,
          Phrase(
            "'\(text)' is no stretch of a day such as 09:00-12:00", "“\(text)”不是时段，应如 09:00-12:00"))
        continue
      }
      if result.contains(where: { $0.overlaps(start..<end) }) {
        fault(item, Phrase("'\(text)' overlaps other hours", "“\(text)”与其他时段重叠"))
        continue
      }
      result.append(start..<end)
    }
    result.sort { $0.lowerBound < $1.lowerBound }
    if result.isEmpty {
      fault(node, Phrase("a working day has at least one stretch of hours", "工作日至少有一个时段"))
    }
    return result
  }

  /// `HH:MM` from 00:00 to 24:00, in microseconds since midnight.
  static func timeOfDay(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = Decimal.value(bytes[0..<2]),
      let minute = Decimal.value(bytes[3..<5]), minute < 60, hour * 60 + minute <= 1440
    else { return nil }
    return Int64(hour * 60 + minute) * Timestamp.microsecondsPerMinute
  }

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

  mutating func matters(
    _ node: Node, _ ladder: [Symbol], _ classes: [Ruleset.ServiceClass]
  ) -> [Ruleset.Matter] {
    var seen: Set<Symbol> = []
    return items(node).compactMap { item in
      let parts = members(
        item, required: ["code"],
        optional: [
          "name", "nameEn", "kind", "department", "tier", "class", "admit", "evidence", "verify",
          "follow",
        ])
      guard let place = parts["code"], let code = symbol(place) else { return nil }
      if !seen.insert(code).inserted { fault(place, Phrase("the code stands twice", "代码写了两次")) }
      let serviceClass = parts["class"].flatMap { text($0) } ?? "normal"
      if let place = parts["class"], !classes.contains(where: { $0.name == serviceClass }) {
        fault(place, Phrase("there is no class '\(serviceClass)'", "没有类别“\(serviceClass)”"))
      }
      if let kind = parts["kind"] {
        _ = choice(kind, ["request", "dispute", "wish", "task", "inspection"])
      }
      return Ruleset.Matter(
        code: code, name: parts["name"].flatMap { text($0) },
        nameEn: parts["nameEn"].flatMap { text($0) },
        kind: parts["kind"]?.value.string,
        department: parts["department"].flatMap { symbol($0) } ?? .none,
        tier: parts["tier"].flatMap { tier($0, ladder) } ?? .none,
        serviceClass: symbols.intern(serviceClass),
        admit: parts["admit"].map { admit($0) },
        needsEvidence: (parts["evidence"].flatMap { flag($0) } ?? false)
          || parts["kind"]?.value.string == Ruleset.Matter.wish,
        needsVerification: parts["verify"].flatMap { flag($0) } ?? false,
        needsFollowUp: parts["follow"].flatMap { flag($0) } ?? true)
    }
  }

  private mutating func admit(_ node: Node) -> [Unit.Kind] {
    items(node).compactMap { item in
      choice(item, Unit.Kind.allCases.map(\.rawValue)).flatMap(Unit.Kind.init)
    }
  }

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
    guard let time = at.value.string.flatMap(RulesetReader.timeOfDay),
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
          item, Phrase("'\(on)' stands twice; the second could never fire", "“\(on)”写了两次，第二条不会触发"))
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

  // MARK: Contradictions

  /// A class that reckons in meetings needs one at every tier.
  mutating func requireMeetings(
    _ classes: [Ruleset.ServiceClass], _ whistles: SymbolMap<Span>, _ ladder: [Symbol],
    _ meetings: SymbolMap<Meeting>
  ) {
    let missing = ladder.filter { meetings[$0] == nil }.map { symbols.text($0) }
    guard !missing.isEmpty else { return }
    let reason = Phrase(
      "reckons in meetings, and there is none at \(missing.joined(separator: ", "))",
      "按会议次数计，而这些层级没有会议：\(missing.joined(separator: "、"))")
    for entry in classes {
      for (slot, limits) in entry.slots.enumerated() {
        let spans = [limits?.remind, limits?.limit, limits?.red]
        guard spans.contains(where: { $0?.unit == .meetings }) else { continue }
        faults.append(RulesetFault(path: entry.clause(slot), reason: reason))
      }
    }
    for kind in whistles.symbols where whistles[kind]?.unit == .meetings {
      faults.append(
        RulesetFault(
          path: JSONPointer(["whistles", symbols.text(kind), "answer"]), reason: reason))
    }
  }
}
