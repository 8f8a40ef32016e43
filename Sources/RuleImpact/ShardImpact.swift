package import Basics
package import CaseModel
import Projection

/// What drafts would mean for the cases of a shard, as sums that add up (SPEC §8, "Rule impact").
///
/// Of the rows of single cases nothing stands here: they need no summing.
package struct ShardImpact: Sendable {
  /// By draft; they have what counts under today's rules in common.
  package private(set) var drafts: [ImpactSums]

  /// - Precondition: of one shard and one *now*, one at least.
  package init(_ drafts: [ImpactSums]) {
    precondition(!drafts.isEmpty, "there is a draft")
    self.drafts = drafts
  }

  /// - Precondition: both are of the same drafts.
  package static func + (left: ShardImpact, right: ShardImpact) -> ShardImpact {
    precondition(left.drafts.count == right.drafts.count)
    return ShardImpact(zip(left.drafts, right.drafts).map { $0 + $1 })
  }
}

// MARK: As JSON

extension ShardImpact {
  fileprivate enum Key: String {
    case today, drafts, new, total, byTier, byUnit, missing, unfounded
  }

  package func json(_ symbols: SymbolTable) -> JSONObject {
    JSONObject([
      (Key.today.rawValue, StageDocument.json(drafts[0].today, symbols)),
      (Key.drafts.rawValue, .array(drafts.map { .object(Self.json($0, symbols)) })),
    ])
  }

  private static func json(_ sums: ImpactSums, _ symbols: SymbolTable) -> JSONObject {
    let counts = sums.counts
    return JSONObject([
      (Key.total.rawValue, StageDocument.json(counts.total.byClass, \.name)),
      (Key.byTier.rawValue, json(counts.byTier, symbols)),
      (Key.byUnit.rawValue, json(counts.byUnit, symbols)),
      (Key.missing.rawValue, .integer(counts.lateFacts.missing)),
      (Key.unfounded.rawValue, .integer(counts.lateFacts.unfounded)),
      (Key.new.rawValue, StageDocument.json(sums.new, symbols)),
    ])
  }

  /// Pairs of a name, null for none, and its cases.
  private static func json(
    _ counts: [Symbol: ImpactCounts.Classes], _ symbols: SymbolTable
  ) -> JSONValue {
    let names = counts.keys.filter { !$0.isNone }.sorted { symbols.precedes($0, $1) }
    let none = counts.keys.filter(\.isNone)
    return .array(
      (names + none).map { name in
        .array([
          name.isNone ? .null : .string(symbols.text(name)),
          StageDocument.json(counts[name]?.byClass ?? [:], \.name),
        ])
      })
  }

  /// What stands in a file, with its names taken in.
  ///
  /// - Parameter count: how many drafts there must be.
  /// - Throws: `file.*`, `shard.document`.
  package init(
    file path: String, drafts count: Int, symbols: inout SymbolTable
  ) throws(Diagnostic) {
    let document = try StageDocument(file: path)
    let today = try document.tallies(
      .array(document.array(Key.today) { $0 }), Key.today, &symbols)
    var drafts: [ImpactSums] = []
    for object in try document.array(Key.drafts, { $0.object }) {
      let draft = StageDocument(object, at: document.place)
      let new = try draft.tallies(
        .array(draft.array(Key.new) { $0 }), Key.new, &symbols)
      drafts.append(
        ImpactSums(counts: try ImpactCounts(draft, &symbols), today: today, new: new))
    }
    guard drafts.count == count, count > 0 else { throw document.fault(Key.drafts) }
    self.drafts = drafts
  }
}

extension ImpactCounts {
  fileprivate init(
    _ document: StageDocument, _ symbols: inout SymbolTable
  ) throws(Diagnostic) {
    typealias Key = ShardImpact.Key
    total = Classes(try document.counts(Key.total, \ImpactClass.name))
    byTier = try Self.named(Key.byTier, document, &symbols)
    byUnit = try Self.named(Key.byUnit, document, &symbols)
    lateFacts.missing = try document.number(Key.missing)
    lateFacts.unfounded = try document.number(Key.unfounded)
  }

  private static func named(
    _ key: ShardImpact.Key, _ document: StageDocument, _ symbols: inout SymbolTable
  ) throws(Diagnostic) -> [Symbol: Classes] {
    var counts: [Symbol: Classes] = [:]
    for pair in try document.array(key, { $0.array }) {
      guard pair.count == 2 else { throw document.fault(key) }
      let name = pair[0].string.map { symbols.intern($0) } ?? Symbol.none
      counts[name] = Classes(try document.counts(pair[1], key, \ImpactClass.name))
    }
    return counts
  }
}
