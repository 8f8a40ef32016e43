import Basics
import CaseJournal
import CaseModel
import CommandLineKit
import Reports

/// What is known of a type of events, from its row in the table.
enum HelpEventCommand: Command {
  static let spec = CommandSpec(
    "event", Phrase("The keys, values and statuses of a type of events.", "事件类型的键、取值和状态。"),
    arguments: [
      ArgumentSpec(
        "TYPE", kind: .choice(WireType.all.map(\.name)), "Event type, such as case.signed.",
        "事件类型，如 case.signed。")
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    guard let wire = WireType(context.call.argument("TYPE") ?? "") else {
      preconditionFailure("a type that was chosen from the table is not there")
    }
    context.print(text(of: wire, context.words, context.style))
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
    var table = TextTable([
      .init(words.pick("KEY", "键")), .init(words.pick("MUST", "必填")),
      .init(words.pick("VALUE", "取值")),
    ])
    for key in wire.keys {
      table.append([
        .init(key.name), .init(key.isRequired ? words.pick("yes", "是") : ""),
        .init(words.text(key.form.meaning)),
      ])
    }
    return table.rendered(style)
  }
}
