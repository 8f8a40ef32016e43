import Basics
import CommandLineKit
import Interchange

enum ImportOCELCommand: Command {
  static let spec = CommandSpec(
    "ocel",
    Phrase(
      "Imports the events of an object-centric log (OCEL 1.0 or 2.0 in JSON), by a mapping.",
      "按映射导入以对象为中心的日志（OCEL 1.0、2.0 的 JSON）的事件。"),
    discussion: discussion,
    arguments: [ArgumentSpec("FILE", kind: .file, "The log.", "日志文件。")],
    options: RowsImport.options(for: .ocel))

  static func run(_ context: Context) throws(Diagnostic) { try RowsImport.run(.ocel, context) }

  private static let discussion = Phrase(
    """
    A mapping is written as for 'import csv'. A row is an event and one case that it is about: {@id}, \
    {@activity} and {@time} are its own, {NAME} stands for an attribute, or for the objects under that \
    qualifier, {object:TYPE} for the objects of a type; several are a JSON array. A case is an object of the type \
    in the mapping's 'case', and an event about none is passed over. An identity that begins with its \
    type and a slash stands without these. Without --mapping it is 'ocel', whose cases are of the type \
    'case', as 'export ocel' has them.

    An event about an object that the log does not have is refused, and so is one without a time.
    """,
    """
    映射写法同“import csv”。一行即一个事件及其所涉的一件案件：{@id}、{@activity}、{@time} 是事件自身的，\
    {名称} 是属性，或该限定词下的对象，{object:类型} 是该类型的对象；多个时为 JSON 数组。\
    案件是映射“case”所写类型的对象，不涉及案件的事件略过。编号以“类型/”开头的，不计此前缀。\
    不写 --mapping 则用自带的 ocel，其案件类型为 case，与“export ocel”一致。

    所涉对象不在日志中的事件拒收，没有时间的也拒收。
    """)
}
