package import Basics
import FileStore

/// Why an event is not recorded, or what is to be known of the time at which it is.
package enum AppendCode: String, ErrorCode {
  case checkout = "append.checkout"
  case conflict = "append.conflict"
  case expect = "append.expect"
  case form = "append.form"
  case future = "append.future"
  case json = "append.json"
  case nowBeforeClock = "append.now-before-clock"
  case nowBeforeLast = "append.now-before-last"
  case nowInFuture = "append.now-in-future"
  case privacy = "append.privacy"
  case repeated = "import.repeated"
  case system = "append.system"
  case tooLong = "append.too-long"
  case zone = "append.zone"

  package var remedy: Phrase {
    switch self {
    case .checkout:
      Phrase(
        "name a book of your own with --home or WHISTLE_HOME; 'whistle demo DIR' makes a copy to try things in",
        "请用 --home 或 WHISTLE_HOME 指定自己的台账；“whistle demo 〈目录〉”可建一份供练习的副本")
    case .conflict:
      Phrase(
        "a correction is a new event with a new id and data.corrects",
        "更正请用新编号另记一个事件，并填 data.corrects")
    case .expect:
      Phrase(
        "somebody recorded an event in the meantime: see 'whistle case ID'",
        "期间已有他人记录，请先查看“whistle case 〈编号〉”")
    case .form:
      Phrase(
        "'whistle help event TYPE' lists the keys of a type", "各类事件的键见“whistle help event 类型”")
    case .future:
      Phrase(
        "look at --now and at the clock; --allow-future records all the same, and every later "
          + "recording then bears at least this time",
        "请核对 --now 与系统时钟；确需如此请加 --allow-future，此后的收录时间都不会早于它")
    case .json:
      Phrase("each line is one CloudEvents 1.0 event in JSON", "每行是一个 JSON 格式的 CloudEvents 1.0 事件")
    case .nowBeforeClock, .nowBeforeLast, .nowInFuture:
      Phrase(
        "if that is not meant, look at --now and at the clock", "如非有意，请核对 --now 与系统时钟")
    case .privacy:
      Phrase(
        "what leads to a person does not belong into the book; if it is something else, "
          + "--confirmed-no-personal-data records it",
        "能识别个人的信息不应记入台账；若确非个人信息，请加 --confirmed-no-personal-data")
    case .repeated:
      Phrase(
        "where a file has one row an event, give the mapping an 'id' that tells them apart",
        "若文件每行是一个事件，请在映射中用“id”写出能区分各行的编号")
    case .system:
      Phrase(
        "name the unit that records it; a book is restored with append --history",
        "请写明记录单位；恢复台账请用 append --history")
    case .tooLong:
      Phrase(
        "keep large content elsewhere and name it by its digest in data.evidence",
        "大的内容请另行存放，在 data.evidence 中写其摘要")
    case .zone: FileCode.zoneUnreadable.remedy
    }
  }
}
