import Basics

/// What each key of `data` may hold (SPEC §3), in words: the remedy for a value that it cannot have.
enum AllowedValues {
  static func of(_ key: String) -> Phrase {
    let choices = choices(of: key)
    if choices.isEmpty {
      return forms[key] ?? Phrase("write a text that is not empty", "请填写非空文字")
    }
    // A key of several types has a list for each.
    let lists = choices.map { type, values in
      Phrase(
        (choices.count > 1 ? "for \(type.rawValue) " : "") + values.joined(separator: ", "),
        (choices.count > 1 ? "\(type.rawValue) 为 " : "") + values.joined(separator: "、"))
    }
    return Phrase(
      "allowed are " + lists.map(\.english).joined(separator: "; "),
      "可取值：" + lists.map(\.chinese).joined(separator: "；"))
  }

  private static func choices(of key: String) -> [(type: EventType, values: [String])] {
    EventType.allCases.flatMap { type in
      type.choices.filter { $0.key == key }.map { (type, $0.values) }
    }
  }

  private static let instant = Phrase(
    "write a time with its offset, such as 2026-07-26T15:41:00+08:00",
    "请写带时差的时间，如 2026-07-26T15:41:00+08:00")
  private static let flag = Phrase("write true or false", "请写 true 或 false")
  private static let days = Phrase(
    "write dates of that year, such as [\"2026-10-01\"]", "请写该年的日期，如 [\"2026-10-01\"]")

  private static let forms: [String: Phrase] = [
    "timer": Phrase(
      "allowed are " + Timer.allCases.map(\.rawValue).joined(separator: ", "),
      "可取值：" + Timer.allCases.map(\.rawValue).joined(separator: "、")),
    "due": instant, "replyBy": instant, "effective": instant,
    "pass": flag, "reached": flag, "granted": flag,
    "solved": Phrase(
      "write true or false, and only where the caller was reached", "请写 true 或 false，仅在联系上时填写"),
    "satisfied": Phrase(
      "write true or false, and only where the caller was reached", "请写 true 或 false，仅在联系上时填写"),
    "run": Phrase("write a whole number from 1", "请写从 1 起的整数"),
    "step": Phrase(
      "write a whole number from \(Deliberation.steps.lowerBound) to \(Deliberation.steps.upperBound)",
      "请写 \(Deliberation.steps.lowerBound) 到 \(Deliberation.steps.upperBound) 的整数"),
    "households": Phrase("write a whole number from 0", "请写从 0 起的整数"),
    "posts": Phrase(
      "write whole numbers from 0 by post: {\"head\":1,\"police\":1,\"guide\":2}",
      "请按岗位写从 0 起的整数：{\"head\":1,\"police\":1,\"guide\":2}"),
    "amount": Phrase(
      "for an extension a span such as 3wd, 2d or 8h; for points a number above 0 with two decimals at most",
      "延期写时长，如 3wd、2d、8h；积分写大于 0 的数，最多两位小数"),
    "call": Phrase(
      "name at least one unit: [\"dept/housing\"]", "请至少写一个单位：[\"dept/housing\"]"),
    "lead": Phrase("name one of the called units", "请写被吹哨单位之一"),
    "evidence": Phrase(
      "list digests or addresses that are not empty: [\"sha256:…\"]",
      "请列出非空的摘要或地址：[\"sha256:…\"]"),
    "quarter": Phrase("write a quarter, such as 2026-Q4", "请写季度，如 2026-Q4"),
    "period": Phrase(
      "write a month, a quarter or a year: 2026-10, 2026-Q4, 2026",
      "请写月、季度或年：2026-10、2026-Q4、2026"),
    "sequence": Phrase("write a whole number from 0", "请写从 0 起的整数"),
    "year": Phrase("write a year, such as 2026", "请写年份，如 2026"),
    "holidays": days, "workdays": days,
  ]
}
