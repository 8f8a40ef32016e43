import Basics

/// What the manual page says beside the commands.
extension Program {
  static let manual: [(title: Phrase, text: Phrase)] = [
    (Phrase("ENVIRONMENT", "环境变量"), environment), (Phrase("FILES", "文件"), files),
    (Phrase("EXAMPLES", "示例"), examples),
  ]

  private static let environment = Phrase(
    """
      WHISTLE_HOME   stands for --home
      WHISTLE_NOW    stands for --now
      WHISTLE_LANG   stands for --lang
      WHISTLE_BY     stands for --by
      WHISTLE_VAULT  stands for --vault
      LC_ALL, LC_MESSAGES, LANG  the language, where nothing above names it
      COLUMNS        the width of tables, instead of that of the window
      PAGER          shows what is longer than the screen
      NO_COLOR       if it is not empty, nothing is coloured
    """,
    """
      WHISTLE_HOME   即 --home
      WHISTLE_NOW    即 --now
      WHISTLE_LANG   即 --lang
      WHISTLE_BY     即 --by
      WHISTLE_VAULT  即 --vault
      LC_ALL、LC_MESSAGES、LANG  未指定语言时由此决定
      COLUMNS        表格宽度，代替窗口宽度
      PAGER          分页显示超过一屏的内容
      NO_COLOR       非空时不着色
    """)

  private static let files = Phrase(
    """
    Of the home directory:
      events/N.jsonl         the book, in segments: the only truth
      events/durable         how much of the last segment is acknowledged
      events/checkpoints/    signed sizes and roots
      events/journal/refused.jsonl  what was refused, and to whom
      snapshots/             derived states; they may be deleted at any time
    """,
    """
    主目录之下：
      events/N.jsonl         台账，分段存放，一切以此为准
      events/durable         最后一段中已确认的长度
      events/checkpoints/    签署的检查点
      events/journal/refused.jsonl  被拒绝的记录
      snapshots/             由台账得出的快照，随时可删
    """)

  private static let examples = Phrase(
    """
    What needs a decision today, and what is overdue, the oldest first:
      whistle board
      whistle overdue --open --sort age --limit 10
    A case by its last digits, and why its due times are what they are:
      whistle case 864 --explain
    One step of a case, as whom WHISTLE_BY names:
      whistle dispatch 864 dept/housing
    Every morning:
      whistle sweep
    Whether anything was changed since a signed checkpoint:
      whistle verify --checkpoint FILE --key KEY
    What a shorter limit would mean:
      whistle reproject --vary /classes/normal/timers/handle/limit=2wd..4wd
    """,
    """
    今日待办事项，以及超期的在办案件，最久的在前：
      whistle board
      whistle overdue --open --sort age --limit 10
    以编号末几位查案件，并说明各期限的由来：
      whistle case 864 --explain
    以 WHISTLE_BY 所指人员的名义办理一步：
      whistle dispatch 864 dept/housing
    每天清晨：
      whistle sweep
    签署检查点之后是否改动过：
      whistle verify --checkpoint 文件 --key 公钥
    期限缩短会怎样：
      whistle reproject --vary /classes/normal/timers/handle/limit=2wd..4wd
    """)
}
