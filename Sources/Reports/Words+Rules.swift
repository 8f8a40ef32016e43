import Basics
import CaseModel

/// The words of rules and of their calendars.
extension Words {
  package func impact(_ name: String) -> String { look(Self.impacts, name) }
  package func day(_ kind: String) -> String { look(Self.days, kind) }
  func measure(_ name: String) -> String { look(["rank": "名次", "score": "得分"], name) }
  package func notice(_ name: String) -> String { look(Self.issued, name) }

  static let impacts: [String: String] = [
    "unprocessable": "无法处理", "status": "状态改变", "tier": "层级改变", "met-to-late": "按时变逾期",
    "late-to-met": "逾期变按时", "notice-missing": "缺督办", "notice-unfounded": "督办无据",
    "due-moved": "到期变动", "same": "不变",
  ]

  private static let days: [String: String] = [
    "working": "工作日", "weekend": "周末", "holiday": "节假日", "make-up": "调休上班",
  ]

  private static let issued: [String: String] = ["urged": "催办", "yellow": "黄牌", "red": "红牌"]

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
