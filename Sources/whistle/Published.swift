import Basics
import CaseModel
import Projection

/// What the commands that show a publication have in common.
extension Context {
  /// The last edition of a period, and the state that it rests on, its time being *now*.
  ///
  /// - Throws: `assess.unpublished`.
  func publication(
    _ kind: Publication.Kind, of period: Period, in current: CaseView
  ) throws(Diagnostic) -> (publication: Publication, frozen: CaseView) {
    guard
      let publication = current.state.registers.assessments.publication(of: period, kind)
    else {
      let command = "whistle publish --period \(period.name)"
      let option = kind == .disclosure ? " --disclosure" : ""
      throw Diagnostic(
        ProgramCode.assessUnpublished, "no table of \(period.name) was published",
        "\(period.name) 尚未公布",
        hints: [
          Phrase(
            "publish it: \(command)\(option) --by ACTOR", "请先公布：\(command)\(option) --by 〈人员〉")
        ])
    }
    let loaded = try home.load(TemporalQuery(toSequence: publication.rests))
    return (publication, CaseView(loaded.state, now: publication.time))
  }

  /// Says so where a published table does not follow from the state that it names.
  func say(_ publication: Publication, isDerived: Bool) {
    if isDerived { return }
    say(
      Diagnostic(
        ProgramCode.assessTable,
        "the published table (event \(publication.sequence)) is not what its state gives",
        "公布的表（第 \(publication.sequence) 号事件）与其所依据的状态不符",
        hints: [
          Phrase(
            "it may have been published by other means, or of some units only; "
              + "'whistle replay --to-sequence \(publication.rests)' reads the state it names",
            "可能以其他方式公布，或只含部分单位；"
              + "“whistle replay --to-sequence \(publication.rests)”读取其所依据的状态")
        ]), .warning)
  }
}
