import Basics

/// What cases can be about.
extension RulesetReader {
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
      if !seen.insert(code).inserted { fault(place, Phrase("the code appears twice", "代码写了两次")) }
      let serviceClass = parts["class"].flatMap { text($0) } ?? "normal"
      if let place = parts["class"], !classes.contains(where: { $0.name == serviceClass }) {
        fault(place, Phrase("there is no class '\(serviceClass)'", "没有类别“\(serviceClass)”"))
      }
      let kind = parts["kind"].flatMap {
        choice($0, Ruleset.Matter.Kind.allCases.map(\.rawValue))
      }.flatMap(Ruleset.Matter.Kind.init)
      return Ruleset.Matter(
        code: code, name: parts["name"].flatMap { text($0) },
        nameEn: parts["nameEn"].flatMap { text($0) },
        kind: kind,
        department: parts["department"].flatMap { symbol($0) } ?? .none,
        tier: parts["tier"].flatMap { tier($0, ladder) } ?? .none,
        serviceClass: symbols.intern(serviceClass),
        admit: parts["admit"].map { admit($0) },
        needsEvidence: (parts["evidence"].flatMap { flag($0) } ?? false)
          || kind == .wish,
        needsVerification: parts["verify"].flatMap { flag($0) } ?? false,
        needsFollowUp: parts["follow"].flatMap { flag($0) } ?? true)
    }
  }

  private mutating func admit(_ node: Node) -> [Unit.Kind] {
    items(node).compactMap { item in
      choice(item, Unit.Kind.allCases.map(\.rawValue)).flatMap(Unit.Kind.init)
    }
  }
}
