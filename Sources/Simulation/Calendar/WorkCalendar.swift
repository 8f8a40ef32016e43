import Basics

/// Working days and hours through the years of a simulation, laid out as one line of working
/// seconds on which every instant has its place.
///
///     day        Thu 09:00‥12:00 13:30‥17:30 | Fri holiday | Sat make-up 09:00‥
///     position   0        10800  10800  25200 |    25200    | 25200 …
struct WorkCalendar: Sendable {
  let zone: TimeZone
  /// Working hours of a day, in seconds since local midnight, ascending.
  private let hours: [Range<Int>]
  private let secondsPerDay: Int
  private let firstDay: Int
  /// For each day how many working days lie before it; one more than there are days.
  private let before: [Int]
  private let workdays: [Int]

  /// - Parameters:
  ///   - years: the years laid out; beyond them nothing is reckoned.
  ///   - hours: as rulesets write them, `09:00-12:00`.
  init(years: ClosedRange<Int>, published: [PublishedCalendar], hours: [String], zone: TimeZone) {
    self.zone = zone
    self.hours = hours.map { text in
      let ends = text.split(separator: "-").map { ClockTime(String($0)).secondsOfDay }
      return ends[0]..<ends[1]
    }
    secondsPerDay = self.hours.reduce(0) { $0 + $1.count }
    let off = Set(published.flatMap(\.holidayDates))
    let on = Set(published.flatMap(\.workdayDates))
    firstDay = CivilDate(unchecked: years.lowerBound, 1, 1).dayNumber
    let lastDay = CivilDate(unchecked: years.upperBound, 12, 31).dayNumber
    var before = [0]
    var workdays: [Int] = []
    for day in firstDay...lastDay {
      let date = CivilDate(dayNumber: day)
      let isWeekday = date.weekday != .sat && date.weekday != .sun
      if on.contains(date) || (isWeekday && !off.contains(date)) { workdays.append(day) }
      before.append(workdays.count)
    }
    self.before = before
    self.workdays = workdays
  }

  func isWorkday(_ date: CivilDate) -> Bool {
    let index = clamped(date.dayNumber)
    return before[index + 1] > before[index]
  }

  // MARK: Working hours

  /// How many working seconds lie before an instant.
  func position(_ instant: Timestamp) -> Int {
    let local = zone.local(instant)
    let done = before[clamped(local.date.dayNumber)] * secondsPerDay
    guard isWorkday(local.date) else { return done }
    let second = Int(local.microsecondsOfDay / Timestamp.microsecondsPerSecond)
    return done
      + hours.reduce(0) { $0 + min(max(second, $1.lowerBound), $1.upperBound) - $1.lowerBound }
  }

  /// The earliest instant at which so many working seconds have gone by and work goes on.
  func instant(position: Int) -> Timestamp {
    let day = workdays[min(position / secondsPerDay, workdays.count - 1)]
    var rest = position % secondsPerDay
    for stretch in hours {
      if rest < stretch.count {
        return instant(CivilDate(dayNumber: day), second: stretch.lowerBound + rest)
      }
      rest -= stretch.count
    }
    return instant(CivilDate(dayNumber: day), second: hours[hours.count - 1].upperBound)
  }

  func advanced(_ instant: Timestamp, workingSeconds: Int) -> Timestamp {
    max(instant, self.instant(position: position(instant) + workingSeconds))
  }

  // MARK: Working days

  /// The same local time on the n-th working day after the instant's date (SPEC §6, `wd`).
  func adding(workdays count: Int, to start: Timestamp) -> Timestamp {
    guard count > 0 else { return start }
    let local = zone.local(start)
    let index = before[clamped(local.date.dayNumber) + 1] + count - 1
    let day = workdays[min(index, workdays.count - 1)]
    return zone.instant(
      LocalTime(
        date: CivilDate(dayNumber: day), microsecondsOfDay: local.microsecondsOfDay))
  }

  /// The working days D with date(start) < D ≤ date(end) (SPEC §6, pauses).
  func workdays(from start: Timestamp, to end: Timestamp) -> Int {
    let first = clamped(zone.local(start).date.dayNumber)
    let last = clamped(zone.local(end).date.dayNumber)
    return before[last + 1] - before[first + 1]
  }

  // MARK: Local times

  func instant(_ date: CivilDate, second: Int) -> Timestamp {
    zone.instant(
      LocalTime(
        date: date, microsecondsOfDay: Int64(second) * Timestamp.microsecondsPerSecond))
  }

  /// The first time of that hour strictly after an instant, whatever day it is.
  func next(_ time: ClockTime, after instant: Timestamp) -> Timestamp {
    let date = zone.local(instant).date
    let today = self.instant(date, second: time.secondsOfDay)
    return today > instant ? today : self.instant(date + 1, second: time.secondsOfDay)
  }

  private func clamped(_ day: Int) -> Int { min(max(day - firstDay, 0), before.count - 2) }
}

/// A time of day, `HH:MM`.
struct ClockTime: Sendable {
  let secondsOfDay: Int

  init(_ text: String) {
    let parts = text.split(separator: ":").compactMap { Int($0) }
    precondition(parts.count == 2)
    secondsOfDay = parts[0] * 3600 + parts[1] * 60
  }
}
