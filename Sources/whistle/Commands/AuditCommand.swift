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
        "kind", value: "KIND", kind: .choice(suspicionKinds + anomalyKinds),
        "Only anomalies, or suspicions, of this kind.", "只看该类异常或可疑之处。", isRepeatable: true),
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
  private static let suspicionKinds = Suspicion.Kind.allCases.map(\.rawValue)
  private static let anomalyKinds =
    GuardCode.allCases.map(\.kind)
    + [ReplayCode.duplicateID, .source, .unknownType].map(\.kind)
  /// What goes with `--suspicions` alone, and what narrows anomalies, too.
  private static let thresholdOptions = ["lag", "window", "burst"]
  private static let narrowing = ["kind", "unit", "actor", "period"]

  static func run(_ context: Context) throws(Diagnostic) {
    let isOfSuspicions = context.call.flag("suspicions")
    let kinds = isOfSuspicions ? suspicionKinds : anomalyKinds
    if let kind = context.call.strings("kind").first(where: { !kinds.contains($0) }) {
      throw Diagnostic(
        CallCode.suspicions,
        isOfSuspicions ? "'\(kind)' is a kind of anomaly" : "'\(kind)' is a kind of suspicion",
        isOfSuspicions ? "“\(kind)”是异常的种类" : "“\(kind)”是可疑之处的种类",
        hints: [isOfSuspicions ? withoutSuspicions : CallCode.suspicions.remedy])
    }
    if isOfSuspicions { return try suspicions(context) }
    for option in thresholdOptions where context.given(option) != nil {
      throw Diagnostic(
        CallCode.suspicions, "--\(option) goes with --suspicions", "--\(option) 须与 --suspicions 同用",
        hints: [CallCode.suspicions.remedy])
    }
    try anomalies(context)
  }

  private static let withoutSuspicions = Phrase(
    "'whistle audit' without --suspicions lists anomalies", "“whistle audit”不加 --suspicions 列出异常")

  private static func anomalies(_ context: Context) throws(Diagnostic) {
    let isNarrowed = narrowing.contains { context.given($0) != nil }
    let period = try context.optionalPeriod()
    var search = AnomalySearch()
    var identities = Uniqueness()
    var observer = Replay.Observer()
    observer.anomaly = { search.take($0) }
    if isNarrowed { observer.folded = { _, sequence, _ in search.pass(sequence) } }
    observer.line = { line, position, segments in
      if isNarrowed { search.note(line) }
      check(line, &identities) { found in
        search.take(
          Anomaly(
            found, sequence: line.sequence, segment: segments[position.segment].name,
            line: position.line + 1, subject: line.text(line.subject)))
      }
    }
    let view = try context.view(try context.replayed(observer))
    let shown = search.narrowed(by: try filter(period, view, context))
    Output.settle(hasFindings: !shown.isEmpty)
    context.print(shown, as: BookReports.anomalies, of: view)
    if shown.count < search.found.count {
      context.say(
        "\(shown.count) of \(search.found.count) anomalies",
        "\(search.found.count) 处异常中的 \(shown.count) 处")
    }
    sayWhoMay(view, context)
  }

  private static func filter(
    _ period: Period?, _ view: CaseView, _ context: Context
  ) throws(Diagnostic) -> AnomalySearch.Filter {
    var filter = AnomalySearch.Filter()
    filter.kinds = Set(context.call.strings("kind"))
    filter.unit = try context.unit("unit", in: view).map {
      view.state.reference.symbols.text($0)
    }
    filter.actor = context.given("actor")
    filter.times = period?.bounds(in: view.zone)
    return filter
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
    observer.evolved = { event, state in
      search.note(event, state.table[event.subject], in: state.reference)
    }
    let view = try context.view(try context.replayed(observer))
    let unit = try context.unit("unit", in: view)
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
