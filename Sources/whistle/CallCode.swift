package import Basics

/// What is wrong with the words of a call that was understood.
package enum CallCode: String, ErrorCode {
  case actor = "usage.actor"
  case amount = "usage.amount"
  case beyond = "usage.beyond"
  case duty = "usage.duty"
  case encoding = "usage.encoding"
  case ledger = "usage.ledger"
  case member = "usage.member"
  case number = "usage.number"
  case period = "usage.period"
  case persons = "usage.persons"
  case place = "usage.place"
  case preset = "usage.preset"
  case root = "usage.root"
  case span = "usage.span"
  case status = "usage.status"
  case tier = "usage.tier"
  case time = "usage.time"
  case timer = "usage.timer"
  case unit = "usage.unit"
  case wait = "usage.wait"

  package var text: ErrorText {
    switch self {
    case .actor:
      ErrorText(
        "the book knows no such actor", "台账中没有该人员",
        do: "actors are registered by actor.registered", "人员由 actor.registered 登记")
    case .amount:
      ErrorText(
        "the text is no sum of yuan, or nothing is divided", "不是金额（元），或并非分红测算",
        do: "write a number with two decimals at most: 120000 or 120000.50",
        "最多两位小数，如 120000 或 120000.50")
    case .beyond:
      ErrorText(
        "the book has fewer lines than were asked for", "台账的行数少于所要求的",
        do: "with the root that was noted of so many lines, --root R, a missing end is damage",
        "如有当时记下的根哈希，请加 --root R，末尾缺失即按损坏报告")
    case .duty:
      ErrorText(
        "@duty stands where it cannot", "此处不能用 @duty",
        do: "name the unit, or leave --id out", "请写明单位，或不写 --id")
    case .encoding:
      ErrorText(
        "an argument or a variable is not UTF-8", "参数或环境变量不是 UTF-8 编码",
        do: "set the terminal to UTF-8, or convert it first: iconv -f gb18030 -t utf-8",
        "请将终端设为 UTF-8，或先行转换：iconv -f gb18030 -t utf-8")
    case .ledger:
      ErrorText(
        "no points were ever awarded in the ledger, or none is named", "账簿从未记过积分，或未指定账簿",
        do: "'whistle points' without --ledger lists all", "不带 --ledger 的“whistle points”列出全部")
    case .member:
      ErrorText(
        "a word is no KEY=VALUE, or gives a key again", "不是 KEY=VALUE 的形式，或同一键写了两次",
        do: "write for example to=dept/housing", "例如 to=dept/housing")
    case .number:
      ErrorText(
        "the text is no whole number in range", "不是范围内的整数", remedy: Self.seeHelp)
    case .period:
      ErrorText(
        "the text is no period that the command takes", "不是该命令可用的时段",
        do: "write 2026-10, 2026-Q4 or 2026", "请写成 2026-10、2026-Q4 或 2026")
    case .persons:
      ErrorText(
        "--persons stands beside an option that is about units", "--persons 与只针对单位的选项同用",
        do: "'whistle report person ACTOR' is one person's record",
        "个人记录见“whistle report person ACTOR”")
    case .place:
      ErrorText(
        "the place is named in two ways", "地点写了两种", do: "give one of them", "请只写其一")
    case .preset:
      ErrorText("there is no such preset", "没有该预设", remedy: Self.seeHelp)
    case .root:
      ErrorText(
        "the text is no root, or lacks the size that was noted with it", "不是根哈希，或缺少当时一并记下的事件数",
        do: "a root has 44 characters of base64, as verify prints it, or 64 hexadecimal digits",
        "根哈希是 verify 打印的 44 个 base64 字符，或 64 个十六进制数字")
    case .span:
      ErrorText(
        "the text is no length of time that can be computed", "不是可推算的时长",
        do: "write a whole number and m, h, d, wh or wd: 24h, 2wd",
        "请写整数加 m、h、d、wh 或 wd，如 24h、2wd")
    case .status:
      ErrorText("there is no such status", "没有该状态", remedy: Self.seeHelp)
    case .tier:
      ErrorText(
        "the ladder of the rules has no such tier", "规则没有该层级",
        do: "'whistle rules show' prints the ladder", "“whistle rules show”打印各层级")
    case .time:
      ErrorText(
        "the text is no time, or a date where a time is needed", "不是时间，或需要时刻而只写了日期",
        do: "write 2026-07-26T15:41:00+08:00, or in the rules' zone 2026-07-26T15:41 or 2026-07-26",
        "请写 2026-07-26T15:41:00+08:00，或规则所定时区的 2026-07-26T15:41、2026-07-26")
    case .timer:
      ErrorText("there is no such timer", "没有该时限", remedy: Self.seeHelp)
    case .unit:
      ErrorText(
        "the unit is not registered", "单位未登记",
        do: "name it by its path, such as dept/housing", "请写单位路径，如 dept/housing")
    case .wait:
      ErrorText(
        "the text is no length of time to wait", "不是可等待的时长",
        do: "write 30s, 5m or 1h", "请写成 30s、5m 或 1h")
    }
  }

  private static let seeHelp = Phrase(
    "'whistle help COMMAND' says what it takes", "取值见“whistle help COMMAND”")
}
