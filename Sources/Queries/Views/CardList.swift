package import CaseModel
package import Projection

/// One notice or card of one case.
package struct CardItem: Sendable {
  package let subject: Subject
  /// Which of the case's, from 1.
  package let number: Int
  package let card: Supervision
  /// The row of its `reply`, where the rules or the event give it a limit.
  package let reply: TimerRow?

  package var state: CardState {
    card.isLifted ? .lifted : card.isAnswered ? .answered : .standing
  }
}

/// How far a notice or card has come.
package enum CardState: String, Sendable { case standing, answered, lifted }

extension CaseView {
  /// Every notice and card, cases by number, in the order in which they were issued.
  ///
  /// - Complexity: O(cases + cards).
  package func cards() -> [CardItem] {
    let (subjects, states) = (state.table.sortedCases, state.table.states.span)
    var items: [CardItem] = []
    for subject in subjects where !states[Int(subject.index)].supervisions.isEmpty {
      items += cards(of: subject)
    }
    return items
  }

  package func cards(of subject: Subject) -> [CardItem] {
    // Of most cases there are none, and no state is to be copied to find that out.
    if state.table.states.span[Int(subject.index)].supervisions.isEmpty { return [] }
    let caseState = state.table[subject]
    return caseState.supervisions.enumerated().map { index, card in
      let run = caseState.runs.first(.reply, number: index + 1)
      return CardItem(
        subject: subject, number: index + 1, card: card,
        reply: run.flatMap { state.reference.calculator.row(of: $0, in: caseState, now: now) })
    }
  }
}
