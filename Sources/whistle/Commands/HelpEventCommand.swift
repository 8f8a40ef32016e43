import Basics
import CaseJournal
import CaseModel
import CommandLineKit
import Reports

/// What is known of a type of events, from its row in the table.
enum HelpEventCommand: Command {
  static let spec = CommandSpec(
    "event",
    Phrase(
      "The types of events; of one, its keys, values and statuses.", "各类事件；指定一类则列出其键、取值和状态。"),
    arguments: [
      ArgumentSpec(
        "TYPE", kind: .choice(WireType.all.map(\.name)), "Event type, such as case.signed.",
        "事件类型，如 case.signed。", isOptional: true)
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    guard let name = context.call.argument("TYPE") else {
      return context.show(list(context.words, context.style))
    }
    guard let wire = WireType(name) else {
      preconditionFailure("a type that was chosen from the table is not there")
    }
    // A value's meaning is wrapped, not cut.
    context.show(text(of: wire, context.words, Style(isOn: context.style.isOn)))
  }

  /// All types by their stages, with what people call them.
  private static func list(_ words: Words, _ style: Style) -> String {
    let width = WireType.all.map(\.name.count).max() ?? 0
    let sections = EventRow.Stage.allCases.map { stage in
      let lines = WireType.all.filter { $0.type.row.stage == stage }.map { wire in
        let old = wire.isOld ? words.pick(" (older shape)", "（旧形式）") : ""
        return "  \(wire.name.padded(to: width))  \(words.text(wire.type.row.title))\(old)\n"
      }
      return style.paint(words.text(stage.title), .bold) + "\n" + lines.joined()
    }
    return sections.joined(separator: "\n") + "\n"
      + words.pick(
        "'whistle help event TYPE' lists the keys of a type.", "“whistle help event 类型”列出某类事件的键。")
      + "\n"
  }

  private static func text(of wire: WireType, _ words: Words, _ style: Style) -> String {
    let row = wire.type.row
    var out = style.paint(wire.name, .bold) + "  " + words.text(row.title) + "\n"
    if wire.isOld {
      let name = "\(row.name).v\(row.shapes.count)"
      out += words.pick("an older shape of \(name)", "\(name) 的旧形式") + "\n"
    }
    if row.subject == .case {
      out += words.pick("while the case is  ", "案件状态  ") + statuses(row, words) + "\n"
      if let status = row.to {
        out += words.pick("the case is then  ", "其后状态  ") + words.text(status.label) + "\n"
      }
    }
    return wire.keys.isEmpty ? out : out + "\n" + keys(wire, words, style)
  }

  private static func statuses(_ row: EventRow, _ words: Words) -> String {
    if row.to == .registered { return words.pick("not registered yet", "尚未登记") }
    if row.from == .every { return words.pick("in any status", "任何状态") }
    return row.from.statuses.map { words.text($0.label) }
      .joined(separator: words.pick(", ", "、"))
  }

  private static func keys(_ wire: WireType, _ words: Words, _ style: Style) -> String {
    // In English a key says itself what it is.
    let hasNames = words.language == .chinese
    var table = TextTable(
      [.init(words.pick("KEY", "键"))] + (hasNames ? [.init("名称")] : []) + [
        .init(words.pick("REQUIRED", "必填")), .init(words.pick("VALUE", "取值")),
      ])
    for key in wire.keys {
      table.append(
        [.init(key.name)] + (hasNames ? [.init(key.chineseName)] : []) + [
          .init(key.isRequired ? words.pick("yes", "是") : ""),
          .init(words.text(key.form.meaning)),
        ])
    }
    return table.rendered(style)
  }
}
