package import Basics

/// Why a calendar's file, or a day of it, cannot be taken over.
package enum CalendarCode: String, ErrorCode {
  case empty = "calendar.empty"
  case form = "calendar.form"
  case refused = "calendar.refused"
  case repeating = "calendar.repeating"
  case span = "calendar.span"
  case timed = "calendar.timed"
  case twice = "calendar.twice"
  case unclear = "calendar.unclear"
  case weekday = "calendar.weekday"
  case year = "calendar.year"

  package var remedy: Phrase {
    switch self {
    case .empty:
      Phrase(
        "a year that is not published yet stays provisional: import it when it is",
        "尚未公布的年份先按暂定推算，公布后再导入")
    case .form:
      Phrase(
        "a file is holiday-cn JSON or iCalendar (RFC 5545); save it again, whole",
        "文件应为 holiday-cn 的 JSON 或 iCalendar（RFC 5545）；请重新完整保存")
    case .refused:
      Phrase("correct the places that are named and import the file again", "请更正所列各处后重新导入")
    case .repeating: Phrase("write one event for each day", "请每天写一个事件")
    case .span:
      Phrase("write one event for each day; its DTEND is the day after", "请每天写一个事件，DTEND 为次日")
    case .timed:
      Phrase("write whole days: DTSTART;VALUE=DATE:20260214", "请写整天：DTSTART;VALUE=DATE:20260214")
    case .twice:
      Phrase("look which of the two is right; the year of one may be wrong", "请核对哪一处正确，其中一处的年份可能有误")
    case .unclear:
      Phrase(
        "name a make-up day 补班 and a holiday 假期 in its SUMMARY; in JSON isOffDay is false for the former",
        "请在 SUMMARY 中写明“补班”或“假期”；JSON 中补班日的 isOffDay 为 false")
    case .weekday: Phrase("look whether the date is right, its year above all", "请核对日期，尤其是年份")
    case .year:
      Phrase(
        "--year Y takes the days of one year and names those that it leaves out",
        "加 --year Y 只取一年的日期，并列出未取的")
    }
  }
}
