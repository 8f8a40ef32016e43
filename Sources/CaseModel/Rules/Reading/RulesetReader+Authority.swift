import Basics

/// Who may record what (SPEC §13).
extension RulesetReader {
  mutating func authority(
    _ node: Node, _ ladder: [Symbol], _ types: [RecordableType]
  ) -> Authority {
    let parts = members(node, required: ["roles"], optional: ["separate"])
    var authority = Authority(typeCount: types.count)
    if let roles = parts["roles"] {
      for (name, entry) in entries(roles) {
        guard hasRoom(for: name, entry, in: authority) else { continue }
        authority.add(role: name)
        for item in items(entry) { rule(item, ladder, types, into: &authority) }
      }
      requireIndispensable(roles, types, in: authority)
    }
    if let pairs = parts["separate"] {
      for item in items(pairs) { separate(item, types, in: &authority) }
    }
    return authority
  }

  private mutating func hasRoom(
    for name: String, _ node: Node, in authority: Authority
  ) -> Bool {
    if name.isEmpty { fault(node, Phrase("a role has a name", "角色须有名称")) }
    let limit = Authority.maximumRoles
    if authority.roles.count == limit {
      fault(node, Phrase("there are at most \(limit) roles", "角色最多 \(limit) 个"))
    }
    return authority.roles.count < limit
  }

  // MARK: Rules

  private mutating func rule(
    _ node: Node, _ ladder: [Symbol], _ types: [RecordableType], into authority: inout Authority
  ) {
    let isOfBehalf = node.value.object?["behalf"] != nil
    let parts = members(
      node, required: isOfBehalf ? [] : ["events", "where"],
      optional: ["events", "where", "units", "behalf"])
    if parts["behalf"].flatMap({ flag($0) }) == true { authority.addBehalf() }
    if isOfBehalf, (parts["events"] == nil) != (parts["where"] == nil) {
      fault(node, Phrase("'events' and 'where' go together", "“events”与“where”须同写"))
    }
    guard let reach = parts["where"].flatMap({ choice($0, Authority.Reach.allCases) }),
      let events = parts["events"]
    else { return }
    let units = parts["units"].map { unitClasses($0, ladder) } ?? (tiers: [], kinds: [])
    let rule = Authority.Rule(
      role: authority.roles.count - 1, reach: reach, tiers: units.tiers, kinds: units.kinds)
    for type in recordable(events, where: reach, types) { authority.add(rule, of: type) }
  }

  private mutating func unitClasses(
    _ node: Node, _ ladder: [Symbol]
  ) -> (tiers: [Symbol], kinds: [Unit.Kind]) {
    let names = texts(node)
    if names.isEmpty {
      fault(node, Phrase("names no tier and no kind of unit", "没有写任何层级或单位类别"))
    }
    var result: (tiers: [Symbol], kinds: [Unit.Kind]) = ([], [])
    for (index, name) in names.enumerated() {
      let place = Node(value: .string(name), path: node.path.appending(index))
      guard requireHolder(name, at: place, ladder) else { continue }
      if let kind = Unit.Kind(rawValue: name) {
        result.kinds.append(kind)
      } else {
        result.tiers.append(symbols.intern(name))
      }
    }
    return result
  }

  /// The types that patterns name: `case.signed`, `supervision.*`, `*`.
  private mutating func recordable(
    _ node: Node, where reach: Authority.Reach, _ types: [RecordableType]
  ) -> [UInt8] {
    if node.value.array == [] { fault(node, Phrase("names no event", "没有写任何事件")) }
    var numbers: [UInt8] = []
    for item in items(node) {
      guard let pattern = text(item) else { continue }
      let named = types.named(by: pattern)
      if named.isEmpty { unknown(item, pattern, among: types) }
      if let other = named.first(where: { !$0.reaches.contains(reach) }) {
        fault(
          item,
          .listing(
            "'\(other.name)' is never recorded where '\(reach.rawValue)' holds; for it there is",
            "“\(other.name)”不适用“\(reach.rawValue)”；可写", other.reaches.map(\.rawValue)))
      }
      numbers += named.map(\.number).filter { !numbers.contains($0) }
    }
    return numbers
  }

  private mutating func unknown(_ node: Node, _ name: String, among types: [RecordableType]) {
    let nearest = Suggestion.nearest(to: name, in: types.map(\.name))
    fault(
      node,
      nearest.map {
        Phrase("there is no event '\(name)'; did you mean '\($0)'?", "没有事件“\(name)”；是“\($0)”吗？")
      } ?? Phrase("there is no event '\(name)'", "没有事件“\(name)”"))
  }

  /// Without these nobody could ever put the authority right.
  private mutating func requireIndispensable(
    _ node: Node, _ types: [RecordableType], in authority: Authority
  ) {
    for type in types where type.isIndispensable {
      if authority.rules(of: type.number).contains(where: { $0.reach != .own }) { continue }
      fault(
        node,
        Phrase(
          "no role may record '\(type.name)': nobody could put this authority right",
          "没有角色可以记录“\(type.name)”：授权日后无人能改"))
    }
  }

  // MARK: Separation

  private mutating func separate(
    _ node: Node, _ types: [RecordableType], in authority: inout Authority
  ) {
    let names = texts(node)
    if node.value.array != nil, names.count != 2 {
      fault(node, Phrase("must name two events, not \(names.count)", "应写两个事件，实有 \(names.count) 个"))
    }
    var numbers: [UInt8] = []
    for (index, name) in names.enumerated() {
      let place = Node(value: .string(name), path: node.path.appending(index))
      guard let type = types.first(where: { $0.name == name }) else {
        unknown(place, name, among: types)
        continue
      }
      if !type.isOfCase {
        fault(place, Phrase("'\(name)' is about no case", "“\(name)”与案件无关"))
      }
      numbers.append(type.number)
    }
    if numbers.count == 2 { authority.separate(numbers[0], numbers[1]) }
  }
}

extension [RecordableType] {
  /// Those that a pattern means: by their name, the part before a dot and `.*`, or `*`.
  ///
  /// By bytes: each pattern is held against each type whenever rules are read.
  fileprivate func named(by pattern: String) -> [RecordableType] {
    guard pattern.utf8.last == UInt8(ascii: "*") else {
      return firstIndex { $0.name == pattern }.map { [self[$0]] } ?? []
    }
    let stem = pattern.utf8.dropLast()
    if stem.isEmpty { return self }
    guard stem.last == UInt8(ascii: ".") else { return [] }
    return filter { $0.name.utf8.starts(with: stem) }
  }
}
