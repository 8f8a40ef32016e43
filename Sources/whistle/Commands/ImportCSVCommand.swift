import Basics
import CommandLineKit
import Interchange

enum ImportCSVCommand: Command {
  static let spec = CommandSpec(
    "csv", Phrase("Imports the rows of a CSV file as events, by a mapping.", "按映射把 CSV 各行变成事件。"),
    discussion: Help.discussion,
    arguments: [ArgumentSpec("FILE", kind: .file, "The CSV file.", "CSV 文件。")],
    options: RowsImport.options(for: .csv))

  static func run(_ context: Context) throws(Diagnostic) { try RowsImport.run(.csv, context) }
}

extension ImportCSVCommand {
  /// What `help import csv` says of mappings.
  private enum Help {
    static let discussion = Phrase(english, chinese)

    private static let english = """
      A mapping is a JSON document; {Column} in its texts stands for a cell. Names of columns are the same \
      whatever their case, and with _ for blanks. Cells are read without the blanks around them, blank \
      lines are passed over.

        zone        the time zone of local times, such as America/New_York
        times       forms of times, tried in order (below)
        case        the case of a row: "NYC-{Unique Key}"
        id          the id of a row's event, for files with one row an event; else case and template
        source      the unit that records: "/import/nyc311"
        empty       texts that mean that there is none: ["NA","-"]
        separator   "," ";" or "\\t"; else told from the header
        encoding    utf-8, gb18030, utf-16 or iso-8859-1, by the system's iconv; a byte-order mark decides
        units       units to be registered: [{"unit":"dept/{Agency}","kind":…,"name":…}]
        events      templates: [{"type":…,"time":"{Created Date}","when":…,"data":{…}}]
        when        rows that a template is for: {"column":"Status","in":["Closed"]}, or notIn
        once        true for the first row of each case alone, where the case is not registered
        id          of a template: the id of its event, instead of the row's
        type        {Column}: the type that the row names, its data the columns of the names of its keys; \
      else, a type and data, is for names that are none
        {"time":…}  a value that is a time; "zone" may stand beside it, also for an event's own time

      Times: yyyy yy MM M MMM dd d HH H hh h mm m ss s S… a, XXX (an offset or Z), epoch, epoch-ms, rfc3339; what \
      stands in single quotes stands for itself. 24:00 is the next midnight.

      An event whose time is empty is left out, and so is one that must name a unit and has an empty path. \
      A key of data whose text is empty is left out unless its type requires it.

      A row is taken whole or refused, with its line and column; the others are taken all the same, and \
      the status is 1. With --strict nothing is taken then. The same file once more adds nothing. With \
      --corrections a due time that has moved is recorded as a case.accepted that corrects the first.
      """

    private static let chinese = """
      映射是一个 JSON 文件；文本中的 {列名} 代表该行的单元格。列名不分大小写，下划线与空格等同。\
      单元格前后的空白不计，空行略过。

        zone        当地时间的时区，如 America/New_York
        times       时间格式，依次尝试（见下）
        case        该行的案件编号："NYC-{Unique Key}"
        id          该行事件的编号，用于一行一个事件的文件；不写则为案件编号加模板序号
        source      记录单位："/import/nyc311"
        empty       表示“无”的文本：["NA","-"]
        separator   ","、";" 或 "\\t"；不写则看首行
        encoding    utf-8、gb18030、utf-16 或 iso-8859-1，由系统的 iconv 转换；有字节序标记的以标记为准
        units       要登记的单位：[{"unit":"dept/{Agency}","kind":…,"name":…}]
        events      事件模板：[{"type":…,"time":"{Created Date}","when":…,"data":{…}}]
        when        模板适用的行：{"column":"Status","in":["Closed"]}，或 notIn
        once        true：只用于每件案件的第一行，且案件尚未登记时
        id          模板自己的事件编号，代替该行的
        type        {列名}：由该行写明类型，其 data 为与各键同名的列；不是类型名时用 else（type 与 data）
        {"time":…}  时间值；旁边可写“zone”，事件自己的 time 也可这样写

      时间格式：yyyy yy MM M MMM dd d HH H hh h mm m ss s S… a、XXX（时差或 Z）、epoch、epoch-ms、rfc3339；\
      单引号内的原样对应。24:00 是次日零点。

      时间为空的事件略去，必须写明单位而路径为空的也略去。data 中文本为空的键略去，该类事件必须有的除外。

      每行整行收下或整行拒收，拒收的报出行列，其余照收，退出状态 1；加 --strict 则有一行拒收即全不收。\
      同一文件再导一次不增加任何内容。加 --corrections，期限有变动的记为更正首次受理的 case.accepted。
      """
  }
}
