package import Basics
package import CaseModel
package import Projection

/// What the cases of a shard add to the board and to the scoreboards: values that add up, from which the
/// whole is made by the code that one machine uses. Only ranks, ladders and lists in order need the whole,
/// and none of them stands here.
package struct ShardTallies: Sendable {
  package private(set) var board: BoardTally
  /// What waits for somebody's word.
  package private(set) var decisions: [Decision.Kind: Int]
  /// What counts for each unit, by the places of the periods that were asked for.
  package private(set) var scoreboards: [[Symbol: Tally]]

  /// - Complexity: O(cases · runs · periods).
  package init(_ view: CaseView, _ periods: [Period]) {
    board = BoardTally(view)
    decisions = Dictionary(
      uniqueKeysWithValues: Decision.all(in: view, within: nil).map { ($0.kind, $0.count) })
    scoreboards = periods.map { view.tallies(view.assessment($0)) }
  }

  /// - Precondition: both are of the same periods.
  package static func + (left: ShardTallies, right: ShardTallies) -> ShardTallies {
    precondition(left.scoreboards.count == right.scoreboards.count)
    var sum = left
    sum.board = left.board + right.board
    sum.decisions.merge(right.decisions, uniquingKeysWith: +)
    for (index, tallies) in right.scoreboards.enumerated() {
      sum.scoreboards[index].merge(tallies, uniquingKeysWith: +)
    }
    return sum
  }

  /// The board of the whole.
  ///
  /// - Parameters: as `Board` has them; nobody is named who waits.
  package func board(of view: CaseView, last: Timestamp?, sequence: Int) -> Board {
    let decisions = Decision.Kind.allCases.map { kind in
      Decision(kind: kind, count: self.decisions[kind] ?? 0, first: [])
    }
    return Board(
      board, decisions, in: view.state.reference, now: view.now, last: last, sequence: sequence)
  }
}

// MARK: As JSON

extension ShardTallies {
  fileprivate enum Key: String {
    case cases, byStatus, byTier, cards, cardsOnOver, overdue, dueSoon, leftOverdue, leftDueSoon
    case absent, decisions, scoreboards, unit
  }

  /// Names for symbols, whose numbers another shard has for others; everything in a fixed order.
  package func json(_ symbols: SymbolTable) -> JSONObject {
    func sorted(_ names: some Sequence<Symbol>) -> [Symbol] {
      names.sorted { symbols.precedes($0, $1) }
    }
    let tiers = sorted(board.counts.byTier.keys.filter { !$0.isNone }).map { tier in
      JSONValue.array([.string(symbols.text(tier)), .integer(board.counts.byTier[tier] ?? 0)])
    }
    let none = board.counts.byTier[.none].map { JSONValue.array([.null, .integer($0)]) }
    let scoreboards = scoreboards.map { tallies in
      JSONValue.array(
        sorted(tallies.keys).map { unit in
          Self.row(symbols.text(unit), tallies[unit] ?? Tally())
        })
    }
    return JSONObject([
      (Key.cases.rawValue, .integer(board.counts.cases)),
      (Key.byStatus.rawValue, Self.object(board.counts.byStatus, \.name)),
      (Key.byTier.rawValue, .array(tiers + [none].compactMap(\.self))),
      (Key.cards.rawValue, Self.object(board.counts.cards, \.name)),
      (Key.cardsOnOver.rawValue, Self.object(board.counts.cardsOnOver, \.name)),
      (Key.overdue.rawValue, Self.object(board.overdue, \.rawValue)),
      (Key.dueSoon.rawValue, Self.object(board.dueSoon, \.rawValue)),
      (Key.leftOverdue.rawValue, Self.object(board.left.overdue, \.rawValue)),
      (Key.leftDueSoon.rawValue, Self.object(board.left.dueSoon, \.rawValue)),
      (Key.absent.rawValue, .array(sorted(board.absent).map { .string(symbols.text($0)) })),
      (Key.decisions.rawValue, Self.object(decisions, \.rawValue)),
      (Key.scoreboards.rawValue, .array(scoreboards)),
    ])
  }

  private static func row(_ unit: String, _ tally: Tally) -> JSONValue {
    let figures = Figure.allCases.map { ($0.rawValue, JSONValue.integer(tally[$0])) }
    return .object(JSONObject([(Key.unit.rawValue, .string(unit))] + figures))
  }

  private static func object<Kind: CaseIterable & Hashable>(
    _ counts: [Kind: Int], _ name: (Kind) -> String
  ) -> JSONValue {
    .object(
      JSONObject(
        Kind.allCases.compactMap { kind in counts[kind].map { (name(kind), .integer($0)) } }))
  }

  /// What stands in a file, with its names taken in.
  ///
  /// - Parameter periods: how many scoreboards there must be.
  /// - Throws: `file.*`, `shard.document`.
  package init(
    file path: String, periods: Int, symbols: inout SymbolTable
  ) throws(Diagnostic) {
    let document = try StageDocument(file: path)
    board = try BoardTally(document, &symbols)
    decisions = try document.counts(Key.decisions.rawValue, \Decision.Kind.rawValue)
    var scoreboards: [[Symbol: Tally]] = []
    for units in try document.array(Key.scoreboards.rawValue, { $0.array }) {
      var tallies: [Symbol: Tally] = [:]
      for unit in units {
        guard let row = unit.object else { throw document.fault(Key.scoreboards.rawValue) }
        let entry = try Self.entry(StageDocument(row, at: document.place))
        tallies[symbols.intern(entry.unit)] = entry.tally
      }
      scoreboards.append(tallies)
    }
    guard scoreboards.count == periods else { throw document.fault(Key.scoreboards.rawValue) }
    self.scoreboards = scoreboards
  }

  private static func entry(
    _ row: StageDocument
  ) throws(Diagnostic) -> (unit: String, tally: Tally) {
    var tally = Tally()
    for figure in Figure.allCases { tally[figure] = try row.number(figure.rawValue) }
    return (try row.text(Key.unit.rawValue), tally)
  }
}

extension BoardTally {
  fileprivate init(
    _ document: StageDocument, _ symbols: inout SymbolTable
  ) throws(Diagnostic) {
    typealias Key = ShardTallies.Key
    var tiers: [Symbol: Int] = [:]
    for tier in try document.array(Key.byTier.rawValue, { $0.array }) {
      guard tier.count == 2, let count = tier[1].number?.int else {
        throw document.fault(Key.byTier.rawValue)
      }
      tiers[tier[0].string.map { symbols.intern($0) } ?? .none] = count
    }
    self.init()
    counts = CaseCounts(
      cases: try document.number(Key.cases.rawValue),
      byStatus: try document.counts(Key.byStatus.rawValue, \Status.name), byTier: tiers,
      cards: try document.counts(Key.cards.rawValue, \CardLevel.name),
      cardsOnOver: try document.counts(Key.cardsOnOver.rawValue, \CardLevel.name))
    overdue = try document.counts(Key.overdue.rawValue, \Timer.rawValue)
    dueSoon = try document.counts(Key.dueSoon.rawValue, \Timer.rawValue)
    left.overdue = try document.counts(Key.leftOverdue.rawValue, \Timer.rawValue)
    left.dueSoon = try document.counts(Key.leftDueSoon.rawValue, \Timer.rawValue)
    absent = Set(
      try document.array(Key.absent.rawValue) { $0.string }.map { symbols.intern($0) })
  }
}

extension StageDocument {
  /// Numbers under the names of kinds.
  fileprivate func counts<Kind: CaseIterable & Hashable>(
    _ key: String, _ name: (Kind) -> String
  ) throws(Diagnostic) -> [Kind: Int] {
    var counts: [Kind: Int] = [:]
    for member in try inner(key).object.members {
      guard let kind = Kind.allCases.first(where: { name($0) == member.key }),
        let count = member.value.number?.int
      else { throw fault(key) }
      counts[kind] = count
    }
    return counts
  }
}
