import Basics
import CaseJournal
import CaseModel
import CommandLineKit

/// The command of a verb, derived from its row: help, completions and the manual page come from it.
extension Verb {
  /// How the case is called in the usage.
  static let fileArgument = ArgumentSpec(
    "CASE", "The case: its number, or any ending that identifies only this case.",
    "案件：编号，或其结尾几位（须唯一）。")

  /// How any other subject is called in the usage.
  static let given = "NAME"

  var spec: CommandSpec {
    let title = type.row.title
    let first: [ArgumentSpec] =
      switch about {
      case .file: [Self.fileArgument]
      case .given: [ArgumentSpec(Self.given, "What it is about: its name.", "对象：其名称。")]
      case .newFile, .named: []
      }
    return CommandSpec(
      name,
      Phrase(
        "Records \(wire.name): \(title.english).", "\(title.chinese)（\(wire.name)）。"),
      arguments: first + arguments.enumerated().map { argument($1, at: $0) },
      options: options.map(option) + Self.own(about) + Self.rare,
      deferred: Self.deferred)
  }

  static let deferred = DeferredOptions(
    Phrase("FURTHER OPTIONS", "其他选项"), rare, explainedBy: RecordCommand.spec.name)

  /// What hardly any call of a verb needs: the options of `record` explain themselves there.
  private static let rare =
    [
      Options.source,
      OptionSpec(
        "id", value: "EVENT-ID", "The event's id.", "事件标识。",
        default: Phrase("a fresh ULID", "新的 ULID")),
      OptionSpec(
        "expect", value: "N",
        "Refuse unless the case has N events: as many as when you looked at it.",
        "案件现有事件数不是 N（查看时的事件数）则拒绝。"), Options.confirmed,
    ] + Options.writing

  /// The options of all verbs, beside those of the keys.
  private static func own(_ about: About) -> [OptionSpec] {
    let number = OptionSpec(
      "case", value: "ID", "The case's number.", "案件编号。",
      default: Phrase("the next one", "下一个编号"))
    let isNew = if case .newFile = about { true } else { false }
    return (isNew ? [number] : []) + [
      Options.by,
      OptionSpec("time", value: "T", "When it happened.", "发生时间。", default: Phrase("now", "现在")),
      OptionSpec("dry-run", "Say what would be recorded, and write nothing.", "只说明将记录什么，不写入。"),
    ]
  }

  private func argument(_ argument: Argument, at index: Int) -> ArgumentSpec {
    let key = key(argument.key)
    let fallback = fallback(of: key.name)?.phrase
    return ArgumentSpec(
      Self.word(key.name).uppercased(), kind: kind(key.form, argument.flags),
      key.sentence.english + (fallback.map { " (default: \($0.english))" } ?? ""),
      key.sentence.chinese + (fallback.map { "（默认：\($0.chinese)）" } ?? ""),
      isOptional: argument.isOptional,
      isRepeating: index == arguments.count - 1 && key.form.kind == .array)
  }

  private func option(_ key: EventKey) -> OptionSpec {
    let word = Self.word(key.name)
    let fallback = fallback(of: key.name)
    return OptionSpec(
      word, value: word.uppercased(), kind: kind(key.form, ("yes", "no")), key.sentence.english,
      key.sentence.chinese, default: fallback?.phrase,
      isRequired: key.isRequired && fallback == nil, isRepeatable: key.form.kind == .array)
  }

  private func kind(_ form: EventKey.Form, _ flags: (yes: String, no: String)) -> ValueKind {
    if form.kind == .flag { return .choice([flags.yes, flags.no]) }
    return form.choices.isEmpty ? .text : .choice(form.choices)
  }

  /// A key as it is typed: `replyBy` as `reply-by`.
  static func word(_ key: String) -> String {
    key.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }
}
