public import Basics

/// When the meeting of a tier sits (SPEC §6): `{"every":"month","on":"last","at":"19:00"}`.
public struct Meeting: Hashable, Sendable {
  public enum Cadence: Hashable, Sendable {
    case daily
    case weekly(Weekday)
    /// Every so many months (1, 3, 6, 12), on a day of the last of them; nil for its last day.
    case monthly(months: Int, day: Int?)
  }

  public var cadence: Cadence
  /// Microseconds since local midnight.
  public var microsecondsOfDay: Int64

  public init(cadence: Cadence, microsecondsOfDay: Int64) {
    self.cadence = cadence
    self.microsecondsOfDay = microsecondsOfDay
  }

  /// The first date on or after `date` on which the meeting sits.
  public func firstDate(onOrAfter date: CivilDate) -> CivilDate {
    switch cadence {
    case .daily: return date
    case .weekly(let weekday):
      var next = date
      while next.weekday != weekday { next = next + 1 }
      return next
    case .monthly(let months, let day):
      let (year, month, _) = date.components
      // The last month of the period that `date` lies in, then of the one after it.
      var index = year * 12 + (month - 1) / months * months + months - 1
      while true {
        let length = CivilDate.days(in: index % 12 + 1, of: index / 12)
        let sitting = CivilDate(unchecked: index / 12, index % 12 + 1, min(day ?? length, length))
        if sitting >= date { return sitting }
        index += months
      }
    }
  }

  /// The first session strictly after an instant.
  public func session(after instant: Timestamp, in zone: TimeZone) -> Timestamp {
    var date = firstDate(onOrAfter: zone.local(instant).date)
    while true {
      let session = zone.instant(LocalTime(date: date, microsecondsOfDay: microsecondsOfDay))
      if session > instant { return session }
      date = firstDate(onOrAfter: date + 1)
    }
  }
}
