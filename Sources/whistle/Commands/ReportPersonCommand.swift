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
    let (reading, now) = try context.reading()
    let loaded = try context.loaded(extent: .onDemand)
    let view = CaseView(loaded.state, now: now)
    let scene = view.state.scene
    func unit(_ name: String) -> Symbol? {
      let symbol = scene.symbols.find(name)
      return symbol.isNone ? nil : scene.actors[symbol]?.unit
    }
    let name = context.call.argument("ACTOR")
    if let name, unit(name) == nil {
      throw Diagnostic(CallCode.actor, "the book knows no actor '\(name)'", "台账中没有人员“\(name)”")
    }
    let records = try context.home.personRecords(
      in: period.bounds(in: view.zone), zone: view.zone, reading, of: loaded)
    guard let name else {
      let rows = records.compactMap { record -> JSONObject? in
        guard let unit = unit(record.actor) else { return nil }
        var row = record.json
        row["unit"] = view.json(unit)
        return row
      }
      context.print(PeriodReports.persons(rows))
      return
    }
    let record = records.first { $0.actor == name }
    var document: JSONObject = record?.json ?? ["actor": .string(name), "events": .integer(0)]
    document["unit"] = unit(name).map { view.json($0) } ?? .null
    document["period"] = .string(period.name)
    document["types"] = .array((record?.rows ?? []).map { .object($0) })
    context.print(document) { text(document, record?.rows ?? [], context) }
  }

  private static func text(
    _ document: JSONObject, _ rows: [JSONObject], _ context: Context
  ) -> String {
    var out = ""
    for key in ["actor", "unit", "period", "events", "subjects", "days"] {
      let title = context.words.title(key).padded(to: 12)
      out += title + RowReport.plain(document[key] ?? .null).visible + "\n"
    }
    return out + "\n" + PeriodReports.types(rows).table(context.words, context.style)
  }
}
