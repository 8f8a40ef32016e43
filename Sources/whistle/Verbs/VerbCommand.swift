import Basics
import CaseJournal
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Reports

/// Records one event by its verb: names are found, and what is not said is filled in, in the state
/// that the lock protects.
struct VerbCommand {
  let verb: Verb
  let context: Context

  func run() throws(Diagnostic) {
    let isRehearsal = context.call.flag("dry-run")
    try RecordCommand.record(
      context, type: verb.wire.name, subject: "",
      expected: try context.number("expect", in: 0...Int.max), isRehearsal: isRehearsal,
      complete: { envelope, recorder throws(Diagnostic) in
        try complete(&envelope, recorder)
        return true
      },
      report: AfterReport(context, verb, isRehearsal: isRehearsal).say)
  }

  /// - Throws: `case.unknown`, `usage.*`; `record.number` where the book gives no number.
  private func complete(_ envelope: inout Envelope, _ recorder: Recorder) throws(Diagnostic) {
    let finder = NameFinder(
      recorder.state.reference, recorder.numbers, now: context.now)
    if case .file = verb.about {
      envelope.subject = try finder.file(context.call.argument("CASE") ?? "")
    }
    let filling = VerbFilling(
      context: context, finder: finder, file: recorder.state.table.find(envelope.subject),
      own: UnitPath.withoutSlash(envelope.source), recorder: envelope.actor)
    envelope.data = try filling.data(of: verb)
    switch verb.about {
    case .file: break
    case .newFile:
      if let given = context.given("case") {
        envelope.subject = given
      } else {
        envelope.subject = try number(recorder)
      }
    case .named(let template):
      envelope.subject = envelope.data.members.reduce(template) { subject, member in
        subject.replacing("{\(member.key)}", with: member.value.string ?? "")
      }
    case .given(let word):
      let name = context.call.argument(Verb.given) ?? ""
      envelope.subject = name.hasPrefix(word) ? name : word + name
    }
  }

  /// The next number that the book gives.
  private func number(_ recorder: Recorder) throws(Diagnostic) -> String {
    let state = recorder.state
    let year = state.reference.zone(at: context.now).local(context.now).date.year
    guard let next = recorder.numbers.next(in: year) else {
      throw Diagnostic(
        ProgramCode.recordNumber,
        "the book has no case after whose number the next could be formed",
        "台账中没有可据以编下一号的案件")
    }
    context.say(
      "the number is \(next.number), the next after \(next.last), the last case registered",
      "编号 \(next.number) 依最近登记的 \(next.last) 顺编")
    return next.number
  }
}
