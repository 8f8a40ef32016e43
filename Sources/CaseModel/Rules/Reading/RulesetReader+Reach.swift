import Basics

/// How far ahead a due time may lie: what is computed day by day must come to an end.
extension RulesetReader {
  /// A hundred years.
  private static let maximumDays = 36_525

  /// Each length of time ends within a hundred years, on the calendar's own hours and days; holidays
  /// aside, which only a year's adoption brings (decision 37).
  mutating func requireReach(_ calendar: Ruleset.CalendarRule, _ meetings: SymbolMap<Meeting>) {
    let longest = meetings.symbols.compactMap { meetings[$0]?.longestInterval }.max() ?? 1
    for (path, span) in spans {
      guard let days = calendar.days(in: span, meetingInterval: longest) else { continue }
      if days <= Self.maximumDays { continue }
      faults.append(
        RulesetFault(
          path: path,
          reason: Phrase(
            "'\(span.text)' would end \(days / 365) years ahead on this calendar, at most a hundred are instant",
            "按此工作历，“\(span.text)”要到 \(days / 365) 年后，最多计一百年")))
    }
  }
}

extension Ruleset.CalendarRule {
  /// The days that a length of time takes, without holidays; nil where the calendar has no hours or
  /// days to compute with.
  fileprivate func days(in span: Span, meetingInterval: Int) -> Int? {
    func weeks(ofWorkingDays count: Int) -> Int? {
      week.isEmpty ? nil : (count + week.count - 1) / week.count * 7
    }
    switch span.unit.family {
    case .elapsed: return span.comparable / (24 * 60)
    case .workingDays: return weeks(ofWorkingDays: span.amount)
    case .workingHours:
      let perDay = hours.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
      guard perDay > 0 else { return nil }
      let time = Int64(span.comparable) * Timestamp.microsecondsPerMinute
      return weeks(ofWorkingDays: Int((time + perDay - 1) / perDay))
    case .meetings: return span.amount * meetingInterval
    }
  }
}

extension Meeting {
  /// The most days from one session to the next.
  fileprivate var longestInterval: Int {
    switch cadence {
    case .daily: 1
    case .weekly: 7
    case .monthly(let months, _): months * 31
    }
  }
}
