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
    case absent, decisions, scoreboards
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
    let scoreboards = scoreboards.map { StageDocument.json($0, symbols) }
    return JSONObject([
      (Key.cases.rawValue, .integer(board.counts.cases)),
      (Key.byStatus.rawValue, StageDocument.json(board.counts.byStatus, \.name)),
      (Key.byTier.rawValue, .array(tiers + [none].compactMap(\.self))),
      (Key.cards.rawValue, StageDocument.json(board.counts.cards, \.name)),
      (Key.cardsOnOver.rawValue, StageDocument.json(board.counts.cardsOnOver, \.name)),
      (Key.overdue.rawValue, StageDocument.json(board.overdue, \.rawValue)),
      (Key.dueSoon.rawValue, StageDocument.json(board.dueSoon, \.rawValue)),
      (Key.leftOverdue.rawValue, StageDocument.json(board.left.overdue, \.rawValue)),
      (Key.leftDueSoon.rawValue, StageDocument.json(board.left.dueSoon, \.rawValue)),
      (Key.absent.rawValue, .array(sorted(board.absent).map { .string(symbols.text($0)) })),
      (Key.decisions.rawValue, StageDocument.json(decisions, \.rawValue)),
      (Key.scoreboards.rawValue, .array(scoreboards)),
    ])
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
    decisions = try document.counts(Key.decisions, \Decision.Kind.rawValue)
    scoreboards = try document.array(Key.scoreboards) { value throws(Diagnostic) in
      try document.tallies(value, Key.scoreboards, &symbols)
    }
    guard scoreboards.count == periods else { throw document.fault(Key.scoreboards) }
  }
}

extension BoardTally {
  fileprivate init(
    _ document: StageDocument, _ symbols: inout SymbolTable
  ) throws(Diagnostic) {
    typealias Key = ShardTallies.Key
    var tiers: [Symbol: Int] = [:]
    for tier in try document.array(Key.byTier, { $0.array }) {
      guard tier.count == 2, let count = tier[1].number?.int else {
        throw document.fault(Key.byTier)
      }
      tiers[tier[0].string.map { symbols.intern($0) } ?? .none] = count
    }
    self.init()
    counts = CaseCounts(
      cases: try document.number(Key.cases),
      byStatus: try document.counts(Key.byStatus, \Status.name), byTier: tiers,
      cards: try document.counts(Key.cards, \CardLevel.name),
      cardsOnOver: try document.counts(Key.cardsOnOver, \CardLevel.name))
    overdue = try document.counts(Key.overdue, \Timer.rawValue)
    dueSoon = try document.counts(Key.dueSoon, \Timer.rawValue)
    left.overdue = try document.counts(Key.leftOverdue, \Timer.rawValue)
    left.dueSoon = try document.counts(Key.leftDueSoon, \Timer.rawValue)
    absent = Set(
      try document.array(Key.absent) { $0.string }.map { symbols.intern($0) })
  }
}
