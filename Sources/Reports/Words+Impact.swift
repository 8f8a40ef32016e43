/// The words of rules: what they count, and what differs between them.
extension Words {
  package func impact(_ name: String) -> String { look(Self.impacts, name) }
  package func day(_ kind: String) -> String { look(Self.days, kind) }
  package func notice(_ name: String) -> String { look(Self.issued, name) }

  static let impacts: [String: String] = [
    "unprocessable": "无法处理", "status": "状态改变", "tier": "层级改变", "met-to-late": "按时变逾期",
    "late-to-met": "逾期变按时", "notice-missing": "缺督办", "notice-unfounded": "督办无据",
    "due-moved": "期限变动", "same": "不变",
  ]

  private static let days: [String: String] = [
    "working": "工作日", "weekend": "周末", "holiday": "节假日", "make-up": "调休上班",
  ]

  private static let issued: [String: String] = ["urged": "催办", "yellow": "黄牌", "red": "红牌"]
}
