import Basics
import CommandLineKit
import Interchange

enum ImportOpen311Command: Command {
  static let spec = CommandSpec(
    "open311",
    Phrase(
      "Imports service requests (Open311 GeoReport v2, JSON or XML), by a mapping.",
      "按映射导入服务请求（Open311 GeoReport v2，JSON 或 XML）。"),
    discussion: discussion,
    arguments: [ArgumentSpec("FILE", kind: .file, "The answer of a server.", "服务器的应答。")],
    options: RowsImport.options(for: .open311))

  static func run(_ context: Context) throws(Diagnostic) { try RowsImport.run(.open311, context) }

  private static let discussion = Phrase(
    """
    A mapping is written as for 'import csv'. A row is a request, a column one of its fields, {OBJECT/FIELD} \
    one within another; what a request lacks is empty. Without --mapping it is 'open311': registered, \
    accepted and dispatched to the agency when it was requested, due when it is expected, resolved when a \
    closed one was updated. Descriptions, notes, addresses and coordinates stay outside. A request in \
    which a field stands twice is refused.
    """,
    """
    映射写法同“import csv”。一行即一件请求，列即其字段，{对象/字段} 是嵌套的；请求所缺的为空。\
    不写 --mapping 则用自带的 open311：提出之时登记、受理并派发给负责机构，以预计时间为期限，\
    已关闭的以更新时间为办结。描述、备注、地址和坐标不导入。字段重复的请求拒收。
    """)
}
