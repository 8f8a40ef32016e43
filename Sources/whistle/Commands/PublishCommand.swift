import Basics
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Queries
import Reports

enum PublishCommand: Command {
  static let spec = CommandSpec(
    "publish", Phrase("Publishes a period's table by recording its digest.", "公布考核结果（以摘要存证）。"),
    options: [
      Options.period,
      OptionSpec(
        "disclosure", "The monthly disclosure instead of the scoreboard.", "公布每月公开数据，而非考核结果。"),
      Options.by, Options.source,
    ] + Options.writing)

  /// Records `assessment.published` or `disclosure.published`: what a period's table is now, by its
  /// digest. A second disclosure of a period corrects the one before.
  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    // There is nothing to publish without a book, and none is begun for it.
    _ = try context.home.book.segments()
    let kind = context.call.flag("disclosure") ? Publication.Kind.disclosure : .scoreboard
    let type = kind == .disclosure ? EventType.disclosurePublished : .assessmentPublished
    try RecordCommand.record(
      context, type: type.name,
      subject: "period/\(period.name)" + (kind == .disclosure ? "/disclosure" : ""), extent: .all,
      complete: { envelope, recorder throws(Diagnostic) in
        envelope.data = try table(
          kind, of: period, CaseView(recorder.state, now: context.now), context)
        return true
      })
  }

  private static func table(
    _ kind: Publication.Kind, of period: Period, _ view: CaseView, _ context: Context
  ) throws(Diagnostic) -> JSONObject {
    let assessment = view.assessment(period)
    guard let ruleset = assessment.ruleset else {
      throw Diagnostic(
        ProgramCode.rulesNone, "no ruleset is in force for \(period.name)",
        "\(period.name) 没有施行中的规则")
    }
    if period.bounds(in: view.zone).upperBound > view.now {
      context.say(
        Diagnostic(
          ProgramCode.publishUnfinished,
          "\(period.name) is not over yet: what happens until its end will not be in this table",
          "\(period.name) 尚未结束：此后至期末发生的事不会计入本次公布"))
    }
    let digest =
      switch kind {
      case .scoreboard: AssessReports.digest(view.scoreboard(assessment), view)
      case .disclosure: PeriodReports.digest(Disclosure(view, period), view)
      }
    var data: JSONObject = [
      "period": .string(period.name), "rules": .string(ruleset.digest.hex),
      "sequence": .integer(view.state.sequence), "table": .string(digest.hex),
    ]
    if kind == .disclosure,
      let last = view.state.registers.assessments.publication(of: period, kind)
    {
      data[.corrects] = .string(view.symbols.text(last.id))
    }
    return data
  }
}
