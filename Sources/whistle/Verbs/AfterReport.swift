import Basics
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
  let undo: Verb.Undo
  let isRehearsal: Bool

  /// - Parameter undo: that of the verb where it is not given.
  init(_ context: Context, _ verb: Verb?, undo: Verb.Undo? = nil, isRehearsal: Bool) {
    self.context = context
    self.verb = verb
    self.undo = undo ?? verb?.undo ?? .note
    self.isRehearsal = isRehearsal
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
    let row = view.row(envelope.subject, state)
    context.show(
      StandingReport.text(row, context.reports(on: view)) + way(of: envelope, state.status))
  }

  /// What to do if it was wrong.
  private func way(of envelope: Envelope, _ status: Status?) -> String {
    let first = (verb?.arguments.first?.key).flatMap { envelope.data[$0]?.string }
    let subject = status == nil ? first ?? given ?? "" : given ?? envelope.subject
    let words = context.words
    func command(_ verb: String, _ rest: String) -> String {
      "whistle " + [verb, subject.visible, rest].filter { !$0.isEmpty }.joined(separator: " ")
    }
    switch undo {
    case .again where status.map { verb?.type.row.from.contains($0) ?? false } ?? false:
      let key = verb?.arguments.first?.key.rawValue ?? envelope.data.keys.first ?? "KEY"
      return words.pick("to correct it: ", "更正：") + command("correct", "\(key)=…") + "\n"
    case .verb(let name):
      let rest = (Verb.all.first { $0.name == name }?.needed ?? []).map(placeholder)
        .joined(separator: " ")
      return words.pick("if that was wrong: ", "如有差错，可：") + command(name, rest) + "\n"
    case .again, .note:
      guard status != nil else { return "" }
      return words.pick("it stays; if it was wrong, say so: ", "不能改回；如有差错，请记事说明：")
        + command("note", placeholder("WHAT")) + "\n"
    }
  }

  private func placeholder(_ name: String) -> String {
    Program.spec.placeholder(name, in: context.language)
  }

  /// The case, or whatever it is about, as it was typed: it led to one alone.
  private var given: String? {
    ["CASE", Verb.given].first { context.call.hasArgument($0) }
      .flatMap { context.call.argument($0) }
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
