import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum CasesCommand: Command {
  static let spec = CommandSpec(
    "cases", Phrase("Lists cases, one row each.", "案件列表。"),
    options: Options.query + [
      OptionSpec(
        "status", value: "STATUS", "Only cases in this status.", "只看该状态。", isRepeatable: true),
      OptionSpec("tier", value: "TIER", "Only this tier.", "只看该层级。", isRepeatable: true),
      OptionSpec(
        "unit", value: "UNIT", "Only what this unit, or one below it, holds.", "只看该单位及下级承办的。",
        isRepeatable: true),
      OptionSpec("mine", "Only what your unit, or one below it, holds.", "只看本人所在单位及其下级承办的。"),
      Options.by,
      Options.matter,
      OptionSpec(
        "urgency", value: "URGENCY", kind: Options.values(of: "urgency", in: .caseRegistered),
        "Only this urgency.",
        "只看该紧急程度。", isRepeatable: true),
      OptionSpec(
        "receiver", value: "UNIT", "Only what this unit, or one below it, had first.",
        "只看由该单位或其下级首接的。", isRepeatable: true),
      OptionSpec("excluded", "Only those excluded from the assessment.", "只看已剔除、不计入考核的。"),
      OptionSpec(
        "channel", value: "CHANNEL", kind: Options.values(of: "channel", in: .caseRegistered),
        "Only what came in by it; proactive: before anybody complained.", "只看该渠道的；proactive 为未诉先办。",
        isRepeatable: true),
      OptionSpec(
        "overdue", value: "TIMER", "Only where this timer (or any) is overdue.", "只看该时限（或 any）超期的。",
        isRepeatable: true),
      OptionSpec("timers", "One row a timer of these cases.", "这些案件的每个时限一行。"),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    var filter = try Filter(context)
    let (query, now) = try context.query()
    let loaded = try context.loaded(extent: .all)
    let view = CaseView(loaded.state, now: now)
    if context.call.flag("mine") {
      try filter.add(own: context.own(in: loaded.state.reference), view)
    }
    for name in filter.strangers(to: view) {
      context.say(
        "nothing that this query sees is called '\(name)'", "本次查询所见的台账中没有“\(name)”")
    }
    // The table has no room for titles, and they are looked up in the whole book.
    let titles = context.format == .table ? nil : try context.home.titles(query, in: loaded)
    let row: @Sendable (Subject) -> CaseRow? = { [filter] subject in
      let state = view.state.table[subject]
      guard filter.admits(state, view) else { return nil }
      let row = view.row(view.state.table.name(of: subject), state, title: titles?[subject])
      return filter.admits(row) ? row : nil
    }
    let cases = view.state.table.sortedCases
    if context.call.flag("timers") {
      return context.print(each: cases, as: CaseReports.caseTimers, of: view) { subject in
        row(subject).map { row in row.timers.map { (name: row.name, timer: $0) } } ?? []
      }
    }
    // JSON lines are for programs, which read the timers themselves.
    let type = context.format == .jsonl ? CaseReports.caseLines : CaseReports.cases
    context.print(each: cases, as: type, of: view) { subject in row(subject).map { [$0] } ?? [] }
  }

  /// What the options let through: every option that is given, any of its values.
  private struct Filter {
    /// Whatever timer it is.
    static let any = "any"

    private let statuses, tiers, matters, urgencies: [String]
    private var units: [String]
    private let receivers: [String]
    private let channels: [String]
    private let overdue: [String]
    private let isExcluded: Bool

    init(_ context: Context) throws(Diagnostic) {
      let call = context.call
      statuses = call.strings("status")
      tiers = call.strings("tier")
      matters = call.strings("matter")
      urgencies = call.strings("urgency")
      units = call.strings("unit").map(UnitPath.withoutSlash)
      receivers = call.strings("receiver").map(UnitPath.withoutSlash)
      channels = call.strings("channel")
      overdue = call.strings("overdue")
      isExcluded = call.flag("excluded")
      for status in statuses where !Status.names.contains(status) {
        throw Diagnostic(
          CallCode.status, "there is no status '\(status)'", "没有状态“\(status)”",
          hints: [.listing("statuses are", "状态有", Status.names)])
      }
      for timer in overdue where timer != Self.any && Timer(rawValue: timer) == nil {
        throw Diagnostic(
          CallCode.timer, "there is no timer '\(timer)'", "没有时限“\(timer)”",
          hints: [.listing("timers are", "时限有", [Self.any] + Timer.allCases.map(\.rawValue))])
      }
    }

    /// Lets the unit of who asks through, too.
    mutating func add(own unit: Symbol, _ view: CaseView) { units.append(view.symbols.text(unit)) }

    /// Units, tiers and matters that the book does not know: most likely a slip of the pen.
    func strangers(to view: CaseView) -> [String] {
      let (reference, symbols) = (view.state.reference, view.symbols)
      let ladders =
        [reference.ladder(at: view.now)] + reference.rulebook.adoptions.map(\.ruleset.ladder)
      let tiers = Set(ladders.joined().map { symbols.text($0) })
      var strangers = self.tiers.filter { !tiers.contains($0) }
      strangers += (units + receivers).filter {
        reference.organisation.summary(of: symbols.find($0)) == nil
      }
      strangers += matters.filter { symbols.find($0).isNone }
      return strangers.indices.filter { !strangers[..<$0].contains(strangers[$0]) }
        .map { strangers[$0] }
    }

    func admits(_ state: CaseState, _ view: CaseView) -> Bool {
      func isOne(_ symbol: Symbol, of names: [String]) -> Bool {
        names.isEmpty || (!symbol.isNone && names.contains(view.symbols.text(symbol)))
      }
      return (statuses.isEmpty || statuses.contains(state.status.name))
        && isOne(state.tier, of: tiers) && isOne(state.matter, of: matters)
        && isOne(state.urgency, of: urgencies) && isOne(state.channel, of: channels)
        && (!isExcluded || state.isExcluded) && Self.isIn(units, state.holder, view)
        && Self.isIn(receivers, state.firstReceiver, view)
    }

    func admits(_ row: CaseRow) -> Bool {
      overdue.isEmpty
        || row.overdue.contains { overdue.contains(Self.any) || overdue.contains($0.rawValue) }
    }

    /// Whether a unit is one of these or below one of them; any will do where none is given.
    private static func isIn(_ units: [String], _ unit: Symbol, _ view: CaseView) -> Bool {
      if units.isEmpty { return true }
      let above = view.state.reference.organisation.path(from: unit, view.symbols)
      return above.contains { units.contains(view.symbols.text($0)) }
        || units.contains(view.symbols.text(unit))
    }
  }
}
