import Basics

/// The working days of one calendar as it stood at some time: which days they are, the n-th after a
/// day, how many lie between two (SPEC §6, "Clocks").
///
/// Decades around the present are tabled, so that a reckoning takes two look-ups; days outside are
/// walked through one by one.
struct WorkDays: Sendable {
  private let week: [Bool]
  private var years: [Int: CalendarYear]
  /// `rank[i]`: working days from the first tabled day up to and including day `first + i`.
  private let rank: [Int32]
  /// The working days of the table, ascending.
  private let days: [Int32]
  /// The days of the longest run of adopted years around the last one: nearly always all of them.
  private var certain: Range<Int>

  /// 2005-01-01 and 2049-12-31, as numbers: a reckoning asks for them again and again.
  private static let first = 12_784
  private static let last = 29_219

  /// - Complexity: O(days of the table).
  init(week: Set<Weekday>, years: [Int: CalendarYear]) {
    self.init(mask: Weekday.allCases.map { week.contains($0) }, years: years)
  }

  private init(mask: [Bool], years: [Int: CalendarYear]) {
    var working = (Self.first...Self.last).map { mask[(($0 + 3) % 7 + 7) % 7] }
    for calendar in years.values {
      for day in calendar.holidays where Self.isTabled(day.dayNumber) {
        working[day.dayNumber - Self.first] = false
      }
      for day in calendar.workdays where Self.isTabled(day.dayNumber) {
        working[day.dayNumber - Self.first] = true
      }
    }
    var rank: [Int32] = []
    var days: [Int32] = []
    rank.reserveCapacity(working.count)
    for (index, isWorking) in working.enumerated() {
      if isWorking { days.append(Int32(Self.first + index)) }
      rank.append(Int32(days.count))
    }
    self.week = mask
    self.years = years
    self.rank = rank
    self.days = days
    certain = Self.lastRun(of: years)
  }

  /// The same where one more year was adopted.
  func adding(_ year: CalendarYear) -> WorkDays {
    var copy = self
    copy.years[year.year] = year
    copy.certain = Self.lastRun(of: copy.years)
    guard Self.first <= CivilDate(unchecked: year.year, 12, 31).dayNumber,
      CivilDate(unchecked: year.year, 1, 1).dayNumber <= Self.last
    else { return copy }
    return WorkDays(mask: week, years: copy.years)
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
