import Basics
import CommandLineKit
import Interchange

enum ImportXESCommand: Command {
  static let spec = CommandSpec(
    "xes",
    Phrase(
      "Imports the events of a process log (IEEE 1849 XES), by a mapping.",
      "按映射导入流程日志（IEEE 1849 XES）的事件。"),
    discussion: discussion,
    arguments: [ArgumentSpec("FILE", kind: .file, "The log.", "日志文件。")],
    options: RowsImport.options(for: .xes))

  static func run(_ context: Context) throws(Diagnostic) { try RowsImport.run(.xes, context) }

  private static let discussion = Phrase(
    """
    A mapping is written as for 'import csv'. A row is an event; {KEY} stands for an attribute of it, \
    {case:KEY} for one of its trace, {log:KEY} for one of the log, {KEY/INNER} for one within another, \
    {@trace} and {@event} for their numbers, from 1. A list is a JSON array of its values. Without \
    --mapping it is 'xes', which takes any log:

      an event whose concept:name is one of ours     that event
      any other                                      case.noted, its name as 'what'
      a case that the log does not register          case.registered, with its first event

    A document type declaration is refused; entities are never resolved, and nothing is fetched. An event \
    without a time is refused. Names of people in a log are personal data: name no attribute that has them.
    """,
    """
    映射写法同“import csv”。一行即一个事件：{属性} 是事件的属性，{case:属性} 是所在轨迹的，\
    {log:属性} 是日志的，{属性/内层} 是嵌套的，{@trace}、{@event} 是序号（从 1 起）。列表是其各值的 JSON 数组。\
    不写 --mapping 则用自带的 xes，适用于任何日志：

      concept:name 是本系统的事件类型      即该事件
      其他                                 case.noted，原名记入 what
      日志未登记的案件                     随其首个事件补 case.registered

    文档类型声明一律拒收；不解析实体，不读取外部内容。没有时间的事件拒收。\
    日志中的人名属个人信息：映射中请勿写出含人名的属性。
    """)
}
