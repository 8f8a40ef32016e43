import Basics
import CaseModel
import CommandLineKit
import EventBook
import FileStore
import Projection
import Reports

/// What every command has: the words of the call, where the book is, what time it is, and how
/// results are to look.
struct Context {
  let call: Invocation
  let environment: [String: String]
  let homePath: String
  let home: Home
  let language: Language
  let format: RowForm
  let wallClock: Timestamp
  private let givenNow: Timestamp?
  private let kept = Kept()

  /// What is held to the end of the process.
  private final class Kept {
    var all: [Any] = []
  }

  init(
    _ call: Invocation, environment: [String: String], language: Language
  ) throws(Diagnostic) {
    self.language = language
    self.call = call
    self.environment = environment
    homePath = call.string("home") ?? "."
    var home = Home(homePath)
    home.threads.jobs =
      try Context.number("jobs", in: Options.jobsRange, call)
      ?? min(home.threads.jobs, Options.jobsRange.upperBound)
    // Its zone is that of the rules, which the book is read for: once.
    if call.string("now").flatMap(GivenTime.init)?.isLocal == true { home.findSnapshot() }
    self.home = home
    format = call.string("format").flatMap(RowForm.init(rawValue:)) ?? .table
    wallClock = Clock.now()
    givenNow = try Context.instant(call.string("now"), of: "now", date: .end, in: home)
  }

  var words: Words { Words(language) }

  var style: Style {
    let output = Terminal.standardOutput
    return Style(
      environment: environment, isTerminal: output.isTerminal,
      columns: output.columns(environment))
  }

  /// *now*: given, else the wall clock, read once.
  var now: Timestamp { givenNow ?? wallClock }

  /// *now* for a process that lives on: given, else what the wall clock says.
  var currentNow: Timestamp { givenNow ?? Clock.now() }

  // MARK: Options

  /// The value of an option; nil where it was not given, or the command has none of that name.
  func given(_ option: String) -> String? {
    call.declares(option) ? call.string(option) : nil
  }

  private static func instant(
    _ text: String?, of option: String, date meaning: GivenTime.DateMeaning?, in home: Home,
    else zone: TimeZone = .utc
  ) throws(Diagnostic) -> Timestamp? {
    guard let text else { return nil }
    guard let time = GivenTime(text) else {
      throw Diagnostic(
        CallCode.time, "'\(text)' for --\(option) is not a time", "--\(option) 的“\(text)”不是时间")
    }
    guard let instant = time.instant(in: home, date: meaning, else: zone) else {
      throw Diagnostic(
        CallCode.time, "'\(text)' for --\(option) is a date and says no time of day",
        "--\(option) 的“\(text)”只有日期，没有时刻")
    }
    return instant
  }

  /// - Parameters:
  ///   - meaning: what a date alone stands for; nil where it is refused.
  ///   - zone: that of local times where the book has no rules.
  func instant(
    _ option: String, date meaning: GivenTime.DateMeaning?, else zone: TimeZone = .utc
  ) throws(Diagnostic) -> Timestamp? {
    try Context.instant(given(option), of: option, date: meaning, in: home, else: zone)
  }

  /// The same as it is to stand in an event: as it was given, where it has an offset.
  func time(
    _ option: String, date meaning: GivenTime.DateMeaning?, else fallback: TimeZone = .utc
  ) throws(Diagnostic) -> String? {
    guard let instant = try instant(option, date: meaning, else: fallback), let text = given(option)
    else { return nil }
    if Timestamp(rfc3339: text) != nil { return text }
    let rules = try home.book.exists ? home.rulebook().inForce(at: instant)?.ruleset : nil
    return (rules?.zone ?? fallback).format(instant)
  }

  func number(_ option: String, in range: ClosedRange<Int>) throws(Diagnostic) -> Int? {
    try Context.number(option, in: range, call)
  }

  private static func number(
    _ option: String, in range: ClosedRange<Int>, _ call: Invocation
  ) throws(Diagnostic) -> Int? {
    guard call.declares(option), let text = call.string(option) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw Diagnostic(
        CallCode.number,
        "'\(text)' for --\(option) is not a whole number from \(range.lowerBound) to \(range.upperBound)",
        "--\(option) 的“\(text)”不是 \(range.lowerBound) 到 \(range.upperBound) 之间的整数",
        hint: "'whistle help \(call.command)' says what it takes",
        "取值见“whistle help \(call.command)”")
    }
    return number
  }

  /// How many threads `--jobs` allows; the machine's processors where it is not given.
  var jobs: Int { home.threads.jobs }

  /// An elapsed time that an option names: `90m`, `12h`, `3d`; nil where it was not given.
  ///
  /// - Throws: `usage.span`.
  func elapsed(_ option: String) throws(Diagnostic) -> Span? {
    guard let text = given(option) else { return nil }
    guard let span = Span(text), span.unit.family == .elapsed else {
      throw Diagnostic(
        CallCode.span, "'\(text)' for --\(option) is not an elapsed time",
        "--\(option) 的“\(text)”不是时长", hint: "write for example 30m, 12h or 3d",
        "例如 30m、12h、3d")
    }
    return span
  }

  /// The period that `--period` names.
  func period() throws(Diagnostic) -> Period { try Self.period(call.string("period") ?? "") }

  /// Those that it names where it may be repeated.
  func periods() throws(Diagnostic) -> [Period] {
    var periods: [Period] = []
    for text in call.strings("period") { periods.append(try Self.period(text)) }
    return periods
  }

  private static func period(_ text: String) throws(Diagnostic) -> Period {
    guard let period = Period(text) else {
      throw Diagnostic(
        CallCode.period, "'\(text)' for --period is not a month, quarter or year",
        "--period 的“\(text)”不是月、季度或年")
    }
    return period
  }

  /// The same where it may be left out.
  func optionalPeriod() throws(Diagnostic) -> Period? {
    given("period") == nil ? nil : try period()
  }

  func timer(_ option: String) throws(Diagnostic) -> Timer? {
    try call.string(option).map { text throws(Diagnostic) in try Timer.named(text) }
  }

  /// Which events a query sees, and its *now*: with `--as-of` or `--known-at` and no `--now`,
  /// the earlier of both.
  func query() throws(Diagnostic) -> (query: TemporalQuery, now: Timestamp) {
    let query = TemporalQuery(
      asOf: try instant("as-of", date: .end), knownAt: try instant("known-at", date: .end),
      toSequence: try number("to-sequence", in: 0...Int.max))
    let ends = [query.asOf, query.knownAt].compactMap(\.self)
    return (query, givenNow ?? ends.min() ?? wallClock)
  }

  /// nil beyond what can be counted, which is no length of time that anybody waits.
  private static func microseconds(_ seconds: Int) -> Int? {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    return overflow ? nil : product
  }

  func recorderOptions() throws(Diagnostic) -> Recorder.Options {
    var options = Recorder.Options()
    options.login = Process.login
    if let text = call.string("wait") {
      let isSeconds = text.utf8.last == UInt8(ascii: "s")
      let seconds = isSeconds ? Int(text.dropLast()).flatMap(Self.microseconds) : nil
      let span = Span(text).flatMap { $0.unit.family == .elapsed ? $0 : nil }
      guard let wait = seconds ?? span.map({ $0.comparable * 60_000_000 }), wait >= 0 else {
        throw Diagnostic(
          CallCode.wait, "'\(text)' for --wait is not a length of time", "--wait 的“\(text)”不是时长")
      }
      options.waitMicroseconds = Int64(wait)
    }
    let confirmed = Options.confirmed.name
    options.isPersonalDataTaken = call.declares(confirmed) && call.flag(confirmed)
    if let size = try number("segment-size", in: 1024...1 << 30) { options.segmentLimit = size }
    return options
  }

  /// Opens the book for writing and says what is to be said of it.
  ///
  /// - Parameter isHistory: facts are taken over as they are: *now* judges nothing then, and what
  ///   lies ahead of the clock is only reported.
  func recorder(
    for ids: [String], isHistory: Bool = false,
    _ options: Recorder.Options? = nil
  ) throws(Diagnostic) -> Recorder {
    let options = if let options { options } else { try recorderOptions() }
    if !isHistory, !options.isRehearsal { try refuseFuture() }
    let recorder = try Recorder(home, ids: ids, now: now, options: options)
    for note in recorder.notes(wallClock: wallClock) { say(note) }
    return recorder
  }

  /// - Throws: `append.future`, unless `--allow-future` is given.
  func refuseFuture() throws(Diagnostic) {
    if call.flag("allow-future") { return }
    try Recorder.refuseFuture(
      now, wallClock: wallClock,
      in: (try? home.rulebook())?.inForce(at: now)?.ruleset.zone ?? .utc)
  }

  /// Leaves behind the indexes of segments that a command has sealed, and a snapshot where it has written
  /// much, once it has let go of the book. Who may not write there goes without, for nothing but time is
  /// lost.
  func renewSnapshot() {
    guard call.declares("no-snapshot"), !call.flag("no-snapshot"),
      !(call.declares("dry-run") && call.flag("dry-run"))
    else { return }
    let progress = progress("snapshot", "快照")
    try? home.indexes.renew(home.book, codec: home.codec, jobs: jobs)
    try? home.snapshots.renew(home.book, codec: home.codec, progress: progress.update)
    progress.finish()
  }

  // MARK: The book

  /// The home under the rules that `--rules` supposes, if any.
  var questioned: Home {
    get throws(Diagnostic) {
      var home = home
      home.rulesOverride = try given("rules").map { name throws(Diagnostic) in
        RulesOverride(try RulesSource(context: self).any(name))
      }
      return home
    }
  }

  /// The state of the query that the options ask for, with what is to be said of its end.
  func load(extent: Home.Extent = .all) throws(Diagnostic) -> CaseView {
    try view(try loaded(extent: extent).state)
  }

  /// The cases that can count in a period, or so many days before it.
  func cases(of period: Period, daysBefore: Int = 0) throws(Diagnostic) -> Home.Extent {
    .cases(CaseSelection(period, daysBefore: daysBefore, now: try query().now))
  }

  /// A state as the options look at it.
  func view(_ state: BookState) throws(Diagnostic) -> CaseView {
    CaseView(state, now: try query().now)
  }

  /// The same with what is needed to find events again.
  ///
  /// - Parameter isSupposing: whether `--rules` names rules to be supposed, not to be tried beside the
  ///   book's own.
  func loaded(
    extent: Home.Extent, isSupposing: Bool = true, _ observer: Replay.Observer = Replay.Observer()
  ) throws(Diagnostic) -> Home.Loaded {
    let home = if isSupposing { try questioned } else { self.home }
    return try folded(home, extent: extent, progress("reading", "读取"), observer)
  }

  /// The same of every line from the first, whatever snapshots there are; of indexes only where `--index`
  /// asks for them.
  ///
  /// - Parameter observer: nil where nobody wants to know of anomalies.
  func replayed(_ observer: Replay.Observer? = nil) throws(Diagnostic) -> BookState {
    var home = try questioned
    home.usesSnapshots = false
    home.usesIndexes = call.declares("index") && call.flag("index")
    // An audit lists what stands in the book, also where nothing can be computed from it.
    if observer != nil { home = home.withoutZones }
    return try folded(
      home, extent: .all, progress("replaying", "重放"), observer ?? Replay.Observer()
    ).state
  }

  /// The same with what is needed to find events again.
  ///
  /// - Parameter observer: of each event.
  func replayed(from observer: Replay.Observer) throws(Diagnostic) -> Home.Loaded {
    var home = try questioned
    home.usesSnapshots = false
    return try folded(home, extent: .all, progress("replaying", "重放"), observer)
  }

  private func folded(
    _ home: Home, extent: Home.Extent, _ progress: ProgressBar,
    _ observer: Replay.Observer = Replay.Observer()
  ) throws(Diagnostic) -> Home.Loaded {
    var observer = observer
    observer.progress = progress.update
    let loaded = try home.load(query().query, extent: extent, observer: observer)
    progress.finish()
    say(loaded.note)
    keep(loaded.state)
    return loaded
  }

  /// Holds what is large to the end of the process, where the system takes its memory back at once:
  /// to let go of it case by case takes a tenth as long as to read the book.
  func keep(_ large: Any) { kept.all.append(large) }

  // MARK: Output

  /// Whether CSV begins with the mark by which spreadsheets know UTF-8.
  var hasByteOrderMark: Bool { call.flag("bom") }

  /// A bar for what takes long.
  func progress(_ english: String, _ chinese: String) -> ProgressBar {
    ProgressBar(
      words.pick(english, chinese), environment: environment,
      clock: Clock.monotonicMicroseconds)
  }

  func say(_ diagnostic: Diagnostic?, _ severity: Diagnostic.Severity = .note) {
    guard let diagnostic else { return }
    Output.say(diagnostic, severity, in: language)
  }

  func say(_ english: String, _ chinese: String) {
    Output.note(words.pick(english, chinese))
  }

  /// What was taken over as history and may be personal data, which no later command takes out again.
  func say(suspectedIn recorder: Recorder) {
    guard let (first, count) = recorder.suspected else { return }
    say(first, .warning)
    say(
      "personal data may stand in \(count) of the lines that were taken over, where it cannot be erased",
      "接收的历史中有 \(count) 行可能含有个人信息，入账后无法删除")
  }

  /// Words, and a list of names behind them.
  func say(_ english: String, _ chinese: String, _ names: [String]) {
    let phrase = Phrase(
      english + ": " + names.joined(separator: ", "), chinese + "：" + names.joined(separator: "、"))
    say(phrase.english, phrase.chinese)
  }

  func print(_ text: String) { Output.write(text, in: language) }

  /// Rows in the form that was asked for.
  ///
  /// - Parameters:
  ///   - view: the book whose zone and names they are in, for rows that have such.
  ///   - rules: those that the rows go by, where they are not the ones in force at *now*.
  ///   - isHeaded: whether a table says what it is of.
  func print<Row: Sendable>(
    _ rows: some Sequence<Row>, as type: RowType<Row>, of view: CaseView? = nil,
    under rules: Ruleset? = nil, isHeaded: Bool = true
  ) {
    print(each: rows, as: type, of: view, under: rules, isHeaded: isHeaded) { [$0] }
  }

  /// So many items are written at once.
  private static let piece = 1 << 7

  /// The same of what stands for rows, which are made as they are written: hundreds of thousands are
  /// not held at once. They are written on all processors, in pieces that are put together in their order.
  func print<Item: Sendable, Row: Sendable>(
    each items: some Sequence<Item>, as type: RowType<Row>, of view: CaseView? = nil,
    under rules: Ruleset? = nil, isHeaded: Bool = true,
    _ rows: @escaping @Sendable (Item) -> [Row]
  ) {
    let head = view.flatMap { isHeaded && format == .table ? heading($0, under: rules) : nil }
    var writer = RowWriter(type, format, reports(on: view), mark: hasByteOrderMark)
    let (items, pieces) = (Array(items), writer.pieces)
    writer.reserve(rows: items.count)
    let parts = OrderedParts((items.count + Self.piece - 1) / Self.piece, jobs: jobs) {
      { part in
        let start = part * Self.piece
        return pieces.piece(of: items[start..<min(start + Self.piece, items.count)], rows)
      }
    }
    while let piece = parts.next() {
      writer.append(piece)
      if writer.size > 1 << 16 { Output.write(writer.take(), in: language) }
    }
    let end = writer.finish(after: Array((head ?? "").utf8))
    if format == .table { page(end) } else { Output.write(end, in: language) }
  }

  /// One object in the form that was asked for; `table` is what people see.
  func print<Value>(
    _ value: Value, as type: RowType<Value>, of view: CaseView? = nil, under rules: Ruleset? = nil,
    table: (RowContext) -> String
  ) {
    let reports = reports(on: view)
    switch format {
    case .table:
      let text = (view.map { heading($0, under: rules) } ?? "") + table(reports)
      page(Array(ScreenText.wrapped(text, columns: style.columns).utf8))
    case .json, .jsonl: print(JSONValue.object(type.json(value, reports)).text + "\n")
    case .csv:
      if hasByteOrderMark { Output.write(CSV.byteOrderMark, in: language) }
      print(type.pairs(value, reports))
    }
  }

  /// What a result is of: *now*, the query, the period, the rules, which may be a draft.
  func heading(
    _ view: CaseView, under rules: Ruleset? = nil, isDraft: Bool = false
  ) -> String {
    var parts = [(words.pick("now", "现在"), view.zone.format(view.now))]
    // What could not be read was refused before.
    let query = (try? query())?.query
    parts += [
      (words.pick("as of", "截至"), query?.asOf.map(view.zone.format)),
      (words.pick("known at", "收录截至"), query?.knownAt.map(view.zone.format)),
      (words.pick("events to", "事件至"), query?.toSequence.map(String.init)),
      (words.pick("period", "时段"), given("period") ?? given("month")),
    ].compactMap { name, value in value.map { (name, $0) } }
    let rules = rules ?? view.state.reference.ruleset(at: view.now)
    let hasRulesOverride = isDraft || given("rules") != nil
    parts.append(
      (
        hasRulesOverride ? words.pick("as if under", "假设施行") : words.pick("rules", "规则"),
        rules.map { "\($0.name.visible) \($0.digest.hex.prefix(12))" } ?? words.pick("none", "无")
      ))
    let text = parts.map { "\($0) \($1)" }.joined(separator: " · ")
    return ScreenText.wrapped(style.paint(text, .dim), columns: style.columns) + "\n"
  }

  /// Words for people, in lines as wide as the window.
  func show(_ text: String) { print(ScreenText.wrapped(text, columns: style.columns)) }

  /// Text for people: by a pager where it is longer than the screen.
  func page(_ utf8: [UInt8]) {
    guard isLongerThanScreen(utf8), !call.flag("no-pager"), let pager = Pager(environment),
      pager.show(utf8)
    else { return Output.write(utf8, in: language) }
  }

  /// Never where nobody looks.
  private func isLongerThanScreen(_ utf8: [UInt8]) -> Bool {
    guard style.columns != nil, let lines = Terminal.standardOutput.lines else { return false }
    return utf8.count(where: { $0 == 0x0A }) >= lines
  }

  func reports(on view: CaseView?) -> RowContext {
    view.map { RowContext($0, words, style) }
      ?? RowContext(CaseView(BookState(), now: .earliest), words, style)
  }
}

extension Timer {
  /// What people call it.
  var phrase: Phrase { Phrase(rawValue, Words(.chinese).timer(rawValue)) }

  /// The timer of that name in either language.
  ///
  /// - Parameter others: what else may be named there.
  /// - Throws: `usage.timer`.
  static func named(_ text: String, or others: [String] = []) throws(Diagnostic) -> Timer {
    let found = allCases.first { $0.rawValue == text || $0.phrase.chinese == text }
    if let found { return found }
    throw Diagnostic(
      CallCode.timer, "there is no timer '\(text)'", "没有时限“\(text)”",
      hints: [
        .listing("timers are", "时限有", others.map { Phrase($0) } + allCases.map(\.phrase))
      ])
  }
}

extension Status {
  /// The status of that name in either language.
  ///
  /// - Throws: `usage.status`.
  static func named(_ text: String) throws(Diagnostic) -> Status {
    // 办结 for 已办结.
    let found = allCases.first {
      [$0.name, $0.label.chinese].contains { $0 == text || $0 == "已" + text }
    }
    if let found { return found }
    throw Diagnostic(
      CallCode.status, "there is no status '\(text)'", "没有状态“\(text)”",
      hints: [
        .listing("statuses are", "状态有", allCases.map { Phrase($0.name, $0.label.chinese) })
      ])
  }
}
