import Basics
import CaseModel

/// The words of calendars.
extension Words {
  func weekday(_ day: Weekday) -> String {
    let names = [
      "mon": "周一", "tue": "周二", "wed": "周三", "thu": "周四", "fri": "周五", "sat": "周六", "sun": "周日",
    ]
    return look(names, day.rawValue)
  }

  /// How a year of a calendar stands.
  func calendarState(_ name: String) -> String {
    look(["current": "现行", "replaced": "已被取代", "coming": "尚未生效", "missing": "尚缺"], name)
  }
}
