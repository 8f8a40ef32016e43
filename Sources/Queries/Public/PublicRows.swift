package import CaseModel
package import Projection

/// The rows of tables as they go out.
extension PublicNames {
  /// - Parameter hasTimers: false for whoever has no use for them.
  package func row(of subject: Subject, in view: CaseView, hasTimers: Bool = true) -> CaseRow {
    let state = view.state.table[subject]
    var timers = hasTimers ? view.rows(of: state) : []
    for index in timers.indices { timers[index].unit = unit(timers[index].unit) }
    return CaseRow(
      name: view.state.table.name(of: subject), title: nil, state: facts(state), timers: timers,
      receiver: unit(state.firstReceiver))
  }
}

extension CardItem {
  package func `public`(_ names: PublicNames) -> CardItem {
    var card = card
    card.unit = names.unit(card.unit)
    return CardItem(subject: subject, number: number, card: card, reply: reply)
  }
}

extension CallItem {
  package func `public`(_ names: PublicNames) -> CallItem {
    var item = self
    item.call.unit = names.unit(call.unit)
    item.kind = names.whistleKind(kind)
    return item
  }
}
