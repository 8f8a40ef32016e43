import Basics
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Queries
import Reports

enum AuditCommand: Command {
  static let spec = CommandSpec(
    "audit",
    Phrase(
      "Lists events that break the rules of the lifecycle, or what looks suspicious.",
      "列出违反办件流程的事件，或可疑之处。"),
    options: Options.query + [
      OptionSpec(
        "suspicions", "What breaks no rule and is worth a look: it finds nothing wrong (exit 0).",
        "不违反规则但值得查看之处；不算发现（退出状态 0）。"),
      OptionSpec(
        "kind", value: "KIND", kind: .choice(of: Suspicion.Kind.self),
        "Only suspicions of this kind.", "只看该类可疑之处。", isRepeatable: true),
      Options.unit,
      OptionSpec("actor", value: "ACTOR", "Only what this person recorded.", "只看该人员的记录。"),
      Options.optionalPeriod,
      OptionSpec(
        "lag", value: "D", "Recorded later than this is back-dated.", "迟于此时长的记录为补录。",
        default: Phrase(thresholds.lag.text, thresholds.lag.text)),
      OptionSpec(
        "window", value: "D", "The last minutes before a due time.", "到期前多久算突击。",
        default: Phrase(thresholds.window.text, thresholds.window.text)),
      OptionSpec(
        "burst", value: "N", "So many ends of a unit on a day within them.", "某单位一日内突击办结多少项才列出。",
        default: Phrase("\(thresholds.burst)", "\(thresholds.burst)")),
    ])

  private static let thresholds = SuspicionThresholds()
  /// What goes with `--suspicions` alone.
  private static let narrowing = ["kind", "unit", "actor", "period", "lag", "window", "burst"]

  static func run(_ context: Context) throws(Diagnostic) {
    if context.call.flag("suspicions") { return try suspicions(context) }
    for option in narrowing where context.given(option) != nil {
      throw Diagnostic(
        CallCode.suspicions, "--\(option) goes with --suspicions", "--\(option) 须与 --suspicions 同用",
        hints: [CallCode.suspicions.remedy])
    }
    try anomalies(context)
  }

  private static func anomalies(_ context: Context) throws(Diagnostic) {
    var anomalies: [Anomaly] = []
    var identities = Uniqueness()
    var observer = Replay.Observer()
    observer.anomaly = { anomalies.append($0) }
    observer.line = { line, position, segments in
      check(line, &identities) { found in
        anomalies.append(
          Anomaly(
            found, sequence: line.sequence, segment: segments[position.segment].name,
            line: position.line + 1, subject: line.text(line.subject)))
      }
    }
    let state = try context.replayed(observer)
    Output.settle(hasFindings: !anomalies.isEmpty)
    let view = try context.view(state)
    context.print(anomalies, as: BookReports.anomalies, of: view)
    sayWhoMay(view, context)
  }

  /// Says once, where people read it, what nothing keeps anybody from recording.
  private static func sayWhoMay(_ view: CaseView, _ context: Context) {
    guard context.format == .table else { return }
    guard let bearers = view.state.reference.authority(at: view.now) else {
      return context.say(
        "no rules in force say who may record what: everybody may record every event",
        "现行规则没有授权规定：人人可记录所有事件")
    }
    let open = EventType.allCases.filter { !bearers.isRestricted($0.rawValue) }
    guard !open.isEmpty else { return }
    context.say(
      "everybody may record what no actor has a role for", "没有人员具有相应角色的事件，人人可记录", open.map(\.name))
  }

  /// What append holds and audit checks, for replay need not carry it.
  private static func check(
    _ line: EventLine, _ identities: inout Uniqueness, _ report: (Diagnostic) -> Void
  ) {
    if let earlier = identities.note(line) {
      report(
        Diagnostic(
          ReplayCode.duplicateID, "its source and id stand at sequence \(earlier) already",
          "来源和编号与第 \(earlier) 号事件重复"))
    }
    if let reason = EventSource.fault(ofStored: line.bytes[line.source.range]) {
      report(Diagnostic(ReplayCode.source, reason))
    }
  }

  // MARK: Suspicions

  private static func suspicions(_ context: Context) throws(Diagnostic) {
    var search = SuspicionSearch(try given(context))
    let period = try context.optionalPeriod()
    var observer = Replay.Observer()
    observer.line = { search.note($0, $1, $2) }
    observer.evolved = { search.note($0, $1, in: $2) }
    let view = try context.view(try context.replayed(observer))
    let unit = try context.unit("unit", in: view.state.reference)
    let found = search.finish(view) + (try published(view, context))
    let kinds = Set(context.call.strings("kind"))
    let bounds = period?.bounds(in: view.zone)
    let shown = found.filter { item in
      (kinds.isEmpty || kinds.contains(item.kind.rawValue)) && (unit == nil || item.unit == unit)
        && context.given("actor").map { item.actor == $0 } ?? true
        && bounds?.contains(item.time) ?? true
    }
    context.print(shown, as: AuditReports.suspicions, of: view)
    guard shown.count < found.count else { return }
    context.say(
      "\(shown.count) of \(found.count) suspicions", "\(found.count) 处可疑中的 \(shown.count) 处")
  }

  private static func given(_ context: Context) throws(Diagnostic) -> SuspicionThresholds {
    var thresholds = Self.thresholds
    if let lag = try context.elapsed("lag") { thresholds.lag = lag }
    if let window = try context.elapsed("window") { thresholds.window = window }
    if let burst = try context.number("burst", in: 1...1_000_000) { thresholds.burst = burst }
    return thresholds
  }

  /// Published tables that their state does not give.
  private static func published(
    _ view: CaseView, _ context: Context
  ) throws(Diagnostic) -> [Suspicion] {
    var result: [Suspicion] = []
    for publication in view.state.registers.assessments.publications {
      guard let period = publication.period, try !isDerived(publication, period, view, context)
      else { continue }
      let command = publication.kind == .disclosure ? "report disclosure" : "assess"
      result.append(
        Suspicion(
          .published, at: nil, subject: "period/\(period.name)", time: publication.time,
          Phrase(
            "the table published at sequence \(publication.sequence) is not what its state gives",
            "第 \(publication.sequence) 号事件公布的表与其所依据的状态不符"),
          look: "whistle \(command) --period \(period.name) --published"))
    }
    return result
  }

  private static func isDerived(
    _ publication: Publication, _ period: Period, _ view: CaseView, _ context: Context
  ) throws(Diagnostic) -> Bool {
    let loaded = try context.home.load(TemporalQuery(toSequence: publication.rests))
    let frozen = CaseView(loaded.state, now: publication.time)
    return switch publication.kind {
    case .scoreboard:
      PublicationComparison(publication, period: period, frozen: frozen, current: view).isDerived
    case .disclosure:
      DisclosureComparison(publication, period: period, frozen: frozen, current: view).isDerived
    }
  }
}
