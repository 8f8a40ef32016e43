public import Basics

/// A key of `data` that events of a type have (SPEC §3).
public struct EventKey: Sendable {
  public let name: String
  /// What Chinese readers call it; in English the name says it.
  public let chineseName: String
  public let form: Form
  /// Without it, or with another JSON kind, the event has no form (SPEC §2).
  public let isRequired: Bool

  init(_ key: DataKey, _ form: Form, isRequired: Bool) {
    name = key.rawValue
    chineseName = key.chineseName
    self.form = form
    self.isRequired = isRequired
  }

  /// The JSON kinds of values.
  public enum Kind: Sendable { case text, number, flag, array, object }

  /// What a value may be. Another one of the same kind is an anomaly, not a fault of form.
  public enum Form: Sendable {
    case text, code, digest, unit, calledUnit, timer, instant, span, period, quarter
    /// One of some texts.
    case choice([String])
    case flag, flagWhereReached
    case integer(ClosedRange<Int>)
    case count, year, score, amount
    case texts, units, evidence, dates
    case ruleset, counts, dayHours
  }
}

extension EventKey.Form {
  public var kind: EventKey.Kind {
    switch self {
    case .text, .code, .digest, .unit, .calledUnit, .timer, .instant, .span, .period, .quarter,
      .choice:
      .text
    case .flag, .flagWhereReached: .flag
    case .integer, .count, .year, .score, .amount: .number
    case .texts, .units, .evidence, .dates: .array
    case .ruleset, .counts, .dayHours: .object
    }
  }

  /// The texts that it may be; empty where they are not listed.
  public var choices: [String] {
    if case .choice(let texts) = self { texts } else { [] }
  }

  /// What a value is, in a few words.
  public var meaning: Phrase {
    switch self {
    case .text: Phrase("text", "文本")
    case .code: Phrase("a code, such as PIPL-47", "代码，如 PIPL-47")
    case .digest: Phrase("64 hexadecimal digits", "64 个十六进制数字")
    case .unit: Phrase("a unit", "单位")
    case .calledUnit: Phrase("a called unit", "被吹哨单位")
    case .timer: .listing("one of", "取值", Timer.allCases.map(\.rawValue))
    case .instant: Phrase("a time", "时间")
    case .span: Phrase("a duration", "时长")
    case .period: Phrase("a period, such as 2026-10", "时段，如 2026-10")
    case .quarter: Phrase("a quarter, such as 2026-Q4", "季度，如 2026-Q4")
    case .choice(let texts): .listing("one of", "取值", texts)
    case .flag: Phrase("true or false", "true 或 false")
    case .flagWhereReached:
      Phrase("true or false, only where reached", "true 或 false，仅在联系上时填写")
    case .integer(let range):
      range.upperBound > 1000
        ? Phrase("a whole number from \(range.lowerBound)", "从 \(range.lowerBound) 起的整数")
        : Phrase(
          "a whole number from \(range.lowerBound) to \(range.upperBound)",
          "\(range.lowerBound) 到 \(range.upperBound) 的整数")
    case .count: Phrase("a whole number from 0", "从 0 起的整数")
    case .year: Phrase("a year", "年份")
    case .score: Phrase("0 to 100", "0 到 100")
    case .amount: Phrase("a number above 0, two decimals at most", "大于 0 的数，最多两位小数")
    case .texts: Phrase("texts", "文本列表")
    case .units: Phrase("units", "单位列表")
    case .evidence: Phrase("digests or addresses", "摘要或地址列表")
    case .dates: Phrase("dates of that year", "该年的日期列表")
    case .ruleset: Phrase("a ruleset", "规则全文")
    case .counts: Phrase("counts by post", "按岗位的人数")
    case .dayHours: Phrase("hours by date of that year", "该年某日的工作时段")
    }
  }

  /// What to write instead of a value that it cannot be.
  public var remedy: Phrase {
    switch self {
    case .text, .unit, .texts, .ruleset: Phrase("write a text that is not empty", "请填写非空文字")
    case .code:
      Phrase(
        "write a code of letters, digits and . _ / : -, at most 64 of them, such as PIPL-47",
        "请写代码，如 PIPL-47：仅限字母、数字和 . _ / : -，最多 64 个")
    case .digest: meaning.written
    case .calledUnit: Phrase("name one of the called units", "请写被吹哨单位之一")
    case .timer: .listing("allowed are", "可取值", Timer.allCases.map(\.rawValue))
    case .choice(let texts): .listing("allowed are", "可取值", texts)
    case .instant:
      Phrase(
        "write a time with its offset, such as 2026-07-26T15:41:00+08:00",
        "请写带时差的时间，如 2026-07-26T15:41:00+08:00")
    case .span: Phrase("for an extension a span such as 3wd, 2d or 8h", "延期写时长，如 3wd、2d、8h")
    case .amount:
      Phrase(
        "for points a number above 0 with two decimals at most", "积分写大于 0 的数，最多两位小数")
    case .period:
      Phrase(
        "write a month, a quarter or a year: 2026-10, 2026-Q4, 2026",
        "请写月、季度或年：2026-10、2026-Q4、2026")
    case .quarter: Phrase("write a quarter, such as 2026-Q4", "请写季度，如 2026-Q4")
    case .year: Phrase("write a year, such as 2026", "请写年份，如 2026")
    case .flagWhereReached:
      Phrase(
        "write true or false, and only where the caller was reached",
        "请写 true 或 false，仅在联系上时填写")
    case .units:
      Phrase(
        "name at least one unit: [\"dept/housing\"]", "请至少写一个单位：[\"dept/housing\"]")
    case .evidence:
      Phrase(
        "list digests or addresses that are not empty: [\"sha256:…\"]",
        "请列出非空的摘要或地址：[\"sha256:…\"]")
    case .dates:
      Phrase(
        "write dates of that year, such as [\"2026-10-01\"]", "请写该年的日期，如 [\"2026-10-01\"]")
    case .counts:
      Phrase(
        "write whole numbers from 0 by post: {\"head\":1,\"police\":1,\"guide\":2}",
        "请按岗位写从 0 起的整数：{\"head\":1,\"police\":1,\"guide\":2}")
    case .dayHours:
      Phrase(
        "write the hours of working days of that year, apart from each other and none of them of a "
          + "holiday: {\"2026-12-31\":[\"09:00-12:00\"]}",
        "请按日期写该年工作日的时段，互不重叠，且不在放假日：{\"2026-12-31\":[\"09:00-12:00\"]}")
    case .flag, .integer, .count, .score: meaning.written
    }
  }
}

extension EventType {
  /// What to write instead of a value that its key of that name cannot have.
  public func remedy(of key: String) -> Phrase {
    let form = row.shapes.joined().first { $0.name == key }?.form ?? .text
    return form.remedy
  }
}

extension Phrase {
  fileprivate var written: Phrase {
    let isLatin = chinese.utf8.first.map { $0 < 0x80 } ?? false
    return Phrase("write " + english, (isLatin ? "请写 " : "请写") + chinese)
  }
}
