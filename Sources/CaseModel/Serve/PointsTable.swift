package import Basics

/// The ledgers of points over a period: ranked by month, summed by quarter, redeemed by year (月排名、
/// 季汇总、年兑现), in four grades out of a hundred.
package struct PointsTable: Sendable {
  package struct Row: Sendable {
    package let ledger: Symbol
    package let holder: Symbol
    /// What each month of the period moved; a reversal counts in its own month.
    package fileprivate(set) var months: [Hundredths]
    package fileprivate(set) var sum = Hundredths.zero
    /// The mean of the months begun, out of a hundred; nil where the rules do not grade the ledger.
    package fileprivate(set) var mark: Fraction?
    /// How the rules of the period grade the ledger; nil where they do not speak of it.
    package fileprivate(set) var rule: Ruleset.LedgerRule?
    /// 1 to 4.
    package fileprivate(set) var grade: Int?
    /// From 1, within the ledger.
    package fileprivate(set) var rank = 0
  }

  /// By ledger, rank and holder.
  package let rows: [Row]

  private struct Account: Hashable {
    let ledger: Symbol
    let holder: Symbol
  }

  /// - Parameters:
  ///   - question: the period, its bounds, and the rules that hold for it.
  ///   - ledger: only this one; every one where it is nil.
  /// - Complexity: O(entries + n log n).
  package init(
    _ points: Points, _ question: Assessment, ledger: Symbol? = nil, in reference: ReferenceData
  ) {
    let zone = reference.zone(at: question.now)
    let months = question.period.months.map { $0.bounds(in: zone) }
    var rows: [Row] = []
    var places: [Account: Int] = [:]
    for entry in points.entries where ledger.map({ $0 == entry.ledger }) ?? true {
      guard let month = months.firstIndex(where: { $0.contains(entry.time) }) else { continue }
      let account = Account(ledger: entry.ledger, holder: entry.holder)
      let place = places[account] ?? rows.count
      if place == rows.count {
        places[account] = place
        rows.append(
          Row(
            ledger: entry.ledger, holder: entry.holder,
            months: Array(repeating: .zero, count: months.count)))
      }
      rows[place].months[month] += entry.amount
      rows[place].sum += entry.amount
    }
    let begun = months.count { $0.lowerBound <= question.now }
    self.rows = PointsTable.ranked(rows, question.ruleset, months: max(1, begun), reference.symbols)
  }

  private static func ranked(
    _ rows: [Row], _ ruleset: Ruleset?, months: Int, _ symbols: SymbolTable
  ) -> [Row] {
    var rows = rows.sorted { left, right in
      if left.ledger != right.ledger { return symbols.precedes(left.ledger, right.ledger) }
      if left.sum != right.sum { return left.sum > right.sum }
      return symbols.precedes(left.holder, right.holder)
    }
    var place = 0
    for index in rows.indices {
      let isFirst = index == 0 || rows[index - 1].ledger != rows[index].ledger
      place = isFirst ? 1 : place + 1
      if isFirst {
        rows[index].rank = 1
      } else if rows[index].sum == rows[index - 1].sum {
        rows[index].rank = rows[index - 1].rank
      } else {
        let isDense = ruleset?.assessment.ranking != .competition
        rows[index].rank = isDense ? rows[index - 1].rank + 1 : place
      }
      rows[index].rule = ruleset?.ledger(symbols.text(rows[index].ledger))
      rows[index].grade(months: months)
    }
    return rows
  }
}

extension PointsTable.Row {
  fileprivate mutating func grade(months: Int) {
    guard let rule, let grades = rule.grades else { return }
    // Hundredths of points over points is a mark out of a hundred as it stands.
    let mark = min(Fraction(max(0, Int(sum.raw)), over: rule.full * months), Fraction(100, over: 1))
    self.mark = mark
    grade = (grades.firstIndex { mark >= Fraction($0, over: 1) } ?? grades.count) + 1
  }
}
