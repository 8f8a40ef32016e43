package import Basics
import FileStore

/// What keeps a book from being read under its rules, or is found while it is read. `audit` prints the
/// part behind the dot.
package enum ReplayCode: String, ErrorCode {
  case duplicateID = "audit.duplicate-id"
  case replaced = "book.replaced"
  case rulesInvalid = "rules.invalid"
  case source = "audit.source"
  case unknownType = "audit.unknown-type"
  case zone = "book.zone"

  package var remedy: Phrase {
    switch self {
    case .duplicateID:
      Phrase(
        "it counts as it stands; look where the line came from", "该行照常生效；请查明其来历")
    case .replaced:
      Phrase("start it again: it then reads the book that is there now", "请重新启动：届时将读取现有的台账")
    case .rulesInvalid:
      Phrase(
        "'whistle rules show standard' prints a valid one",
        "“whistle rules show standard”可打印一份有效的规则")
    case .source:
      Phrase(
        "look which unit recorded it, and correct whatever writes such lines", "请查明由哪个单位记录，并更正写入方")
    case .unknownType:
      Phrase(
        "it has no effect; a newer version of the program may know it", "该行不生效；较新版本的程序可能认识")
    case .zone: FileCode.zoneUnreadable.remedy
    }
  }
}
