import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum CaseCommand: Command {
  static let spec = CommandSpec(
    "case", Phrase("One case: state, timers, history.", "单件：状态、时限、经过。"),
    arguments: [ArgumentSpec("ID", "The case number.", "案件编号。")],
    options: Options.query + [
      OptionSpec(
        "explain", "Say which events and which clause made each due time.", "说明每个到期时间由哪些事件、哪条规则得出。")
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let name = context.call.argument("ID") ?? ""
    let (reading, now) = try context.reading()
    let loaded = try context.loaded(extent: .onDemand)
    let view = CaseView(loaded.state, now: now)
    let state = try state(of: name, in: view)
    let lines = try context.home.events(of: name, reading, in: loaded)
    var document = view.json(name, state)
    let events = lines.map { line in
      line.withByteView { (try? JSONParser.parse($0)) ?? .null }
    }
    document["events"] = .array(events)
    let receiver = view.json(state.firstReceiver)
    if context.call.flag("explain") {
      document["receiver"] = receiver
      document["explanations"] = .array(
        Explanation(lines, view: view, codec: context.home.codec).json(state))
    }
    context.print(document) {
      text(document, receiver: receiver, isExcluded: state.isExcluded, context)
    }
  }

  static func state(of name: String, in view: CaseView) throws(Diagnostic) -> CaseState {
    guard let state = view.state.table.find(name), state.isRegistered else {
      throw Diagnostic(
        ProgramCode.caseUnknown, "there is no case '\(name)' in this reading of the book",
        "此次读取的台账中没有案件“\(name)”")
    }
    return state
  }

  private static func text(
    _ document: JSONObject, receiver: JSONValue, isExcluded: Bool, _ context: Context
  ) -> String {
    let words = context.words
    var out = heading(
      document, receiver: receiver, isExcluded: isExcluded, words, context.style)
    out += "\n" + context.style.paint(words.pick("Timers", "时限"), .bold) + "\n"
    let rows = (document["timers"]?.array ?? []).compactMap(\.object)
    out +=
      rows.isEmpty
      ? "  " + words.pick("none\n", "无\n")
      : CaseReports.timers(rows).table(words, context.style)
    for explanation in document["explanations"]?.array ?? [] {
      out += ExplanationReport.text(explanation, words)
    }
    out += "\n" + context.style.paint(words.pick("History", "经过"), .bold) + "\n"
    let events = (document["events"]?.array ?? []).compactMap(\.object)
    return out + CaseReports.history(events).table(words, context.style)
  }

  private static func heading(
    _ document: JSONObject, receiver: JSONValue, isExcluded: Bool, _ words: Words, _ style: Style
  ) -> String {
    func value(_ key: String) -> String { RowReport.plain(document[key] ?? .null).visible }
    var out = style.paint(value("case"), .bold) + "  " + words.status(value("status")) + "\n"
    let title = (document["events"]?.array ?? []).lazy.compactMap(\.object)
      .first { $0["type"]?.string == "case.registered" }?["data"]?.object?["title"]
    var facts: [(String, String)] = [
      ("title", RowReport.plain(title ?? .null).visible),
      ("tier", words.tier(value("tier"))), ("holder", value("holder")),
      ("receiver", RowReport.plain(receiver).visible),
      ("matter", value("matter")), ("urgency", words.urgency(value("urgency"))),
      ("place", value("place")),
      ("registered", CaseReports.shortTime(document["registered"] ?? .null)),
      ("round", value("round")), ("returns", value("returns")),
      ("extensions", value("extensions")), ("cards", cards(document, words)),
    ]
    if isExcluded {
      facts.append(("excludedCase", words.pick("yes, from the assessment", "是，不计入考核")))
    }
    let width = facts.map { DisplayWidth.of(words.title($0.0)) }.max() ?? 0
    for (key, text) in facts {
      out += "  " + words.title(key).padded(to: width) + "  " + text + "\n"
    }
    return out
  }

  private static func cards(_ document: JSONObject, _ words: Words) -> String {
    (document["cards"]?.object?.members ?? [])
      .map { "\(words.card($0.key)) \(RowReport.plain($0.value))" }.joined(separator: ", ")
  }
}
