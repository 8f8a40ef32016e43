import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum ReportPersonCommand: Command {
  static let spec = CommandSpec(
    "person", Phrase("Records of service: one person's, or everyone's.", "个人服务记录；不指名则列全部。"),
    arguments: [
      ArgumentSpec("ACTOR", "The actor.", "人员。", isOptional: true)
    ],
    options: Options.temporal + [Options.period])

  /// One person's record of service, or the records of all who are registered.
  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    let (query, now) = try context.query()
    let loaded = try context.loaded(extent: .onDemand)
    let view = CaseView(loaded.state, now: now)
    let reference = view.state.reference
    func unit(_ name: String) -> Symbol? {
      let symbol = reference.symbols.find(name)
      return symbol.isNone ? nil : reference.actors[symbol]?.unit
    }
    let name = context.call.argument("ACTOR")
    if let name, unit(name) == nil {
      throw Diagnostic(CallCode.actor, "the book has no actor '\(name)'", "台账中没有人员“\(name)”")
    }
    let records = try context.home.personRecords(
      in: period.bounds(in: view.zone), zone: view.zone, query, of: loaded)
    guard let name else {
      let rows = records.compactMap { record in
        unit(record.actor).map { PersonRow(record.actor, record, unit: $0) }
      }
      context.print(rows, as: PeriodReports.persons, of: view)
      return
    }
    let answer = PersonAnswer(
      name, records.first { $0.actor == name }, unit: unit(name) ?? .none, period)
    context.print(answer, as: PeriodReports.person, of: view) { PeriodReports.text(answer, $0) }
  }
}
