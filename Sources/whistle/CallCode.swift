package import Basics

/// What is wrong with the words of a call that was understood.
package enum CallCode: String, ErrorCode {
  case actor = "usage.actor"
  case ambiguous = "usage.ambiguous"
  case amount = "usage.amount"
  case beyond = "usage.beyond"
  case duty = "usage.duty"
  case encoding = "usage.encoding"
  case failIf = "usage.fail-if"
  case ledger = "usage.ledger"
  case matter = "usage.matter"
  case member = "usage.member"
  case number = "usage.number"
  case out = "usage.out"
  case period = "usage.period"
  case persons = "usage.persons"
  case place = "usage.place"
  case preset = "usage.preset"
  case proof = "usage.proof"
  case root = "usage.root"
  case span = "usage.span"
  case stage = "usage.stage"
  case status = "usage.status"
  case suspicions = "usage.suspicions"
  case tier = "usage.tier"
  case time = "usage.time"
  case timer = "usage.timer"
  case unit = "usage.unit"
  case vary = "usage.vary"
  case wait = "usage.wait"
  case watch = "usage.watch"

  package var remedy: Phrase {
    switch self {
    case .actor: Phrase("actors are registered by actor.registered", "人员由 actor.registered 登记")
    case .ambiguous: Phrase("write more of it, or all", "请多写几位，或写全")
    case .amount:
      Phrase(
        "write a number with two decimals at most: 120000 or 120000.50",
        "最多两位小数，如 120000 或 120000.50")
    case .beyond:
      Phrase(
        "with the root that was noted of that many lines, --root R, a missing end is damage",
        "如有当时记下的根哈希，请加 --root R，末尾缺失即按损坏报告")
    case .duty: Phrase("name the unit, or leave --id out", "请写明单位，或不写 --id")
    case .encoding:
      Phrase(
        "set the terminal to UTF-8, or convert it first: iconv -f gb18030 -t utf-8",
        "请将终端设为 UTF-8，或先行转换：iconv -f gb18030 -t utf-8")
    case .failIf:
      Phrase(
        "write a class of the answer and a number: --fail-if 'met-to-late>100', or 'tier>5%'",
        "请写类别和数目，如 --fail-if 'met-to-late>100' 或 'tier>5%'")
    case .ledger:
      Phrase("'whistle points' without --ledger lists all", "不带 --ledger 的“whistle points”列出全部")
    case .matter: Phrase("'whistle matters' lists them", "“whistle matters”列出全部事项")
    case .member: Phrase("write for example to=dept/housing", "例如 to=dept/housing")
    case .number, .preset, .status, .timer: Self.seeHelp
    case .out: Phrase("name a file outside of events/", "请写 events/ 以外的文件名")
    case .period: Phrase("write 2026-10, 2026-Q4 or 2026", "请写成 2026-10、2026-Q4 或 2026")
    case .persons:
      Phrase(
        "'whistle report person ACTOR' is one person's record",
        "个人记录见“whistle report person 〈人员〉”")
    case .place: Phrase("give one of them", "请只写其一")
    case .proof: Phrase("write --sequence N or --case ID", "请写 --sequence N 或 --case ID")
    case .root:
      Phrase(
        "a root has 44 characters of base64, as verify prints it, or 64 hexadecimal digits",
        "根哈希是 verify 打印的 44 个 base64 字符，或 64 个十六进制数字")
    case .span:
      Phrase(
        "write a whole number and m, h, d, wh or wd: 24h, 2wd", "请写整数加 m、h、d、wh 或 wd，如 24h、2wd")
    case .stage:
      Phrase(
        "'whistle help split', 'help project' and 'help combine' say what the stages take",
        "各步所需见“whistle help split”“help project”“help combine”")
    case .suspicions:
      Phrase("'whistle audit --suspicions' takes it", "请用“whistle audit --suspicions”")
    case .tier: Phrase("'whistle rules show' prints the ladder", "“whistle rules show”打印各层级")
    case .time:
      Phrase(
        "write 2026-07-26T15:41:00+08:00, or in the rules' zone 2026-07-26T15:41 or 2026-07-26",
        "请写 2026-07-26T15:41:00+08:00，或规则所定时区的 2026-07-26T15:41、2026-07-26")
    case .unit:
      Phrase(
        "write its path, the end of its path or its name: 'whistle units --list' lists all",
        "可写路径、路径末段或名称；“whistle units --list”列出全部单位")
    case .vary:
      Phrase(
        "write --vary /classes/normal/timers/handle/limit=3wd, or =2wd..4wd with both ends and the step of one unit",
        "请写 --vary /classes/normal/timers/handle/limit=3wd，或 =2wd..4wd，起止与步长用同一单位")
    case .wait: Phrase("write 30s, 5m or 1h", "请写成 30s、5m 或 1h")
    case .watch:
      Phrase(
        "leave --watch out where the board goes to a file, a pipe or another program",
        "输出到文件、管道或其他程序时，请去掉 --watch")
    }
  }

  private static let seeHelp = Phrase(
    "'whistle help COMMAND' says what it takes", "取值见“whistle help 〈命令〉”")
}
