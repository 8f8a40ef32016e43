public import Basics

/// What is wrong with a book, or was set right in it. `verify` prints the part behind the dot.
public enum BookCode: String, ErrorCode {
  case caseGap = "book.case-gap"
  case completed = "book.completed"
  case cutOff = "book.cut-off"
  case foreign = "book.foreign"
  case form = "book.form"
  case gap = "book.gap"
  case json = "book.json"
  case missing = "book.missing"
  case recordedTime = "book.recordedtime"
  case recovered = "book.recovered"
  case repeated = "book.repeat"
  case root = "book.root"
  case segment = "book.segment"
  case short = "book.short"
  case spent = "book.spent"
  case tail = "book.tail"
  case tooLarge = "book.too-large"
  case tooLong = "book.too-long"
  case torn = "book.torn"

  /// What to do about damage.
  public static let damageRemedy = Phrase(
    "nothing was changed; restore the segment from a copy ('whistle verify' lists all damage)",
    "未作任何改动；请用副本恢复该分卷（“whistle verify”列出全部损坏）")

  public var text: ErrorText {
    switch self {
    case .caseGap:
      ErrorText(
        "an event of a subject is missing before this one", "同一对象在此之前的事件有缺失",
        remedy: Self.damageRemedy)
    case .completed:
      ErrorText(
        "the last line lacked only its end, which was put there", "最后一行只缺行尾，已补全",
        do: "its writer was stopped before it could say so; "
          + "repeating it with the same id adds nothing",
        "写入者未及确认即中断；以相同的 id 重复不会重复记录")
    case .cutOff:
      ErrorText(
        "the book has fewer lines than a root was noted of", "台账的行数少于所记根哈希对应的行数",
        remedy: Self.damageRemedy)
    case .foreign:
      ErrorText(
        "a file among the segments is none", "分卷目录中有不是分卷的文件",
        do: "move the file out of the book's directory", "请把该文件移出台账目录")
    case .form:
      ErrorText(
        "a line is JSON, but no event of events/FORMAT.md", "某行是 JSON，但不是 events/FORMAT.md 所定的事件",
        remedy: Self.damageRemedy)
    case .gap:
      ErrorText("lines are missing before this one", "此行之前有缺失", remedy: Self.damageRemedy)
    case .json:
      ErrorText("a line is no JSON", "某行不是 JSON", remedy: Self.damageRemedy)
    case .missing:
      ErrorText(
        "there is no book in this directory", "该目录中没有台账",
        do: "name the home directory with --home DIR or WHISTLE_HOME",
        "请用 --home DIR 或 WHISTLE_HOME 指定目录")
    case .recordedTime:
      ErrorText(
        "a line was recorded before the one above it", "某行的记录时间早于上一行",
        remedy: Self.damageRemedy)
    case .recovered:
      ErrorText(
        "an unfinished append was set aside in a file of its own", "未写完的内容已移至单独的文件",
        do: "nobody is known to have been told that they are recorded; "
          + "the book ends with the line before them",
        "没有记录表明它们曾被确认写入；台账止于其前的完整一行")
    case .repeated:
      ErrorText("a sequence stands twice", "同一序号出现两次", remedy: Self.damageRemedy)
    case .root:
      ErrorText(
        "the first lines are not those that the root was noted of", "开头各行与所记的根哈希不符",
        remedy: Self.damageRemedy)
    case .segment:
      ErrorText(
        "a segment does not begin where the one before it ends", "分卷未与上一分卷衔接",
        remedy: Self.damageRemedy)
    case .short:
      ErrorText(
        "the last segment is shorter than what was acknowledged", "最后一个分卷短于已确认的长度",
        do: "restore the book from a copy; if this older one is meant, remove events/durable",
        "请用副本恢复台账；如确要使用较早的副本，请删除 events/durable")
    case .spent:
      ErrorText(
        "an append before this one failed", "此前的一次追加失败",
        do: "repeat the command: it mends the book's end first", "请重试：会先修复台账末尾")
    case .tail:
      ErrorText(
        "bytes behind the last whole line are no part of the book", "最后一个完整行之后的字节不属于台账",
        do: "the next writer sets such a tail aside if it is still there",
        "下次写入时如仍存在，会把它移开")
    case .tooLarge:
      ErrorText(
        "a segment is larger than can be read", "分卷超出可读取的大小",
        do: "take its lines over into a book with smaller segments: whistle append --history",
        "请用 whistle append --history 把各行转入分卷较小的台账")
    case .tooLong:
      ErrorText("a line is longer than an event may be", "某行超出事件的最大长度", remedy: Self.damageRemedy)
    case .torn:
      ErrorText(
        "a segment that is not the last ends within a line", "非末尾的分卷止于半行",
        remedy: Self.damageRemedy)
    }
  }
}
