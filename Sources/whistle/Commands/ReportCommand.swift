import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

/// The reports that are printed at the end of a month, quarter or year.
enum ReportCommand {
  /// What is made public each month (每月公开): totals, tiers, matters, and who did not report in.
  static func disclosure(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = try context.period()
    let view = try context.load()
    let figures = view.figures(period, repeatDays: try repeatDays(context))
    let bounds = period.bounds(in: view.zone)
    let sections: [(key: String, title: Phrase, report: RowReport)] = [
      ("totals", Phrase("Cases", "办件"), PeriodReports.totals(view.totals(figures))),
      (
        "tiers", Phrase("Closed by tier", "办结层级"),
        PeriodReports.tiers(view.tierShares(figures))
      ),
      (
        "matters", Phrase("Matters", "事项"),
        PeriodReports.matters(view.matterCounts(figures), in: context.language)
      ),
      (
        "attendance", Phrase("Called by whistles", "吹哨报到"),
        SuperviseReports.attendance(view.attendance(calledIn: bounds).map { view.json($0) })
      ),
    ]
    var document: JSONObject = [
      "period": .string(period.name), "from": view.json(bounds.lowerBound),
      "to": view.json(bounds.upperBound), "now": view.json(view.now),
    ]
    for section in sections {
      document[section.key] = .array(section.report.rows.map { .object($0) })
    }
    context.print(document) {
      var out = context.style.paint(context.words.pick("Disclosure ", "公开 ") + period.name, .bold)
      out += "\n"
      for section in sections {
        out += "\n" + context.style.paint(context.words.text(section.title), .bold) + "\n"
        out += section.report.table(context.words, context.style)
      }
      return out
    }
    return 0
  }

  static func tiers(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = try context.period()
    let view = try context.load()
    context.print(PeriodReports.tiers(view.tierShares(view.figures(period, repeatDays: 30))))
    return 0
  }

  /// Who kept what they promised for a quarter.
  static func contest(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = try context.period()
    guard period.length == .quarter else {
      throw Diagnostic(
        "usage.period",
        Phrase(
          "the contest is held over a quarter, not \(period.name)", "擂台赛按季度举行，不是 \(period.name)"),
        hints: [Phrase("write 2026-Q2", "请写成 2026-Q2")])
    }
    let view = try context.load()
    let community = view.symbols.find("community")
    context.print(PeriodReports.contest(view.contest(period, awaitedFrom: community)))
    return 0
  }

  /// The change to the year before, by default of the hotline's cases (12345 诉求同比).
  static func change(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = try context.period()
    let channel = context.call.string("channel") ?? "hotline"
    let view = try context.load()
    if period.bounds(in: view.zone).upperBound > view.now, let before = period.yearBefore {
      context.say(
        Diagnostic(
          "report.unfinished",
          Phrase(
            "\(period.name) is not over yet, and stands beside the whole of \(before.name)",
            "\(period.name) 尚未结束，而与 \(before.name) 全期相比"),
          hints: [
            Phrase(
              "ask for a month or a quarter that is over", "请查询已结束的月或季")
          ]))
    }
    context.print(
      PeriodReports.change([view.channelChange(period, channel: view.symbols.find(channel))]))
    return 0
  }

  /// One person's record of service, or the records of all who are registered.
  static func person(_ context: Context) throws(Diagnostic) -> Int32 {
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
      throw Diagnostic(
        "usage.actor", Phrase("the book knows no actor '\(name)'", "台账中没有人员“\(name)”"),
        hints: [
          Phrase("actors are registered by actor.registered", "人员由 actor.registered 登记")
        ])
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
      return 0
    }
    let record = records.first { $0.actor == name }
    var document: JSONObject = record?.json ?? ["actor": .string(name), "events": .integer(0)]
    document["unit"] = unit(name).map { view.json($0) } ?? .null
    document["period"] = .string(period.name)
    document["types"] = .array((record?.rows ?? []).map { .object($0) })
    context.print(document) { text(document, record?.rows ?? [], context) }
    return 0
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

  private static func repeatDays(_ context: Context) throws(Diagnostic) -> Int {
    try context.number("repeat-days", in: 1...366) ?? 30
  }
}
