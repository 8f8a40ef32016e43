import Basics
public import CaseModel
public import Projection

/// A published disclosure beside the same period as it stands now (SPEC §8, "Periods").
public struct DisclosureComparison: Sendable {
  public let publication: Publication
  /// The digest that the publication names.
  public let digest: String
  /// At the publication's sequence, its time being *now*, and what it discloses.
  public let frozen: CaseView
  public let published: Disclosure
  public let now: Disclosure
  /// Whether that state rests on the rules that the publication names.
  public let hasSameRules: Bool
  /// In the order of the disclosure.
  public let rows: [Row]

  /// A figure as it was published, and as it stands now.
  public struct Row: Sendable {
    public let figure: String
    public let published: FigureCount
    public let now: FigureCount

    public var isSame: Bool { published.count == now.count && published.whole == now.whole }
  }

  /// - Parameters:
  ///   - frozen: the view at the publication's sequence, its time being *now*.
  ///   - current: the view of today.
  public init(_ publication: Publication, period: Period, frozen: CaseView, current: CaseView) {
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
