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
        "status", value: "STATUS",
        "Only cases in this status: " + Status.names.joined(separator: ", ") + ".",
        "只看该状态：" + Status.allCases.map(\.label.chinese).joined(separator: "、") + "。",
        isRepeatable: true),
      Options.tier(isRepeatable: true),
      OptionSpec(
        "unit", value: "UNIT", "Only what this unit, or one below it, holds.", "只看该单位及下级承办的。",
        isRepeatable: true),
      OptionSpec("mine", "Only what your unit, or one below it, holds.", "只看本人所在单位及其下级承办的。"),
      Options.asker,
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
        "overdue", value: "TIMER",
        "Only where this timer is overdue: any, \(Options.timers.english).",
        "只看该时限超期的：any（任一）、\(Options.timers.chinese)。", isRepeatable: true),
      OptionSpec("timers", "One row a timer of these cases.", "这些案件的每个时限一行。"),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    var filter = try Filter(context)
    let (query, now) = try context.query()
    let loaded = try context.loaded(extent: .all)
    let view = CaseView(loaded.state, now: now)
    try filter.find(context, in: view)
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

    private let statuses, overdue: [String]
    private var tiers: [Symbol] = []
    private var matters: [Symbol] = []
    private var urgencies: [Symbol] = []
    private var channels: [Symbol] = []
    private var units: [Symbol] = []
    private var receivers: [Symbol] = []
    private let isExcluded: Bool

    /// What can be judged before the book is read.
    ///
    /// - Throws: `usage.status`, `usage.timer`.
    init(_ context: Context) throws(Diagnostic) {
      let call = context.call
      statuses = try call.strings("status").map { text throws(Diagnostic) in
        try Status.named(text).name
      }
      overdue = try call.strings("overdue").map { text throws(Diagnostic) in
        text == Self.any ? text : try Timer.named(text, or: [Self.any]).rawValue
      }
      isExcluded = call.flag("excluded")
    }

    /// What is named in the book.
    ///
    /// - Throws: `usage.unit`, `usage.tier`, `usage.matter`, `usage.ambiguous`; with `--mine` as
    ///   `Context.own`.
    mutating func find(_ context: Context, in view: CaseView) throws(Diagnostic) {
      tiers = try context.tiers("tier", in: view)
      matters = try context.matters("matter", in: view)
      units = try context.units("unit", in: view)
      receivers = try context.units("receiver", in: view)
      if context.call.flag("mine") { units.append(try context.own(in: view.state.reference)) }
      urgencies = context.call.strings("urgency").map(view.symbols.find)
      channels = context.call.strings("channel").map(view.symbols.find)
    }

    func admits(_ state: CaseState, _ view: CaseView) -> Bool {
      func isOne(_ symbol: Symbol, of given: [Symbol]) -> Bool {
        given.isEmpty || (!symbol.isNone && given.contains(symbol))
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
    private static func isIn(_ units: [Symbol], _ unit: Symbol, _ view: CaseView) -> Bool {
      if units.isEmpty || units.contains(unit) { return true }
      return view.state.reference.organisation.path(from: unit, view.symbols)
        .contains { units.contains($0) }
    }
  }
}
