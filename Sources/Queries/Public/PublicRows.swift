package import CaseModel
package import Projection

/// The rows of tables as they go out.
extension PublicNames {
  package func row(of subject: Subject, in view: CaseView) -> CaseRow {
    let state = view.state.table[subject]
    let timers = view.rows(of: state).map { row in
      var row = row
      row.unit = unit(row.unit)
      return row
    }
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
