import Basics
import CaseModel
import Projection
import Queries
import Reports

extension AssessCommand {
  /// The last published table of a period against the same question today.
  static func published(_ context: Context, _ period: Period) throws(Diagnostic) {
    let current = try context.load()
    guard let publication = current.state.registers.assessments.publication(of: period) else {
      throw Diagnostic(
        ProgramCode.assessUnpublished, "no table of \(period.name) was published",
        "\(period.name) 的考核尚未公布",
        hint: "publish it: whistle publish --period \(period.name) --by ACTOR",
        "请先公布：whistle publish --period \(period.name) --by ACTOR")
    }
    let loaded = try context.home.load(Reading(toSequence: publication.rests))
    let comparison = PublicationComparison(
      publication, period: period,
      frozen: CaseView(loaded.state, now: publication.time), current: current)
    if !comparison.isDerived {
      context.say(
        Diagnostic(
          ProgramCode.assessTable,
          "the published table (event \(publication.sequence)) is not what its state gives",
          "公布的表（第 \(publication.sequence) 号事件）与其所依据的状态不符",
          hint: "it may have been published by other means, or of some units only; "
            + "'whistle replay --to-sequence \(publication.rests)' reads the state it names",
          "可能以其他方式公布，或只含部分单位；“whistle replay --to-sequence \(publication.rests)”读取其所依据的状态"),
        .warning)
    }
    context.print(comparison.rows, as: AssessReports.publication, of: current)
  }
}
