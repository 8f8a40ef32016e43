import Basics

/// What the sample says of itself, as a person sees it at 80 columns.
enum GoldenHelp {
  /// `ledger --help`
  static let program = #"""
    OVERVIEW: Keeps a book of parcels.

    Every line of the book is kept; nothing is ever changed in place.

        ledger add P-1

    USAGE: ledger [--home DIR] [--format FORMAT] [--lang LANG] COMMAND …

    OPTIONS:
          --home DIR          Where the book lies. (default: .)
      -f, --format FORMAT     Form of results. (values: table, json; default: table)
          --lang LANG         Language. (values: en, zh)
      -h, --help              Show help.
          --version           Show the version.

    SUBCOMMANDS:
      Work
        add                   Adds a parcel.
        list                  Lists parcels.

      Upkeep
        snapshot              Snapshots of the book.

    EXIT STATUS:
      0 done; 2 could not.

    See 'ledger help COMMAND' for a single command.

    """#

  /// `ledger --help --lang zh`
  static let programInChinese = #"""
    概述：管理包裹台账。

    台账的每一行都会保留，任何内容都不会被就地修改。

        ledger add P-1

    用法：ledger [--home DIR] [--format FORMAT] [--lang LANG] COMMAND …

    选项：
          --home DIR          台账所在的目录。（默认：.）
      -f, --format FORMAT     结果的格式。（取值：table、json；默认：table）
          --lang LANG         语言。（取值：en、zh）
      -h, --help              显示帮助。
          --version           显示版本。

    子命令：
      业务
        add                   登记包裹。
        list                  列出包裹。

      维护
        snapshot              台账快照。

    退出状态：
      0 成功；2 未能完成。

    运行“ledger help COMMAND”查看单个命令的说明。

    """#

  /// `ledger add --help`
  static let add = #"""
    OVERVIEW: Adds a parcel.

    USAGE: ledger add PARCEL [KEY=VALUE…] --by ACTOR [--mark MARK]… [--dry-run]

    ARGUMENTS:
      PARCEL                  The parcel's number.
      [KEY=VALUE…]            What is known.

    OPTIONS:
          --by ACTOR          Who adds it. (required)
      -m, --mark MARK         A mark on the parcel's wrapping, such as fragile or
                              this side up, for those who carry it. (may be
                              repeated)
          --dry-run           Only say what would be done.
      -h, --help              Show help.

    GLOBAL OPTIONS:
          --home DIR          Where the book lies. (default: .)
      -f, --format FORMAT     Form of results. (values: table, json; default: table)
          --lang LANG         Language. (values: en, zh)

    """#

  /// `ledger help put`: `add` with all but its first option explained elsewhere.
  static let put = #"""
    OVERVIEW: Adds a parcel.

    USAGE: ledger put PARCEL [KEY=VALUE…] --by ACTOR [OPTION…]

    ARGUMENTS:
      PARCEL                  The parcel's number.
      [KEY=VALUE…]            What is known.

    OPTIONS:
          --by ACTOR          Who adds it. (required)
      -h, --help              Show help.

    FURTHER OPTIONS (see 'ledger help add'):
      --mark MARK, --dry-run

    GLOBAL OPTIONS (see 'ledger --help'):
      --home DIR, --format FORMAT, --lang LANG

    """#

  static let putInChinese = #"""
    概述：登记包裹。

    用法：ledger put 〈包裹〉 [KEY=VALUE…] --by ACTOR [〈选项〉…]

    参数：
      〈包裹〉                包裹编号。
      [KEY=VALUE…]            已知信息。

    选项：
          --by ACTOR          登记人。（必填）
      -h, --help              显示帮助。

    其他选项（说明见“ledger help add”）：
      --mark MARK, --dry-run

    全局选项（说明见“ledger --help”）：
      --home DIR, --format FORMAT, --lang LANG

    """#

  /// `ledger add --help --lang zh`
  static let addInChinese = #"""
    概述：登记包裹。

    用法：ledger add 〈包裹〉 [KEY=VALUE…] --by ACTOR [--mark MARK]… [--dry-run]

    参数：
      〈包裹〉                包裹编号。
      [KEY=VALUE…]            已知信息。

    选项：
          --by ACTOR          登记人。（必填）
      -m, --mark MARK         包装上的标记，例如“易碎”或“此面向上”，提醒搬运人员注意
                              轻拿轻放并保持方向，不得倒置或重压。（可重复）
          --dry-run           只显示将要执行的操作。
      -h, --help              显示帮助。

    全局选项：
          --home DIR          台账所在的目录。（默认：.）
      -f, --format FORMAT     结果的格式。（取值：table、json；默认：table）
          --lang LANG         语言。（取值：en、zh）

    """#

  /// `ledger snapshot --help`
  static let snapshot = #"""
    OVERVIEW: Snapshots of the book.

    USAGE: ledger snapshot [--deep] COMMAND …

    OPTIONS:
          --deep              Look at every line.
      -h, --help              Show help.

    GLOBAL OPTIONS:
          --home DIR          Where the book lies. (default: .)
      -f, --format FORMAT     Form of results. (values: table, json; default: table)
          --lang LANG         Language. (values: en, zh)

    SUBCOMMANDS:
      create                  Writes a snapshot.
      verify                  Checks all snapshots.

    """#
}
