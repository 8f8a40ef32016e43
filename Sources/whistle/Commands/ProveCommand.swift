import Basics
import CommandLineKit
import EventBook
import Projection
import Reports

enum ProveCommand: Command {
  static let spec = CommandSpec(
    "prove",
    Phrase("Proves a line or a case to those who do not have the book.", "出具证明，供没有台账的人核对。"),
    options: [
      OptionSpec(
        "sequence", value: "N", "That this line stands in the signed book (C2SP tlog-proof).",
        "证明第 N 号事件在已签署的台账中（C2SP tlog-proof）。"),
      OptionSpec(
        "case", value: "ID",
        "The dossier of a case: its signed lines, those that it rests on, a proof of each, and its state.",
        "案件卷宗：已签署的各行、所依据的各行、逐行证明及状态。"),
      Options.jobs,
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    switch (try context.number("sequence", in: 1...Int.max), context.given("case")) {
    case (let sequence?, nil): context.print(try proof(of: sequence, context).text)
    case (nil, let name?): context.print(try dossier(of: name, context).text)
    case (nil, nil), (_?, _?):
      throw Diagnostic(
        CallCode.proof, "either --sequence or --case says of what a proof is wanted",
        "请用 --sequence 或 --case 之一写明要证明什么")
    }
  }

  /// That a line stands in the book as it was last signed.
  ///
  /// - Throws: `trust.none`, `trust.beyond`; as `SignedBook`.
  static func proof(
    of sequence: Int, _ context: Context
  ) throws(Diagnostic) -> LogProof {
    let signed = try SignedBook.signed(context)
    guard sequence <= signed.checkpoint.size else {
      throw Diagnostic(
        TrustCode.beyond,
        "the last checkpoint is of \(signed.checkpoint.size) lines, and the line is sequence \(sequence)",
        "最后一份检查点属于前 \(signed.checkpoint.size) 行，而该行是第 \(sequence) 号")
    }
    return try SignedBook.proved(context, signed, holds: \.holds) {
      book, _ throws(Diagnostic) in LogProof(of: sequence - 1, book.nodes, signed)
    }
  }

  private static func dossier(
    of name: String, _ context: Context
  ) throws(Diagnostic) -> Dossier {
    let home = context.home
    typealias Proved = (dossier: Dossier, unsigned: Int)?
    let signed = try SignedBook.signed(context)
    let proved: Proved = try SignedBook.proved(
      context, signed, holds: { $0?.dossier.findings(by: home.codec).isEmpty ?? false }
    ) { book, isFromBook throws(Diagnostic) in
      try home.dossier(
        of: name, now: context.now, signed, book.nodes, isFromBook: isFromBook
      ) { view, title in DossierReport.state(of: name, in: view, title: title) }
    }
    guard let (dossier, unsigned) = proved else {
      throw Diagnostic(
        ProgramCode.caseUnknown,
        "there is no case '\(name)' among the \(signed.checkpoint.size) events that are signed",
        "已签署的 \(signed.checkpoint.size) 个事件中没有案件“\(name)”")
    }
    if unsigned > 0 {
      context.say(
        Diagnostic(
          TrustCode.beyond,
          "\(unsigned) later events of '\(name)' are not signed yet and not in the dossier",
          "“\(name)”另有 \(unsigned) 个事件尚未签署，未列入卷宗"))
    }
    return dossier
  }
}
