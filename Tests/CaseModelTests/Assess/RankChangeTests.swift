import Basics
import CaseModel
import Testing

@Suite("Ranks on two scoreboards")
struct RankChangeTests {
  private let symbols: SymbolTable
  private let units: [Symbol]

  init() {
    var symbols = SymbolTable()
    units = ["a", "b", "c"].map { symbols.intern($0) }
    self.symbols = symbols
  }

  private func board(_ scores: [(unit: Int, onTime: Int)]) -> Scoreboard {
    var tallies: [Symbol: Tally] = [:]
    for (unit, onTime) in scores {
      var tally = Tally()
      (tally[.asked], tally[.responded]) = (10, onTime)
      tallies[units[unit]] = tally
    }
    return Scoreboard(tallies, under: rule, symbols)
  }

  private var rule: Ruleset.AssessmentRule {
    var rule = Ruleset.AssessmentRule()
    rule.weights = [.response: 1_000_000]
    return rule
  }

  @Test("a unit rises, falls, comes or goes; those that are gone stand behind")
  func changes() {
    let changes = RankChange.between(board([(0, 9), (1, 5)]), board([(1, 9), (2, 5)]))
    #expect(changes.map(\.unit) == [units[1], units[2], units[0]])
    #expect(changes.map { $0.before?.rank } == [2, nil, 1])
    #expect(changes.map { $0.after?.rank } == [1, 2, nil])
    #expect(changes.map(\.rise) == [1, nil, nil])
    #expect(changes.allSatisfy { $0.isChange })
  }

  @Test("the same board twice is no change")
  func same() {
    let board = board([(0, 9), (1, 5)])
    let changes = RankChange.between(board, board)
    #expect(changes.count == 2)
    #expect(changes.allSatisfy { !$0.isChange && $0.rise == 0 })
  }
}
