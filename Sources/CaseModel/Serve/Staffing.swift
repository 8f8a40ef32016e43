import Basics

/// The reference data of the grids checked against what the rules mean grids to be, and against
/// themselves (sums of parts).
package struct Staffing: Sendable {
  package struct Finding: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
      case postMissing = "post-missing"
      case postExtra = "post-extra"
      case postsUnstated = "posts-unstated"
      case householdsUnstated = "households-unstated"
      case kindUnstated = "kind-unstated"
      case tooSmall = "too-small"
      /// Nothing in a book marks an area as hard: such a grid may be in order.
      case smallHardArea = "small-hard-area"
      case tooLarge = "too-large"
      case householdsSum = "households-sum"
      case postsSum = "posts-sum"
    }

    package let unit: Symbol
    package let kind: Kind
    /// What it is about, for posts.
    package let post: String?
    /// What the unit states; nil where it states nothing.
    package let stated: Int?
    /// What it should be: the number of a post, the bound that is passed, the sum of the parts.
    package let expected: Int?
  }

  /// What the grids are held to.
  package let rule: Ruleset.GridRule
  /// Basic grids by kind; nil for those that state none.
  package private(set) var grids: [Unit.GridKind?: Int] = [:]
  /// Of the basic grids.
  package private(set) var households = 0
  package private(set) var posts: [String: Int] = [:]
  /// Of the posts that the rules ask for: how many are filled, and how many there should be; nil
  /// where they ask for none.
  package var demand: (filled: Int, wanted: Int)? {
    if rule.posts.isEmpty { return nil }
    let wanted = rule.posts.reduce(0) { $0 + $1.count } * grids.values.reduce(0, +)
    return (rule.posts.reduce(0) { $0 + (posts[$1.name] ?? 0) }, wanted)
  }

  /// By unit in byte order.
  package private(set) var findings: [Finding] = []

  /// Reads the units that have not retired. A basic grid is one that states a `gridKind`, or is of
  /// the tier `grid` (decision 54).
  ///
  /// - Complexity: O(units · depth).
  package init(_ reference: ReferenceData, under rule: Ruleset.GridRule) {
    self.rule = rule
    let units = reference.organisation.registered.compactMap { symbol in
      reference.organisation[symbol].flatMap { $0.isRetired ? nil : (symbol: symbol, unit: $0) }
    }
    let grid = reference.symbols.find("grid")
    let grids = units.filter { $0.unit.gridKind != nil || (!grid.isNone && $0.unit.tier == grid) }
    let asksPosts = !rule.posts.isEmpty && grids.contains { !$0.unit.posts.isEmpty }
    let statesHouseholds = grids.contains { $0.unit.households != nil }
    for (symbol, unit) in grids {
      self.grids[unit.gridKind, default: 0] += 1
      households += unit.households ?? 0
      posts.merge(unit.posts, uniquingKeysWith: +)
      if unit.gridKind == nil { find(symbol, .kindUnstated) }
      if asksPosts { checkPosts(symbol, unit) }
      checkSize(symbol, unit, isStated: statesHouseholds)
    }
    checkSums(units, reference)
    findings = findings.sortedStably { reference.symbols.precedes($0.unit, $1.unit) }
  }

  private mutating func find(
    _ unit: Symbol, _ kind: Finding.Kind, post: String? = nil, stated: Int? = nil,
    expected: Int? = nil
  ) {
    findings.append(Finding(unit: unit, kind: kind, post: post, stated: stated, expected: expected))
  }

  private mutating func checkPosts(_ symbol: Symbol, _ unit: Unit) {
    guard !unit.posts.isEmpty else { return find(symbol, .postsUnstated) }
    for post in rule.posts {
      let stated = unit.posts[post.name] ?? 0
      guard stated != post.count else { continue }
      find(
        symbol, stated < post.count ? .postMissing : .postExtra, post: post.name, stated: stated,
        expected: post.count)
    }
  }

  /// Dedicated grids (a school, a market) have the size that they have.
  ///
  /// - Parameter isStated: whether any grid says how many households it has; else none is asked to.
  private mutating func checkSize(_ symbol: Symbol, _ unit: Unit, isStated: Bool) {
    guard isStated, let norm = rule.households, unit.gridKind != .dedicated else { return }
    guard let households = unit.households else { return find(symbol, .householdsUnstated) }
    if households > norm.upperBound {
      find(symbol, .tooLarge, stated: households, expected: norm.upperBound)
    } else if households < norm.lowerBound {
      let isHardArea = rule.hardHouseholds?.contains(households) ?? false
      find(
        symbol, isHardArea ? .smallHardArea : .tooSmall, stated: households,
        expected: norm.lowerBound)
    }
  }

  // MARK: Sums

  private struct Parts {
    var households: Int?
    var posts: [String: Int] = [:]
  }

  /// Each statement against the sum over the nearest units below that make one too.
  private mutating func checkSums(
    _ units: [(symbol: Symbol, unit: Unit)], _ reference: ReferenceData
  ) {
    var parts: [Symbol: Parts] = [:]
    for (symbol, unit) in units where unit.households != nil || !unit.posts.isEmpty {
      let above = reference.organisation.path(from: symbol, reference.symbols).dropFirst()
      func nearest(_ states: (Unit) -> Bool) -> Symbol? {
        above.first { reference.organisation[$0].map { !$0.isRetired && states($0) } ?? false }
      }
      if let households = unit.households, let whole = nearest({ $0.households != nil }) {
        parts[whole, default: Parts()].households = (parts[whole]?.households ?? 0) + households
      }
      if !unit.posts.isEmpty, let whole = nearest({ !$0.posts.isEmpty }) {
        parts[whole, default: Parts()].posts.merge(unit.posts, uniquingKeysWith: +)
      }
    }
    for (symbol, unit) in units {
      guard let parts = parts[symbol] else { continue }
      if let sum = parts.households, sum != unit.households {
        find(symbol, .householdsSum, stated: unit.households, expected: sum)
      }
      guard !parts.posts.isEmpty else { continue }
      for post in Set(unit.posts.keys).union(parts.posts.keys).sorted()
      where unit.posts[post] ?? 0 != parts.posts[post] ?? 0 {
        find(
          symbol, .postsSum, post: post, stated: unit.posts[post], expected: parts.posts[post] ?? 0)
      }
    }
  }
}
