import Basics
import CaseModel
import CommandLineKit
import FileStore
import Projection
import Queries
import Reports
import RuleImpact

enum ReportPageCommand: Command {
  static let spec = CommandSpec(
    "page",
    Phrase(
      "One page for a browser and for print: charts, the tables behind them, the commands that give each.",
      "一页网页报表，可浏览可打印：图、图后的数据表，以及得出各数字的命令。"),
    options: Options.temporal + [
      Options.period,
      OptionSpec(
        "out", value: "FILE", kind: .file, "Where to write it; - for standard output.",
        "写到哪个文件；- 为标准输出。", isRequired: true),
      OptionSpec(
        "case", value: "ID",
        "The case that is shown as a time line; the open and overdue one registered first where none is given.",
        "以时间线显示哪个案件；不写时为在办超期案件中登记最早的。"),
      OptionSpec(
        "rules", value: "RULES", kind: .file,
        "Show what these rules would mean, too: a file, a name, a digest, now.",
        "另显示改用此规则的影响：文件、名称、摘要或 now。", isRepeatable: true),
      Options.vary, Options.jobs,
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    let out = context.call.string("out") ?? "-"
    try check(out, context)
    let named = try ReprojectDrafts.named(context)
    let varied = try ReprojectDrafts.varied(context)
    let (query, now) = try context.query()
    let isTrying = !named.isEmpty || varied != nil
    let book = isTrying ? try ReprojectCommand.read(context, query) : nil
    let loaded =
      if let book { book.loaded } else { try context.loaded(extent: .all, isSupposing: false) }
    context.keep(loaded.state)
    let view = CaseView(loaded.state, now: now)
    sayToCome(period, view, context)
    let impact = try book.map { book throws(Diagnostic) in
      try self.impact(of: named, varied, on: book.cases, now, period, context)
    }
    let page = PeriodPage(
      view, period, query, in: context.words,
      recorded: try context.home.recordedCounts(
        since: view.startOfYesterday, until: now, query, in: loaded),
      file: try file(context, query, loaded, view), impact: impact)
    let html = page.html(
      Processors.map(PeriodPage.Part.allCases, jobs: context.jobs) { page.part($0) })
    if out == "-" { return Output.write(html, in: context.language) }
    try AtomicFile.replace(out, with: html)
    context.say("written: \(out.visible)", "已写入：\(out.visible)")
  }

  /// The page of a period that goes on is what a morning begins with; of one to come it is most likely
  /// a slip of the pen.
  private static func sayToCome(_ period: Period, _ view: CaseView, _ context: Context) {
    guard period.bounds(in: view.zone).lowerBound > view.now else { return }
    context.say(
      Diagnostic(
        ProgramCode.reportUnfinished, "\(period.name) has not begun", "\(period.name) 尚未开始"))
  }

  /// The case that was asked for, else the eldest; nil where the book has none.
  private static func file(
    _ context: Context, _ query: TemporalQuery, _ loaded: Home.Loaded, _ view: CaseView
  ) throws(Diagnostic) -> PeriodPage.File? {
    let given = context.given("case")
    let name =
      if let given {
        try NameFinder(loaded.state.reference, CaseNumbers(loaded), now: view.now).name(given)
      } else { view.eldestCase().map { view.state.table.name(of: $0) } }
    guard let name else { return nil }
    // Before the lines are read: an unknown case has none.
    _ = try CaseCommand.state(of: name, in: view)
    let lines = try context.home.events(of: name, query, in: loaded)
    return PeriodPage.File(
      try CaseCommand.report(of: name, in: view, lines: lines), isChosen: given != nil)
  }

  // MARK: Other rules

  private static func impact(
    of named: [Draft], _ varied: [Draft]?, on book: DecodedCases, _ now: Timestamp,
    _ period: Period, _ context: Context
  ) throws(Diagnostic) -> PageImpact {
    let question = try ImpactQuestion(
      book, now: now, period, scope: ImpactScope(period: period), jobs: context.jobs)
    func impact(_ draft: Draft) throws(Diagnostic) -> Impact {
      try question.impact(of: draft.rules)
    }
    let own = Draft("now", book.rules(at: now))
    return PageImpact(
      today: DraftImpact(own, question.control),
      tried: try named.map { draft throws(Diagnostic) in
        PageImpact.Tried(Draft(shownName(draft.label), draft.rules), try impact(draft))
      },
      clause: context.call.string("vary"),
      curve: try (varied ?? []).map { draft throws(Diagnostic) in
        DraftImpact(draft, try impact(draft))
      })
  }

  /// The last step of a path: where a file lies may name a person.
  private static func shownName(_ name: String) -> String {
    name.split(separator: "/").last.map(String.init) ?? name
  }

  // MARK: Where to

  /// What is no file is not replaced by one, and none stands among those of the book.
  ///
  /// - Throws: `usage.out`.
  private static func check(_ out: String, _ context: Context) throws(Diagnostic) {
    guard out != "-" else { return }
    if let there = try FileStatus.of(out), !there.isRegular {
      throw Diagnostic(
        CallCode.out, "what stands there is not a regular file", "该处已有的不是普通文件",
        at: .init(file: out))
    }
    try context.refuseBook(file: out)
  }
}
