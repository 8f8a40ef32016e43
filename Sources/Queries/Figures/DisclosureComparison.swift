import Basics
package import CaseModel
package import Projection

/// A published disclosure beside the same period as it stands now (SPEC §8, "Periods").
package struct DisclosureComparison: Sendable {
  package let publication: Publication
  /// The digest that the publication names.
  package let digest: String
  /// At the publication's sequence, its time being *now*, and what it discloses.
  package let frozen: CaseView
  package let published: Disclosure
  package let now: Disclosure
  /// Whether that state rests on the rules that the publication names.
  package let hasSameRules: Bool
  /// In the order of the disclosure.
  package let rows: [Row]

  /// A figure as it was published, and as it stands now.
  package struct Row: Sendable {
    package let figure: String
    package let published: FigureCount
    package let now: FigureCount

    package var isSame: Bool { published.count == now.count && published.whole == now.whole }
  }

  /// - Parameters:
  ///   - frozen: the view at the publication's sequence, its time being *now*.
  ///   - current: the view of today.
  package init(_ publication: Publication, period: Period, frozen: CaseView, current: CaseView) {
    self.publication = publication
    self.frozen = frozen
    digest = current.symbols.text(publication.table)
    published = Disclosure(frozen, period)
    hasSameRules =
      frozen.assessment(period).ruleset?.digest.hex ?? ""
      == current.symbols.text(publication.rules)
    now = Disclosure(current, period)
    rows = zip(published.totals, now.totals).map {
      Row(figure: $0.figure, published: $0, now: $1)
    }
  }
}
