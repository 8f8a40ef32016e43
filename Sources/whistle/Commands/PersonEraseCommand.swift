import Basics
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Reports

enum PersonEraseCommand: Command {
  static let spec = CommandSpec(
    "erase",
    Phrase(
      "Erases a person's content for good; run again, it finishes what was interrupted.",
      "彻底删除个人信息；如曾中断，再次运行即完成。"),
    arguments: [Context.personArgument],
    options: [
      Options.vault,
      OptionSpec(
        "basis", value: "CODE",
        "By what authority, as a code without blanks: PIPL-47, or the number of the request.",
        "删除依据，写不含空格的代码：PIPL-47，或申请的编号。", isRequired: true),
      Options.searched, Options.by, Options.source,
    ] + Options.writing)

  static func run(_ context: Context) throws(Diagnostic) {
    let reference = try context.givenPerson()
    let erasure = try PersonErasure(
      of: reference, in: context.vault(), context.home, searching: context.searchedPaths)
    context.say(erasure.unread)
    // Afterwards nobody can look for it any more: so it is said before.
    for trace in erasure.traces {
      context.say(Diagnostic(VaultCode.trace, trace.reason, at: trace.place), .warning)
    }
    context.say(unseen: erasure.packed)
    let outcome = try erasure.finish { reference throws(Diagnostic) in
      try record(reference, erasure, context)
    }
    Output.settle(hasFindings: !erasure.traces.isEmpty)
    let answer = PersonErased(reference, outcome, traces: erasure.traces)
    context.print(answer, as: VaultReports.erased) { VaultReports.text(answer, $0) }
  }

  /// Asked of the book under its lock, so that two at once record it once.
  private static func record(
    _ reference: PersonReference, _ erasure: PersonErasure, _ context: Context
  ) throws(Diagnostic) {
    try RecordCommand.record(
      context, type: EventType.subjectErased.name, subject: "subject/\(reference)",
      complete: { envelope, _ throws(Diagnostic) in
        guard try !erasure.isRecorded() else { return false }
        envelope.data = [
          "requester": .string(reference.description),
          "basis": .string(context.call.string("basis") ?? ""),
        ]
        return true
      },
      report: { _, _, _ in }
    )
  }
}
