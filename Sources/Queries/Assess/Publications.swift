public import Basics
public import CaseModel
public import Projection

/// A published table beside the same period as it stands now: later facts never change what was
/// published, and this is where they show (SPEC §3, `assessment.published`).
public struct PublicationComparison: Sendable {
  public let publication: Publication
  /// Whether the state that it rests on still gives the table's digest, and rests on its rules.
  public let isDerived: Bool
  /// Units of either table, those whose figures differ first, then by unit.
  public let rows: [JSONObject]

  /// - Parameters:
  ///   - frozen: the view at the publication's sequence, its time being *now*.
  ///   - current: the view of today.
  public init(_ publication: Publication, period: Period, frozen: CaseView, current: CaseView) {
    self.publication = publication
    let question = frozen.assessment(period)
    let before = frozen.scoreboard(question)
    let after = current.scoreboard(current.assessment(period))
    isDerived =
      frozen.digest(before).hex == current.symbols.text(publication.table)
      && (question.ruleset?.digest.hex ?? "") == current.symbols.text(publication.rules)
    let then = PublicationComparison.byUnit(before, frozen)
    let now = PublicationComparison.byUnit(after, current)
    let units = Set(then.keys).union(now.keys).sorted { $0.lexicographicallyPrecedes($1) }
    let rows = units.map { unit -> JSONObject in
      let (old, new) = (then[unit], now[unit])
      return [
        "unit": .string(String(decoding: unit, as: UTF8.self)), "same": .bool(old == new),
        "published": old.map { .object($0) } ?? .null, "now": new.map { .object($0) } ?? .null,
      ]
    }
    self.rows =
      rows.filter { $0["same"] == .bool(false) } + rows.filter { $0["same"] == .bool(true) }
  }

  /// By the bytes of the units' paths: the two views number them differently.
  private static func byUnit(_ scoreboard: Scoreboard, _ view: CaseView) -> [[UInt8]: JSONObject] {
    Dictionary(
      uniqueKeysWithValues: scoreboard.rows.map {
        (Array(view.symbols.bytes($0.unit)), view.json($0))
      })
  }
}

extension CaseView {
  /// Every appeal, in the order of the book.
  public func appeals() -> [JSONObject] {
    state.registers.assessments.appeals.map { appeal in
      [
        "subject": json(appeal.subject), "unit": json(appeal.unit),
        "period": appeal.period.map { .string($0.name) } ?? .null, "filed": json(appeal.filed),
        "decided": json(appeal.decided),
        "granted": appeal.decided == nil ? .null : .bool(appeal.isGranted),
        "correction": json(appeal.correction),
      ]
    }
  }
}
