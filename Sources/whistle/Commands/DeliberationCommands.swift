import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum DeliberationCommands {
  static func meetings(_ context: Context) throws(Diagnostic) -> Int32 {
    let view = try context.load()
    let tiers = context.call.strings("tier")
    let ladder = view.state.scene.ladder(at: view.now).map { view.symbols.text($0) }
    for tier in tiers where !ladder.contains(tier) {
      throw Diagnostic(
        "usage.tier", Phrase("the ladder has no tier '\(tier)'", "规则没有“\(tier)”这一层级"),
        hints: [.listing("its tiers are", "现有层级", ladder)])
    }
    let isRaised = context.call.flag("raised")
    let items = view.meetings().filter { item in
      let tier = view.symbols.text(view.state.table[item.subject].tier)
      return (tiers.isEmpty || tiers.contains(tier)) && (!isRaised || item.isRaised)
    }
    context.print(DeliberationReports.meetings(items.map { view.json($0) }))
    return 0
  }

  static func duty(_ context: Context) throws(Diagnostic) -> Int32 {
    if context.call.string("place") != nil && context.call.string("case") != nil {
      throw Diagnostic(
        "usage.place",
        Phrase("--place and --case cannot be combined", "--place 与 --case 不能同时使用"),
        hints: [Phrase("give one of them", "请只写其一")])
    }
    let view = try context.load(extent: .onDemand)
    var place = try context.unit("place", in: view.state.scene)
    if let name = context.call.string("case") {
      let file = try CaseCommand.state(of: name, in: view)
      place = DutyRoster.beginning(holder: file.holder, place: file.place)
    }
    let rows = view.duty(context.call.string("role") ?? DutyRoster.usualRole, place: place)
    context.print(DeliberationReports.duty(rows))
    return 0
  }

  static func units(_ context: Context) throws(Diagnostic) -> Int32 {
    let view = try context.load(extent: .onDemand)
    let top = try context.unit("under", in: view.state.scene)
    context.print(DeliberationReports.units(view.unitCounts(under: top)))
    return 0
  }

  static func disputes(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = context.call.string("period") == nil ? nil : try context.period()
    let view = try context.load()
    let table = view.disputes(period)
    context.print(
      DeliberationReports.disputes(table.rows.map { view.json($0, of: table.total) }))
    return 0
  }
}
