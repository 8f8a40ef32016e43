public import Basics
public import CaseJournal
public import CaseModel
public import Projection

/// How one unit came to its figures: each leg, card and closing that counted, with the event that
/// began it, and the clause that gave it its limit.
public struct ScoreExplanation {
  private let view: CaseView
  private let assessment: Assessment
  private let unit: Symbol

  public init(_ unit: Symbol, _ assessment: Assessment, view: CaseView) {
    self.unit = unit
    self.assessment = assessment
    self.view = view
  }

  /// The cases that contribute, by number.
  public var subjects: [Subject] {
    view.state.table.sortedCases.filter { !pieces(of: view.state.table[$0]).isEmpty }
  }

  private func pieces(of state: CaseState) -> [Contribution] {
    var result: [Contribution] = []
    assessment.forEachContribution(of: state, in: view.state.scene) { piece in
      if piece.unit == unit { result.append(piece) }
    }
    return result
  }

  // MARK: Answers

  /// - Parameter lines: the stored lines of the contributing cases, by number.
  public func json(
    _ row: Scoreboard.Row, lines: [[UInt8]: [[UInt8]]], codec: EventCodec
  ) -> JSONObject {
    let ruleset = assessment.ruleset
    var contributions: [JSONValue] = []
    for subject in subjects {
      let name = view.state.table.name(of: subject)
      let explanation = Explanation(lines[Array(name.utf8)] ?? [], view: view, codec: codec)
      contributions += rows(name, view.state.table[subject], explanation)
    }
    return [
      "unit": view.json(unit), "period": .string(assessment.period.name),
      "from": view.json(assessment.bounds.lowerBound),
      "to": view.json(assessment.bounds.upperBound), "now": view.json(view.now),
      "ruleset": ruleset.map { .string($0.name) } ?? .null,
      "digest": ruleset.map { .string($0.digest.hex) } ?? .null,
      "figures": .object(view.json(row)), "terms": .array(terms(row)),
      "contributions": .array(contributions),
    ]
  }

  /// The weighted rates that the score is the mean of.
  private func terms(_ row: Scoreboard.Row) -> [JSONValue] {
    let weights = assessment.ruleset?.assessment.weights ?? [:]
    return Rate.weighable.compactMap { rate in
      guard let weight = weights[rate] else { return nil }
      let (part, whole) = rate.figures
      return .object([
        "rate": .string(rate.key), "part": .integer(row.tally[part]),
        "whole": .integer(row.tally[whole]), "percent": CaseView.json(row.tally.percent(rate)),
        "weight": CaseView.json(Fraction(weight, over: 1_000_000)),
        "clause": .string("/assess/weights/\(rate.rawValue)"),
      ])
    }
  }

  /// One row a leg, card or closing, with all that it counts for.
  private func rows(
    _ name: String, _ state: CaseState, _ explanation: Explanation
  ) -> [JSONValue] {
    var groups: [(run: TimerRun?, pieces: [Contribution])] = []
    for piece in pieces(of: state) {
      if let index = groups.firstIndex(where: { $0.run == piece.run && piece.run != nil }) {
        groups[index].pieces.append(piece)
      } else {
        groups.append((piece.run, [piece]))
      }
    }
    return groups.map { .object(json(name, state, $0.run, $0.pieces, explanation)) }
  }

  private func json(
    _ name: String, _ state: CaseState, _ run: TimerRun?, _ pieces: [Contribution],
    _ explanation: Explanation
  ) -> JSONObject {
    let row = run.flatMap { view.state.scene.reckoner.row(of: $0, in: state, now: view.now) }
    let answer = run.flatMap { run in
      run.timer == .sign ? assessment.answer(to: run, of: state, in: view.state.scene) : nil
    }
    let points = pieces.filter { $0.figure == .points }.reduce(0) { $0 + $1.amount }
    let event = run.map { explanation.start(of: $0.timer, Int($0.number)) } ?? explanation.closing
    var object: JSONObject = ["case": .string(name)]
    object["counts"] = .array(pieces.map { .string($0.figure.rawValue) })
    object["points"] = points == 0 ? .null : .integer(points)
    object["timer"] = run.map { .string($0.timer.rawValue) } ?? .null
    object["run"] = run.map { .integer(Int($0.number)) } ?? .null
    object["time"] = view.json(pieces[0].time)
    object["due"] = view.json(row?.due)
    object["stop"] = view.json(run?.stop)
    object["state"] = row.map { .string($0.state.rawValue) } ?? .null
    object["answer"] =
      answer.map {
        .object([
          "timer": .string($0.timer.rawValue), "due": view.json($0.due),
          "stop": view.json($0.stop), "state": .string($0.state.rawValue),
        ])
      } ?? .null
    object["sequence"] = event.map { .integer($0) } ?? .null
    object["clause"] = clause(run, row, state).map { .string($0.description) } ?? .null
    return object
  }

  private func clause(_ run: TimerRun?, _ row: TimerRow?, _ state: CaseState) -> JSONPointer? {
    guard let run, let adoption = row?.adoption else { return nil }
    return view.state.scene.reckoner.clause(adoption, run, state, view.symbols)
  }
}
