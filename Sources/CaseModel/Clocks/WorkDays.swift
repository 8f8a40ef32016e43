import Basics

/// The working days of one calendar as it stood at some time: which days they are, the n-th after a
/// day, how many lie between two (SPEC §6, "Clocks").
///
/// Decades around the present are tabled, so that a computation takes two look-ups; days outside are
/// walked through one by one.
struct WorkDays: Sendable {
  private let week: [Bool]
  private var years: [Int: CalendarYear] = [:]
  /// `rank[i]`: working days from the first tabled day up to and including day `first + i`.
  private var rank: [Int32] = []
  /// The working days of the table, ascending.
  private var days: [Int32] = []
  /// Half days, by number: hours of their own.
  private var halfDays: [Int: [Range<Int64>]] = [:]
  /// The days of the longest run of adopted years around the last one: nearly always all of them.
  private var certain = 0..<0

  /// 2005-01-01 and 2049-12-31, as numbers: a computation asks for them again and again.
  private static let first = 12_784
  private static let last = 29_219

  /// A calendar of which no year was adopted yet.
  ///
  /// - Complexity: O(days of the table).
  init(week: Set<Weekday>) {
    self.week = Weekday.allCases.map { week.contains($0) }
    table(Self.first..<Self.last + 1)
  }

  /// From now on the year is what was adopted for it last.
  ///
  /// - Complexity: O(days of the table), nearly all of it moving memory; O(1) for a year outside it.
  mutating func adopt(_ calendar: CalendarYear) {
    for date in years[calendar.year]?.hours.keys ?? [:].keys { halfDays[date.dayNumber] = nil }
    for (date, hours) in calendar.hours { halfDays[date.dayNumber] = hours }
    years[calendar.year] = calendar
    certain = Self.lastRun(of: years)
    let start = CivilDate(unchecked: calendar.year, 1, 1).dayNumber
    let end = CivilDate(unchecked: calendar.year + 1, 1, 1).dayNumber
    if Self.isTabled(start) { table(start..<end) }
  }

  /// Tables whole years anew.
  private mutating func table(_ range: Range<Int>) {
    let part = range.lowerBound - Self.first..<range.upperBound - Self.first
    let before = part.lowerBound == 0 ? 0 : rank[part.lowerBound - 1]
    let through = part.upperBound <= rank.count ? rank[part.upperBound - 1] : before
    var working: [Int32] = []
    let ranks = range.map { day in
      if isWorking(day) { working.append(Int32(day)) }
      return before + Int32(working.count)
    }
    days.replaceSubrange(Int(before)..<Int(through), with: working)
    rank.replaceSubrange(part.clamped(to: 0..<rank.count), with: ranks)
    let moved = before + Int32(working.count) - through
    if moved != 0 { for index in part.upperBound..<rank.count { rank[index] += moved } }
  }

  private static func lastRun(of years: [Int: CalendarYear]) -> Range<Int> {
    guard let last = years.keys.max() else { return 0..<0 }
    var first = last
    while years[first - 1] != nil { first -= 1 }
    return CivilDate(unchecked: first, 1, 1)
      .dayNumber..<CivilDate(unchecked: last + 1, 1, 1).dayNumber
  }

  private static func isTabled(_ day: Int) -> Bool { day >= first && day <= last }

  func isWorking(_ day: Int) -> Bool {
    let date = CivilDate(dayNumber: day)
    if let calendar = years[date.year] {
      if calendar.workdays.contains(date) { return true }
      if calendar.holidays.contains(date) { return false }
    }
    return week[((day + 3) % 7 + 7) % 7]
  }

  /// The hours of a half day, which stand instead of the ruleset's.
  func hours(of day: Int) -> [Range<Int64>]? { halfDays.isEmpty ? nil : halfDays[day] }

  /// Why a day counts, or does not.
  func kind(of day: Int) -> DayKind {
    let date = CivilDate(dayNumber: day)
    let isInWeek = week[((day + 3) % 7 + 7) % 7]
    let calendar = years[date.year]
    if calendar?.holidays.contains(date) == true, !isWorking(day) { return .holiday }
    if isWorking(day) { return isInWeek ? .working : .makeUp }
    return .weekend
  }

  /// The n-th working day after `day`, n ≥ 1.
  func nth(_ n: Int, after day: Int) -> Int {
    if Self.isTabled(day) {
      let index = Int(rank[day - Self.first]) + n - 1
      if index < days.count { return Int(days[index]) }
    }
    var remaining = n
    var next = day
    while remaining > 0 {
      next += 1
      if isWorking(next) { remaining -= 1 }
    }
    return next
  }

  /// The number of working days D with `start` < D ≤ `end`.
  func count(after start: Int, through end: Int) -> Int {
    guard start < end else { return 0 }
    if Self.isTabled(start) && Self.isTabled(end) {
      return Int(rank[end - Self.first] - rank[start - Self.first])
    }
    return (start + 1...end).count { isWorking($0) }
  }

  /// Whether the days need a year for which no calendar was adopted.
  func isUncertain(_ days: ClosedRange<Int>) -> Bool {
    if certain.contains(days.lowerBound) && certain.contains(days.upperBound) { return false }
    let first = CivilDate(dayNumber: days.lowerBound).year
    let last = CivilDate(dayNumber: days.upperBound).year
    return (first...last).contains { years[$0] == nil }
  }
}

/// Why a day counts as a working day, or does not.
public enum DayKind: String, CaseIterable, Sendable {
  case working, weekend, holiday
  /// Counts though its weekday is none of the week's.
  case makeUp = "make-up"

  public var counts: Bool { self == .working || self == .makeUp }
}
