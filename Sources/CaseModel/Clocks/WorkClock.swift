package import Basics

/// A computed instant, and whether it rests on a year without a calendar.
struct ComputedInstant: Hashable, Sendable {
  var instant: Timestamp
  var isProvisional = false
  /// A running pause stands before the instant: it cannot be said yet.
  var isPending = false

  /// The instant as it may be said.
  var known: Timestamp? { isPending ? nil : instant }
}

/// The clocks of one ruleset under one state of its calendar: `m h d`, `wm wh`, `wd` (SPEC §6).
///
/// A class because it is large, never changes, and is asked for by every row of every case.
package final class WorkClock: Sendable {
  package let zone: TimeZone
  private let hours: [Range<Int64>]
  /// Whether a run that starts outside working hours is computed on working days from the opening.
  let startsAtOpening: Bool
  let days: WorkDays

  init(zone: TimeZone, _ rule: Ruleset.CalendarRule, days: WorkDays) {
    self.zone = zone
    hours = rule.hours
    startsAtOpening = rule.start == .opening
    self.days = days
  }

  /// Adds so many minutes, hours or days of 24 h.
  static func addElapsed(_ span: Span, to start: Timestamp) -> Timestamp {
    start.advanced(byMicroseconds: Int64(span.comparable) * Timestamp.microsecondsPerMinute)
  }

  /// The same local time of day on the n-th working day after the local date of `start`; the start
  /// itself for none.
  func addWorkingDays(_ count: Int, to start: inout ComputedInstant) {
    guard count > 0 else { return }
    let local = zone.local(start.instant)
    let day = days.nth(count, after: local.date.dayNumber)
    if days.isUncertain(local.date.dayNumber + 1...day) { start.isProvisional = true }
    start.instant = zone.instant(
      LocalTime(date: CivilDate(dayNumber: day), microsecondsOfDay: local.microsecondsOfDay))
  }

  /// When so much working time has gone by; no further ahead than a hundred years, which an extension
  /// could ask for where a ruleset cannot.
  func addWorkingTime(_ microseconds: Int64, to start: inout ComputedInstant) {
    guard microseconds > 0 else { return }
    let first = zone.local(start.instant).date.dayNumber
    var remaining = microseconds
    var day = days.isWorking(first) ? first : days.nth(1, after: first)
    while day - first <= Self.maximumDays {
      for stretch in stretches(on: day) {
        let begin = max(stretch.lowerBound, start.instant)
        let available = stretch.upperBound.microseconds - begin.microseconds
        guard available > 0 else { continue }
        if remaining <= available {
          if days.isUncertain(first...day) { start.isProvisional = true }
          start.instant = begin.advanced(byMicroseconds: remaining)
          return
        }
        remaining -= available
      }
      day = days.nth(1, after: day)
    }
    start.instant = zone.instant(LocalTime(date: CivilDate(dayNumber: day), microsecondsOfDay: 0))
    start.isProvisional = true
  }

  private static let maximumDays = 36_525

  /// The working time between two instants, and whether computing it needed an unknown year.
  func workingTime(from start: Timestamp, to end: Timestamp) -> (microseconds: Int64, Bool) {
    let first = zone.local(start).date.dayNumber
    let last = zone.local(end).date.dayNumber
    guard start < end, first <= last else { return (0, false) }
    var total: Int64 = 0
    for day in first...last where days.isWorking(day) {
      for stretch in stretches(on: day) {
        let begin = max(stretch.lowerBound, start).microseconds
        total += max(0, min(stretch.upperBound, end).microseconds - begin)
      }
    }
    return (total, days.isUncertain(first...last))
  }

  /// The working days that a pause takes, and whether computing them needed an unknown year.
  func workingDays(from start: Timestamp, to end: Timestamp) -> (count: Int, Bool) {
    let first = zone.local(start).date.dayNumber
    let last = zone.local(end).date.dayNumber
    guard first < last else { return (0, false) }
    return (days.count(after: first, through: last), days.isUncertain(first + 1...last))
  }

  /// The instant itself where it lies in the hours of a working day, else the next opening.
  func opening(from start: Timestamp) -> ComputedInstant {
    let first = zone.local(start).date.dayNumber
    var day = days.isWorking(first) ? first : days.nth(1, after: first)
    while day - first <= Self.maximumDays {
      if let stretch = stretches(on: day).first(where: { $0.upperBound > start }) {
        return ComputedInstant(
          instant: max(stretch.lowerBound, start), isProvisional: days.isUncertain(first...day))
      }
      day = days.nth(1, after: day)
    }
    return ComputedInstant(instant: start, isProvisional: true)
  }

  /// The stretches of work between two instants.
  func stretches(from start: Timestamp, to end: Timestamp) -> [Range<Timestamp>] {
    let (first, last) = (zone.local(start).date.dayNumber, zone.local(end).date.dayNumber)
    guard first <= last else { return [] }
    return (first...last).filter { days.isWorking($0) }.flatMap { day in
      stretches(on: day).compactMap { stretch in
        let part = stretch.clamped(to: start..<max(start, end))
        return part.isEmpty ? nil : part
      }
    }
  }

  /// Working hours on a day; what a change of offset leaves nothing of is not among them.
  private func stretches(on day: Int) -> some Sequence<Range<Timestamp>> {
    let date = CivilDate(dayNumber: day)
    return (days.hours(of: day) ?? hours).lazy.compactMap { [zone] hours in
      let begin = zone.instant(LocalTime(date: date, microsecondsOfDay: hours.lowerBound))
      let end = zone.instant(LocalTime(date: date, microsecondsOfDay: hours.upperBound))
      return begin < end ? begin..<end : nil
    }
  }
}
