import Basics

extension Timestamp {
  /// The instant so many elapsed seconds later.
  func later(seconds: Int) -> Timestamp {
    advanced(byMicroseconds: Int64(seconds) * Timestamp.microsecondsPerSecond)
  }

  func later(minutes: Int) -> Timestamp { later(seconds: minutes * 60) }
  func later(days: Int) -> Timestamp { later(seconds: days * 86_400) }

  /// Elapsed seconds since an earlier instant.
  func seconds(since start: Timestamp) -> Int {
    Int((microseconds - start.microseconds) / Timestamp.microsecondsPerSecond)
  }
}

extension TimeZone {
  /// - Parameter second: of the local day.
  func instant(_ date: CivilDate, second: Int) -> Timestamp {
    instant(
      LocalTime(date: date, microsecondsOfDay: Int64(second) * Timestamp.microsecondsPerSecond))
  }
}
