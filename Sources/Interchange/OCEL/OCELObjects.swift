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

  /// Hands on a case and its whistles, each in a row that is filled anew.
  func forEach(of subject: Subject, in row: inout OCELRow, _ body: (borrowing OCELRow) -> Void) {
    let state = view.state.table[subject]
    fill(&row, case: subject, state)
    body(row)
    for index in state.whistles.indices {
      fill(&row, whistle: index, of: subject, state)
      body(row)
    }
  }

  /// Hands on each object that is no case's.
  func forEachOther(_ body: (borrowing OCELRow) -> Void) {
    var row = OCELRow()
    for unit in sorted(names.reference.organisation.registered) {
      guard let entry = names.reference.organisation[unit] else { continue }
      fill(&row, unit: unit, entry)
      body(row)
    }
    for actor in sorted(names.reference.actors.symbols) {
      symbols.withBytes(of: actor) { name in
        row.begin(OCELType.number(.actor)) { OCELIdentity.actor(name, to: &$0) }
      }
      row.relation(
        .own(.unit), unit: names.unit(names.reference.actors[actor]?.unit ?? .none), names)
      body(row)
    }
    for task in view.state.registers.tasks.all.sorted(by: { symbols.precedes($0.name, $1.name) }) {
      fill(&row, task)
      body(row)
    }
  }

  private func sorted(_ symbols: [Symbol]) -> [Symbol] {
    symbols.sorted { self.symbols.precedes($0, $1) }
  }

  private func fill(_ row: inout OCELRow, case subject: Subject, _ state: CaseState) {
    let facts = names.facts(state)
    view.state.table.withName(of: subject) { number in
      row.begin(OCELType.number(.case)) { OCELIdentity.case(number, to: &$0) }
    }
    row.attribute(.own(.channel), facts.channel, symbols)
    row.attribute(.own(.registered)) { view.zone.append(facts.registered, to: &$0) }
    row.attribute(.own(.excluded), facts.isExcluded)
    var before: CaseChanges.Values?
    for change in changes.changes(of: subject) {
      add(change, since: before, to: &row)
      before = change.values
    }
    row.relation(.own(.place), unit: facts.place, names)
    row.relation(.own(.holder), unit: facts.holder, names)
    if let target = names.merger(of: state, in: view.state.table) {
      row.relation(.own(.into)) { out in target.withByteView { OCELIdentity.case($0, to: &out) } }
    }
  }

  /// Notes what differs from what was before; of the first change all, from the beginning.
  private func add(
    _ change: CaseChanges.Change, since before: CaseChanges.Values?, to row: inout OCELRow
  ) {
    let (now, time) = (change.values, before == nil ? nil : change.time)
    if now.status != before?.status { row.attribute(.own(.status), now.status.name, from: time) }
    func note(_ name: OCELName.Own, _ value: Symbol, _ earlier: Symbol?) {
      if value == earlier || value.isNone && earlier == nil { return }
      symbols.withBytes(of: value) { row.attribute(.own(name), $0, from: time) }
    }
    note(.tier, names.tier(now.tier), before.map { names.tier($0.tier) })
    note(.holder, names.unit(now.holder), before.map { names.unit($0.holder) })
    note(.matter, names.matter(now.matter), before.map { names.matter($0.matter) })
    note(.urgency, names.urgency(now.urgency), before.map { names.urgency($0.urgency) })
    note(.place, names.place(now.place), before.map { names.place($0.place) })
  }

  private func fill(
    _ row: inout OCELRow, whistle index: Int, of subject: Subject, _ state: CaseState
  ) {
    let whistle = state.whistles[index]
    let table = view.state.table
    table.withName(of: subject) { number in
      row.begin(OCELType.number(.whistle)) { OCELIdentity.whistle(number, index, to: &$0) }
    }
    row.attribute(.own(.kind), names.whistleKind(whistle.kind), symbols)
    if let call = state.calls.firstIndex(where: { $0.whistle == index }),
      let run = state.runs.first(where: { $0.timer == .answer && Int($0.number) == call + 1 })
    {
      row.attribute(.own(.blown)) { view.zone.append(run.start, to: &$0) }
    }
    table.withName(of: subject) { number in
      row.relation(.own(.case)) { OCELIdentity.case(number, to: &$0) }
    }
    for call in state.calls where call.whistle == index {
      row.relation(.own(.called), unit: names.unit(call.unit), names)
    }
    row.relation(.own(.lead), unit: names.unit(whistle.lead), names)
  }

  private func fill(_ row: inout OCELRow, unit: Symbol, _ entry: Unit) {
    symbols.withBytes(of: unit) { path in
      row.begin(OCELType.number(.unit)) { OCELIdentity.unit(path, to: &$0) }
    }
    row.attribute(.own(.name), entry.name)
    if let nameEn = entry.nameEn { row.attribute(.own(.nameEn), nameEn) }
    if let kind = entry.kind { row.attribute(.own(.kind), kind.rawValue) }
    row.attribute(.own(.tier), names.tier(entry.tier), symbols)
    let above = names.reference.organisation.path(from: unit, symbols).dropFirst().first
    row.relation(.own(.parent), unit: above ?? .none, names)
  }

  private func fill(_ row: inout OCELRow, _ task: ServiceTask) {
    symbols.withBytes(of: task.name) { name in
      row.begin(OCELType.number(.task)) { OCELIdentity.task(name, to: &$0) }
    }
    row.attribute(.own(.status), ServiceTask.Status.posted.rawValue)
    if let claimed = task.claimed {
      row.attribute(.own(.status), ServiceTask.Status.claimed.rawValue, from: claimed)
    }
    if let ended = task.ended { row.attribute(.own(.status), task.status.rawValue, from: ended) }
    row.relation(.own(.unit), unit: names.unit(task.unit), names)
    row.relation(.own(.poster), actor: names.actor(task.poster), names)
    row.relation(.own(.claimant), actor: names.actor(task.claimant), names)
  }
}
