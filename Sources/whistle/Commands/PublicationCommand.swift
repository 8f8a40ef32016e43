import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

/// Publishing a table, comparing with it, and what units said against it.
enum PublicationCommand {
  /// Records `assessment.published`: the table of a period as it stands now, by its digest.
  static func publish(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = try context.period()
    let view = try context.load()
    let assessment = view.assessment(period)
    guard let ruleset = assessment.ruleset else {
      throw Diagnostic(
        "rules.none",
        Phrase("no ruleset is in force for \(period.name)", "\(period.name) 没有施行中的规则"),
        hints: [RulesSource.adoptHint])
    }
    if period.bounds(in: view.zone).upperBound > view.now {
      context.say(
        Diagnostic(
          "publish.unfinished",
          Phrase(
            "\(period.name) is not over yet: what happens until its end will not be in this table",
            "\(period.name) 尚未结束：此后至期末发生的事不会计入本次公布"),
          hints: [
            Phrase(
              "publish it again when it is over: the last table counts",
              "期满后可再次公布，以最后一次为准")
          ]))
    }
    let scoreboard = view.scoreboard(assessment)
    return try RecordCommand.record(
      context, type: EventType.assessmentPublished.name, subject: "period/\(period.name)",
      data: [
        "period": .string(period.name), "rules": .string(ruleset.digest.hex),
        "sequence": .integer(view.state.sequence),
        "table": .string(view.digest(scoreboard).hex),
      ])
  }

  /// The last published table of a period against the same question today.
  static func compare(_ context: Context, _ period: Period) throws(Diagnostic) -> Int32 {
    let current = try context.load()
    guard let publication = current.state.registers.assessments.publication(of: period) else {
      throw Diagnostic(
        "assess.unpublished",
        Phrase("no table of \(period.name) was published", "\(period.name) 的考核尚未公布"),
        hints: [
          Phrase(
            "publish it: whistle publish --period \(period.name) --by ACTOR",
            "请先公布：whistle publish --period \(period.name) --by ACTOR")
        ])
    }
    let loaded = try context.home.load(Reading(toSequence: publication.rests))
    let comparison = PublicationComparison(
      publication, period: period,
      frozen: CaseView(loaded.state, now: publication.time), current: current)
    if !comparison.isDerived {
      context.say(
        Diagnostic(
          "assess.table",
          Phrase(
            "the published table (event \(publication.sequence)) is not what its state gives",
            "公布的表（第 \(publication.sequence) 号事件）与其所依据的状态不符"),
          hints: [
            Phrase(
              "it may have been published by other means, or of some units only; "
                + "'whistle replay --to-sequence \(publication.rests)' reads the state it names",
              "可能以其他方式公布，或只含部分单位；"
                + "“whistle replay --to-sequence \(publication.rests)”读取其所依据的状态")
          ]), .warning)
    }
    context.print(AssessReports.publication(comparison.rows))
    return 0
  }

  static func appeals(_ context: Context) throws(Diagnostic) -> Int32 {
    let period = try context.call.string("period").map { _ throws(Diagnostic) in
      try context.period().name
    }
    let rows = try context.load().appeals().filter { row in
      period == nil || row["period"]?.string == period
    }
    context.print(AssessReports.appeals(rows))
    return 0
  }
}
