public import Basics
public import CaseModel
public import Projection

extension CaseView {
  public func assessment(_ period: Period) -> Assessment {
    Assessment(period, in: state.scene, now: now)
  }

  /// The scoreboard of a period.
  ///
  /// - Parameter kinds: units of these kinds only, ranked among themselves; all where there is none.
  /// - Complexity: O(cases · runs).
  public func scoreboard(_ assessment: Assessment, kinds: Set<Unit.Kind> = []) -> Scoreboard {
    var tallies: [Symbol: Tally] = [:]
    for caseState in state.table.states {
      assessment.forEachContribution(of: caseState, in: state.scene) { piece in
        tallies[piece.unit, default: Tally()][piece.figure] += piece.amount
      }
    }
    return Scoreboard(
      tallies.filter { isOf(kinds, $0.key) },
      under: assessment.ruleset?.assessment ?? Ruleset.AssessmentRule(), symbols)
  }

  /// Whether a unit is of one of these kinds; any is where there is none.
  func isOf(_ kinds: Set<Unit.Kind>, _ unit: Symbol) -> Bool {
    kinds.isEmpty
      || state.scene.organisation.post(of: unit)?.kind.map { kinds.contains($0) } ?? false
  }

  /// A row of `assess --format json` (SPEC §12).
  public func json(_ row: Scoreboard.Row) -> JSONObject {
    json(figuresOf: row, of: ["unit": json(row.unit)])
  }

  /// The figures of a row behind the keys that say whose they are.
  func json(figuresOf row: Scoreboard.Row, of whose: JSONObject) -> JSONObject {
    var object = whose
    for figure in Figure.allCases where figure != .points {
      object[figure.rawValue] = .integer(row.tally[figure])
    }
    var rates = JSONObject()
    for rate in Rate.allCases { rates[rate.key] = CaseView.json(row.tally.percent(rate)) }
    object["rates"] = .object(rates)
    object["score"] = CaseView.json(row.score)
    object["points"] = .integer(row.tally[.points])
    object["rank"] = row.rank.map { .integer($0) } ?? .null
    return object
  }

  /// The rows as `assessment.published` names them: the SHA-256 of their RFC 8785 form.
  public func digest(_ scoreboard: Scoreboard) -> Digest {
    SHA256.hash(JSONValue.array(scoreboard.rows.map { .object(json($0)) }).canonical)
  }
}
