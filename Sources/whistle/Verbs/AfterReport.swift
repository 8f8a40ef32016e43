import Basics
import CaseJournal
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Queries
import Reports

/// What is said after a verb: for people how the case stands now and what to do if that was wrong, for
/// programs the line.
struct AfterReport {
  let context: Context
  /// That of the event's type, if any.
  let verb: Verb?
  let isRehearsal: Bool
  /// How the case stood, where it is to be said that it stands otherwise now.
  let before: Status?

  init(_ context: Context, _ verb: Verb?, isRehearsal: Bool, before: Status? = nil) {
    self.context = context
    self.verb = verb
    self.isRehearsal = isRehearsal
    self.before = before
  }

  func say(_ line: [UInt8], _ envelope: Envelope, _ recorder: Recorder) {
    let text = String(decoding: line, as: UTF8.self) + "\n"
    guard context.format == .table else { return context.print(text) }
    if isRehearsal {
      context.print(context.words.pick("would be recorded:\n", "将记录：\n") + text)
    }
    let view = CaseView(recorder.state, now: max(context.now, recorder.state.lastRecorded))
    guard let state = view.state.table.find(envelope.subject), state.isRegistered else {
      let title = context.words.event(envelope.type)
      return context.show("\(title) \(envelope.subject.visible)\n" + way(of: envelope, nil))
    }
    let standing = StandingReport.text(
      view.row(envelope.subject, state), whistle: whistle(of: state), context.reports(on: view))
    context.show(standing + change(to: state.status) + way(of: envelope, state.status))
  }

  private static let whistles: Set<EventType> = [
    .whistleBlown, .whistleAnswered, .whistleExcused, .whistleFinished, .whistleRated,
  ]

  /// The whistle that is still being answered, or the one that this was about.
  private func whistle(of state: CaseState) -> Int? {
    guard state.status.isOpen else { return nil }
    let isAbout = verb.map { Self.whistles.contains($0.type) } ?? false
    return state.openWhistle ?? (isAbout ? state.whistles.indices.last : nil)
  }

  /// What would be overlooked: who puts a word right may take a case back to another status.
  private func change(to status: Status) -> String {
    guard let before, before != status else { return "" }
    let words = context.words
    let (old, new) = (words.text(before.label), words.text(status.label))
    return words.pick(
      "the correction has changed its status: \(old) → \(new)\n", "更正后，状态由“\(old)”变为“\(new)”\n")
  }

  /// What to do if it was wrong.
  private func way(of envelope: Envelope, _ status: Status?) -> String {
    let first = (verb?.arguments.first?.key).flatMap { envelope.data[$0]?.string }
    let subject = status == nil ? first ?? given ?? "" : given ?? envelope.subject
    let words = context.words
    let undo = verb?.undo ?? .note
    switch undo {
    case .again where status.map { verb?.type.row.from.contains($0) ?? false } ?? false:
      let (key, value) = wrong(envelope)
      return words.pick("to correct it: ", "更正：")
        + "whistle correct \(subject.visible) \(key)=\(value)\n"
    case .verb:
      return words.pick("if that was wrong: ", "如有差错，可用：")
        + undo.command(about: subject, in: context.language) + "\n"
    case .again, .note:
      guard status != nil else { return "" }
      return words.pick("this cannot be undone; if it was wrong, record that: ", "不能改回；如有差错，请记事说明：")
        + Verb.Undo.note.command(about: subject, in: context.language) + "\n"
    }
  }

  /// What is most often wrong of an event, and what may stand for it: of a rating not whose it is.
  private func wrong(_ envelope: Envelope) -> (key: String, value: String) {
    let arguments = verb?.arguments ?? []
    guard let argument = arguments.first(where: { $0.key != .unit }) ?? arguments.first else {
      return (envelope.data.keys.first ?? "KEY", "…")
    }
    let key = argument.key.rawValue
    let isFlag = verb?.wire.keys.contains { $0.name == key && $0.form.kind == .flag } ?? false
    return (key, isFlag ? "\(argument.flags.yes)|\(argument.flags.no)" : "…")
  }

  /// The case, or whatever it is about, as it was typed: it led to one alone.
  private var given: String? {
    ["CASE", Verb.given].first { context.call.hasArgument($0) }
      .flatMap { context.call.argument($0) }
  }
}

extension Verb.Undo {
  /// The command that leads back, or says that it was wrong, with what has to be said behind the case.
  func command(about subject: String, in language: Language) -> String {
    let (name, needed) =
      switch self {
      case .again, .note: ("note", ["WHAT"])
      case .verb(let name): (name, Verb.all.first { $0.name == name }?.needed ?? [])
      }
    let rest = needed.map { Program.head.placeholder($0, in: language) }
    return (["whistle", name, subject.visible] + rest).filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}

extension Verb {
  /// What has to be said behind the case.
  var needed: [String] {
    let isNamed = if case .named = about { true } else { false }
    return arguments.filter { !$0.isOptional }.dropFirst(isNamed ? 1 : 0)
      .map { Verb.word($0.key.rawValue).uppercased() }
  }
}
