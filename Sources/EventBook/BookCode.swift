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

  public var remedy: Phrase {
    switch self {
    case .caseGap, .cutOff, .form, .gap, .json, .recordedTime, .repeated, .root, .segment,
      .tooLong, .torn:
      Phrase(
        "nothing was changed; restore the segment from a copy ('whistle verify' lists all damage)",
        "未作任何改动；请用副本恢复该分卷（“whistle verify”列出全部损坏）")
    case .completed:
      Phrase(
        "its writer was stopped before it could say so; "
          + "repeating it with the same id adds nothing",
        "写入者未及确认即中断；以相同的 id 重复不会重复记录")
    case .foreign: Phrase("move the file out of the book's directory", "请把该文件移出台账目录")
    case .missing:
      Phrase(
        "name the home directory with --home DIR or WHISTLE_HOME",
        "请用 --home DIR 或 WHISTLE_HOME 指定目录")
    case .recovered:
      Phrase(
        "no one was told that they are recorded, as far as is known; "
          + "the book ends with the line before them",
        "没有记录表明它们曾被确认写入；台账止于其前的完整一行")
    case .short:
      Phrase(
        "restore the book from a copy; if this older one is meant, remove events/durable",
        "请用副本恢复台账；如确要使用较早的副本，请删除 events/durable")
    case .spent: Phrase("repeat the command: it mends the book's end first", "请重试：会先修复台账末尾")
    case .tail:
      Phrase("the next writer sets such a tail aside if it is still there", "下次写入时如仍存在，会把它移开")
    case .tooLarge:
      Phrase(
        "take its lines over into a book with smaller segments: whistle append --history",
        "请用 whistle append --history 把各行转入分卷较小的台账")
    }
  }
}
