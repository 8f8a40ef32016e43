package import Basics
package import CaseJournal
package import CaseModel
package import Projection

/// How one unit came to its figures: each leg, card and closing that counted, with the event that
/// began it, and the clause that gave it its limit.
package struct ScoreExplanation {
  private let view: CaseView
  private let assessment: Assessment
  private let unit: Symbol

  package init(_ unit: Symbol, _ assessment: Assessment, view: CaseView) {
    self.unit = unit
    self.assessment = assessment
    self.view = view
  }

  /// The cases that contribute, by number.
  package var subjects: [Subject] {
    view.state.table.sortedCases.filter { !pieces(of: view.state.table[$0]).isEmpty }
  }

  private func pieces(of state: CaseState) -> [Contribution] {
    var result: [Contribution] = []
    assessment.forEachContribution(of: state, in: view.state.reference) { piece in
      if piece.unit == unit { result.append(piece) }
    }
    return result
  }

  // MARK: Answers

  /// How a figure came about.
  package struct Answer: Sendable {
    package let period: Period
    package let bounds: Range<Timestamp>
    package let now: Timestamp
    package let ruleset: Ruleset?
    package let row: Scoreboard.Row
    package let terms: [Term]
    package let contributions: [Entry]
  }

  /// A weighted rate of which the score is the mean.
  package struct Term: Sendable {
    package let rate: Rate
    package let part: Int
    package let whole: Int
    package let percent: Fraction?
    package let weight: Fraction
    package let clause: JSONPointer
  }

  /// A leg, card or closing, with all that it counts for.
  package struct Entry: Sendable {
    package let name: String
    package let figures: [Figure]
    /// nil where it moved none.
    package let points: Int?
    /// The run of a leg, and that which a card was issued about; nil for a closing, and for a card about
    /// none.
    package let run: TimerRun?
    package let row: TimerRow?
    package let time: Timestamp
    /// What answered a dispatch.
    package let answer: TimerRow?
    /// Of the event that began it.
    package let sequence: Int?
    package let clause: JSONPointer?
  }

  /// - Parameter lines: the stored lines of the contributing cases, by number.
  package func answer(
    _ row: Scoreboard.Row, lines: [[UInt8]: [[UInt8]]], codec: EventCodec
  ) -> Answer {
    Answer(
      period: assessment.period, bounds: assessment.bounds, now: view.now,
      ruleset: assessment.ruleset, row: row, terms: terms(row),
      contributions: subjects.flatMap { subject in
        let name = view.state.table.name(of: subject)
        return entries(
          name, view.state.table[subject],
          Explanation(lines[Array(name.utf8)] ?? [], view: view, codec: codec))
      })
  }

  private func terms(_ row: Scoreboard.Row) -> [Term] {
    let (weights, clause) = assessment.rule.weights(of: row.group)
    return Rate.weighable.compactMap { rate in
      weights[rate].map { weight in
        let (part, whole) = rate.figures
        return Term(
          rate: rate, part: row.tally[part], whole: row.tally[whole],
          percent: row.tally.percent(rate), weight: Fraction(weight, over: 1_000_000),
          clause: clause.appending(rate.rawValue))
      }
    }
  }

  private func entries(
    _ name: String, _ state: CaseState, _ explanation: Explanation
  ) -> [Entry] {
    var groups: [(run: TimerRun?, pieces: [Contribution])] = []
    for piece in pieces(of: state) {
      if let index = groups.firstIndex(where: { $0.run == piece.run && piece.run != nil }) {
        groups[index].pieces.append(piece)
      } else {
        groups.append((piece.run, [piece]))
      }
    }
    return groups.map { run, pieces in
      let card = run.flatMap { supervision(askingFor: $0, in: state) }
      let shown =
        if let card {
          state.runs.first { $0.timer == card.timer && $0.number == card.run }
        } else { run }
      let row = shown.flatMap {
        view.state.reference.calculator.row(of: $0, in: state, now: view.now)
      }
      let answer = run.flatMap { run in
        run.timer == .sign ? assessment.answer(to: run, of: state, in: view.state.reference) : nil
      }
      let points = pieces.filter { $0.figure == .points }.reduce(0) { $0 + $1.amount }
      return Entry(
        name: name, figures: pieces.map(\.figure), points: points == 0 ? nil : points, run: shown,
        row: row, time: pieces[0].time, answer: answer,
        sequence: run.map { explanation.start(of: $0.timer, Int($0.number)) }
          ?? explanation.closing,
        clause: points == 0
          ? run.flatMap { run in
            row?.adoption.flatMap {
              view.state.reference.calculator.clause($0, run, state, view.symbols)
            }
          } : pointsClause(card))
    }
  }

  /// What of the rules gives the points of a card, or of a closing.
  private func pointsClause(_ card: Supervision?) -> JSONPointer? {
    guard let card else { return JSONPointer("points", "normal") }
    return card.level.map { JSONPointer("points", $0.name) }
  }

  /// A contribution knows a card by the reply that it asks for.
  private func supervision(askingFor run: TimerRun, in state: CaseState) -> Supervision? {
    run.timer == .reply ? state.supervisions[Int(run.number) - 1] : nil
  }
}
