import Basics
package import CaseModel
package import Projection

/// A published table beside the same period as it stands now: later facts never change what was
/// published, and this is where they show (SPEC §3, `assessment.published`).
package struct PublicationComparison: Sendable {
  package let publication: Publication
  /// The table's, as the publication names it.
  package let digest: String
  /// At the publication's sequence, its time being *now*, and the table that follows from it.
  package let frozen: CaseView
  package let table: Scoreboard
  /// Whether that state rests on the rules that the publication names.
  package let hasSameRules: Bool
  /// Units of either table, those whose figures differ first, then by unit.
  package let rows: [Row]

  /// A unit as it was published, and as it stands now; nil where the table lacks it.
  package struct Row: Sendable {
    package let unit: String
    package let published: Scoreboard.Row?
    package let now: Scoreboard.Row?

    /// Whether all that is printed of it is the same.
    package var isSame: Bool {
      guard let published, let now else { return false }
      return published.tally == now.tally && published.rank == now.rank
        && published.score?.hundredths == now.score?.hundredths
    }

    /// The counts that are no longer what they were; a unit without a row has counted nothing.
    package var differences: [(figure: Figure, then: Int, now: Int)] {
      Figure.allCases.filter { $0 != .points }.map {
        ($0, published?.tally[$0] ?? 0, now?.tally[$0] ?? 0)
      }.filter { $0.1 != $0.2 }
    }
  }

  /// - Parameters:
  ///   - frozen: the view at the publication's sequence, its time being *now*.
  ///   - current: the view of today.
  package init(_ publication: Publication, period: Period, frozen: CaseView, current: CaseView) {
    self.publication = publication
    self.frozen = frozen
    digest = current.symbols.text(publication.table)
    let question = frozen.assessment(period)
    table = frozen.scoreboard(question)
    hasSameRules =
      question.ruleset?.digest.hex ?? "" == current.symbols.text(publication.rules)
    let then = PublicationComparison.byUnit(table, frozen)
    let now = PublicationComparison.byUnit(current.scoreboard(current.assessment(period)), current)
    let units = Set(then.keys).union(now.keys).sorted { $0.lexicographicallyPrecedes($1) }
    let rows = units.map { unit in
      Row(unit: String(decoding: unit, as: UTF8.self), published: then[unit], now: now[unit])
    }
    self.rows = rows.filter { !$0.isSame } + rows.filter(\.isSame)
  }

  /// By the bytes of the units' paths: the two views number them differently.
  private static func byUnit(
    _ scoreboard: Scoreboard, _ view: CaseView
  ) -> [[UInt8]: Scoreboard.Row] {
    Dictionary(
      uniqueKeysWithValues: scoreboard.rows.map { (Array(view.symbols.bytes($0.unit)), $0) })
  }
}
