public import Basics
public import CaseModel
public import Projection

/// One notice or card of one case.
public struct CardItem: Sendable {
  public let subject: Subject
  public let card: Supervision
  /// The row of its `reply`, where the rules or the event give it a limit.
  public let reply: TimerRow?

  /// `standing`, `answered` or `lifted`.
  public var state: String {
    card.isLifted ? "lifted" : card.isAnswered ? "answered" : "standing"
  }
}

extension CaseView {
  /// Every notice and card, cases by number, in the order in which they were issued.
  ///
  /// - Complexity: O(cases + cards).
  public func cards() -> [CardItem] {
    state.table.sortedCases.flatMap { subject -> [CardItem] in
      let caseState = state.table[subject]
      return caseState.supervisions.enumerated().map { index, card in
        let run = caseState.runs.first { $0.timer == .reply && Int($0.number) == index + 1 }
        return CardItem(
          subject: subject, card: card,
          reply: run.flatMap { state.scene.reckoner.row(of: $0, in: caseState, now: now) })
      }
    }
  }

  public func json(_ item: CardItem) -> JSONObject {
    [
      "case": .string(state.table.name(of: item.subject)), "unit": json(item.card.unit),
      "level": item.card.level.map { .string($0.name) } ?? .null, "issued": json(item.card.time),
      "timer": item.card.timer.map { .string($0.rawValue) } ?? .null,
      "run": item.card.timer == nil ? .null : .integer(Int(item.card.run)),
      "state": .string(item.state), "replyBy": json(item.reply?.due),
      "reply": item.reply.map { .string($0.state.rawValue) } ?? .null,
    ]
  }
}
