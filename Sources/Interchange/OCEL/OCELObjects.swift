import Basics
import CaseModel
import Projection
import Queries

/// The objects of a book: cases, their whistles, units, actors and tasks, each kind by its identity.
struct OCELObjects {
  let view: CaseView
  let names: PublicNames
  let changes: CaseChanges

  private var symbols: SymbolTable { names.symbols }

  /// Hands on each object in a row that is filled anew.
  func forEach(_ body: (OCELRow) throws(Diagnostic) -> Void) throws(Diagnostic) {
    var row = OCELRow()
    for subject in view.state.table.sortedCases {
      fill(&row, case: subject)
      try body(row)
      for index in view.state.table[subject].whistles.indices {
        fill(&row, whistle: index, of: subject)
        try body(row)
      }
    }
    for unit in sorted(names.reference.organisation.registered) {
      guard let entry = names.reference.organisation[unit] else { continue }
      fill(&row, unit: unit, entry)
      try body(row)
    }
    for actor in sorted(names.reference.actors.symbols) {
      row.begin("actor", id: OCELIdentity.actor(symbols.bytes(actor)).bytes)
      row.relation("unit", unit: names.unit(names.reference.actors[actor]?.unit ?? .none), names)
      try body(row)
    }
    for task in view.state.registers.tasks.all.sorted(by: { symbols.precedes($0.name, $1.name) }) {
      fill(&row, task)
      try body(row)
    }
  }

  private func sorted(_ symbols: [Symbol]) -> [Symbol] {
    symbols.sorted { self.symbols.precedes($0, $1) }
  }

  private func fill(_ row: inout OCELRow, case subject: Subject) {
    let state = view.state.table[subject]
    let facts = names.facts(state)
    row.begin("case", id: OCELIdentity.case(view.state.table.nameBytes(of: subject)).bytes)
    row.attribute("channel", facts.channel, symbols)
    row.attribute("registered", view.zone.format(facts.registered).utf8)
    row.attribute("excluded", (facts.isExcluded ? "true" : "false").utf8)
    var before: CaseChanges.Values?
    for change in changes.changes(of: subject) {
      add(change, since: before, to: &row)
      before = change.values
    }
    row.relation("place", unit: facts.place, names)
    row.relation("holder", unit: facts.holder, names)
    if let target = names.merger(of: state, in: view.state.table) {
      row.relation("into", .case(target.utf8))
    }
  }

  /// Notes what differs from what was before; of the first change all, from the beginning.
  private func add(
    _ change: CaseChanges.Change, since before: CaseChanges.Values?, to row: inout OCELRow
  ) {
    let (now, time) = (change.values, before == nil ? nil : change.time)
    if now.status != before?.status { row.attribute("status", now.status.name.utf8, from: time) }
    func note(_ name: String, _ value: Symbol, _ earlier: Symbol?) {
      if value == earlier || value.isNone && earlier == nil { return }
      row.attribute(name, symbols.bytes(value), from: time)
    }
    note("tier", names.tier(now.tier), before.map { names.tier($0.tier) })
    note("holder", names.unit(now.holder), before.map { names.unit($0.holder) })
    note("matter", names.matter(now.matter), before.map { names.matter($0.matter) })
    note("urgency", names.urgency(now.urgency), before.map { names.urgency($0.urgency) })
    note("place", names.place(now.place), before.map { names.place($0.place) })
  }

  private func fill(_ row: inout OCELRow, whistle index: Int, of subject: Subject) {
    let state = view.state.table[subject]
    let number = view.state.table.nameBytes(of: subject)
    let whistle = state.whistles[index]
    row.begin("whistle", id: OCELIdentity.whistle(number, index).bytes)
    row.attribute("kind", names.whistleKind(whistle.kind), symbols)
    if let call = state.calls.firstIndex(where: { $0.whistle == index }),
      let run = state.runs.first(where: { $0.timer == .answer && Int($0.number) == call + 1 })
    {
      row.attribute("blown", view.zone.format(run.start).utf8)
    }
    row.relation("case", .case(number))
    for call in state.calls where call.whistle == index {
      row.relation("called", unit: names.unit(call.unit), names)
    }
    row.relation("lead", unit: names.unit(whistle.lead), names)
  }

  private func fill(_ row: inout OCELRow, unit: Symbol, _ entry: Unit) {
    row.begin("unit", id: OCELIdentity.unit(symbols.bytes(unit)).bytes)
    row.attribute("name", entry.name.utf8)
    if let nameEn = entry.nameEn { row.attribute("nameEn", nameEn.utf8) }
    if let kind = entry.kind { row.attribute("kind", kind.rawValue.utf8) }
    row.attribute("tier", names.tier(entry.tier), symbols)
    let above = names.reference.organisation.path(from: unit, symbols).dropFirst().first
    row.relation("parent", unit: above ?? .none, names)
  }

  private func fill(_ row: inout OCELRow, _ task: ServiceTask) {
    row.begin("task", id: OCELIdentity.task(symbols.bytes(task.name)).bytes)
    row.attribute("status", ServiceTask.Status.posted.rawValue.utf8)
    if let claimed = task.claimed {
      row.attribute("status", ServiceTask.Status.claimed.rawValue.utf8, from: claimed)
    }
    if let ended = task.ended { row.attribute("status", task.status.rawValue.utf8, from: ended) }
    row.relation("unit", unit: names.unit(task.unit), names)
    row.relation("poster", actor: names.actor(task.poster), symbols)
    row.relation("claimant", actor: names.actor(task.claimant), symbols)
  }
}
