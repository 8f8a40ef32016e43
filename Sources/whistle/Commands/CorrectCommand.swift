import Basics
import CaseJournal
import CaseModel
import CommandLineKit
import EventBook
import Projection

/// A correction is an event of the same type with what is right, which names the one it corrects
/// (SPEC §2): nothing that stands in the book is changed.
enum CorrectCommand: Command {
  static let spec = CommandSpec(
    "correct",
    Phrase(
      "Records the last event of a case once more, put right.", "更正案件的最后一个事件（重记一次）。"),
    arguments: [
      Verb.fileArgument,
      ArgumentSpec(
        "KEY=VALUE",
        "The keys of data that were wrong, with their correct values; the rest is unchanged.",
        "有误的内容及其正确的值；其余照旧。", isRepeating: true),
    ],
    options: [
      OptionSpec(
        "event", value: "SEQUENCE", "An event of the case other than the last.",
        "更正该案件的另一个事件（序号）。"),
      Options.by,
      OptionSpec("time", value: "T", "When it happened.", "发生时间。", default: Phrase("now", "现在")),
      OptionSpec("dry-run", "Say what would be recorded, and write nothing.", "只说明将记录什么，不写入。"),
      Options.source, Options.confirmed,
    ] + Options.writing, deferred: Verb.deferred)

  static func run(_ context: Context) throws(Diagnostic) {
    let loaded = try context.home.load(extent: .onDemand)
    let finder = NameFinder(loaded.state.reference, CaseNumbers(loaded), now: context.now)
    let name = try finder.file(context.call.argument("CASE") ?? "")
    let events = try context.home.events(of: name, in: loaded).compactMap {
      Envelope(storedLine: $0)
    }
    let wrong = try event(context, of: name, among: events)
    let type = try RecordRequest.type(named: wrong.type)
    try refuse(wrong, of: context.call.argument("CASE") ?? name, as: type.type.verb)
    var data = wrong.data
    let filling = VerbFilling(context: context, finder: finder, file: nil, own: "", recorder: nil)
    for (key, value) in try RecordCommand.members(context, of: type).members {
      guard let verb = type.type.verb else { continue }
      data[key] = try filling.meant(by: value, as: key, of: verb)
    }
    data[.corrects] = .string(wrong.id)
    let isRehearsal = context.call.flag("dry-run")
    // Who was quicker has perhaps corrected it already.
    try RecordCommand.record(
      context, type: wrong.type, subject: name, expected: events.count, given: data,
      isRehearsal: isRehearsal,
      report: AfterReport(
        context, type.type.verb, isRehearsal: isRehearsal,
        before: loaded.state.table.find(name)?.status
      ).say)
  }

  /// A step that has its effect each time it is recorded is not put right by being recorded again: a
  /// second whistle would be blown, a second card given (decision 82).
  ///
  /// - Parameter given: the case as it was typed.
  /// - Throws: `record.correction`.
  private static func refuse(
    _ wrong: Envelope, of given: String, as verb: Verb?
  ) throws(Diagnostic) {
    let undo = verb?.undo ?? .note
    if case .again = undo { return }
    func way(_ language: Language) -> String { undo.command(about: given, in: language) }
    let (sequence, title) = (wrong.sequence ?? 0, verb?.type.row.title.chinese ?? wrong.type)
    throw Diagnostic(
      ProgramCode.recordCorrection,
      "event \(sequence) of '\(wrong.subject)', \(wrong.type), is not put right by recording it again",
      "“\(wrong.subject)”序号为 \(sequence) 的事件（\(title)）不能以重记来更正",
      hint: "nothing was recorded; instead: \(way(.english))", "未作记录；请改用：\(way(.chinese))")
  }

  private static func event(
    _ context: Context, of name: String, among events: [Envelope]
  ) throws(Diagnostic) -> Envelope {
    let sequence = try context.number("event", in: 1...Int.max)
    let found = events.last { sequence == nil || $0.sequence == sequence }
    guard let found else {
      throw Diagnostic(
        CallCode.number, "'\(name)' has no event with the sequence \(sequence ?? 0)",
        "“\(name)”没有序号为 \(sequence ?? 0) 的事件",
        hint: "'whistle case \(name)' lists them", "“whistle case \(name)”列出全部事件")
    }
    return found
  }
}
