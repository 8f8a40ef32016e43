package import Basics

/// The clock for who has instants and no case: the provisional is not asked for.
extension WorkClock {
  package func isWorking(_ date: CivilDate) -> Bool { days.isWorking(date.dayNumber) }

  /// How many working days there are after the local date of `start`, up to that of `end`.
  package func workingDays(from start: Timestamp, to end: Timestamp) -> Int {
    days.count(
      after: zone.local(start).date.dayNumber, through: zone.local(end).date.dayNumber)
  }

  /// The same local time on the n-th working day after the local date of `start`.
  package func later(workingDays count: Int, than start: Timestamp) -> Timestamp {
    var result = ComputedInstant(instant: start)
    addWorkingDays(count, to: &result)
    return result.instant
  }

  /// The earliest instant at which so many seconds of working time have gone by and work goes on.
  ///
  /// - Complexity: O(days gone by).
  package func later(workingSeconds seconds: Int, than start: Timestamp) -> Timestamp {
    // A microsecond more leads past the end of a stretch of work to where the next one begins.
    var result = ComputedInstant(instant: start)
    addWorkingTime(Int64(seconds) * Timestamp.microsecondsPerSecond + 1, to: &result)
    return result.instant.advanced(byMicroseconds: -1)
  }

  /// - Complexity: O(days between them).
  package func workingSeconds(from start: Timestamp, to end: Timestamp) -> Int {
    Int(workingTime(from: start, to: end).microseconds / Timestamp.microsecondsPerSecond)
  }
}
