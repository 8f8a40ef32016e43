import Basics
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Queries
import Reports

enum PublishCommand: Command {
  static let spec = CommandSpec(
    "publish", Phrase("Freezes a period's table by its digest.", "公布考核结果（以摘要存证）。"),
    options: [Options.period, Options.by, Options.source] + Options.writing)

  /// Records `assessment.published`: the table of a period as it stands now, by its digest.
  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    // There is nothing to publish without a book, and none is begun for it.
    _ = try context.home.book.segments()
    try RecordCommand.record(
      context, type: EventType.assessmentPublished.name, subject: "period/\(period.name)",
      extent: .all
    ) { state throws(Diagnostic) in
      try table(of: period, CaseView(state, now: context.now), context)
    }
  }

  private static func table(
    of period: Period, _ view: CaseView, _ context: Context
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
    return data(assessment, ruleset, view)
  }

  /// What is recorded of a published table.
  static func data(_ assessment: Assessment, _ ruleset: Ruleset, _ view: CaseView) -> JSONObject {
    [
      "period": .string(assessment.period.name), "rules": .string(ruleset.digest.hex),
      "sequence": .integer(view.state.sequence),
      "table": .string(AssessReports.digest(view.scoreboard(assessment), view).hex),
    ]
  }
}
