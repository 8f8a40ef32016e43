import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum FindCommand: Command {
  static let spec = CommandSpec(
    "find", Phrase("Events that contain a text. Reads the whole book.", "查找含某段文字的事件（通读全部台账）。"),
    arguments: [
      ArgumentSpec(
        "TEXT", "A piece of a title, a reason, a number or anything else that was recorded.",
        "标题、理由、编号或其他内容中的一段文字。")
    ],
    options: Options.temporal + [DueQuestion.limit])

  static func run(_ context: Context) throws(Diagnostic) {
    let loaded = try context.loaded(extent: .onDemand)
    let view = try context.view(loaded.state)
    var filter = LogFilter()
    filter.text = context.call.argument("TEXT")
    let found = try context.home.log(filter, of: nil, context.query().query, in: loaded)
    let subjects = Set(found.map(\.subject)).count
    context.say(
      "read all \(view.state.events) events of the book: \(found.count) of \(subjects) subjects",
      "已通读台账全部 \(view.state.events) 个事件：命中 \(found.count) 个，涉及 \(subjects) 个对象")
    let shown = try context.limited(found)
    context.print(shown, as: AuditReports.log, of: view)
    context.say(omitted: found.count, shown: shown.count)
  }
}
