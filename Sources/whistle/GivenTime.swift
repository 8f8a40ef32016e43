import Basics
import CaseModel
import EventBook
import Projection

/// A time as the command line takes it: RFC 3339 with an offset, or a local time or a date in the zone
/// of the rules.
enum GivenTime {
  case instant(Timestamp)
  case local(LocalTime)
  case date(CivilDate)

  /// What a date alone stands for.
  enum DateMeaning {
    case beginning, end
  }

  /// Whether a zone decides what is meant.
  var isLocal: Bool {
    switch self {
    case .instant: false
    case .local, .date: true
    }
  }

  init?(_ text: String) {
    let bytes = Array(text.utf8)
    if let instant = Timestamp(rfc3339: text) {
      self = .instant(instant)
    } else if let date = CivilDate(text) {
      self = .date(date)
    } else if bytes.count >= 16,
      let date = CivilDate(String(decoding: bytes[..<10], as: UTF8.self)),
      let microseconds = Self.timeOfDay(bytes)
    {
      self = .local(LocalTime(date: date, microsecondsOfDay: microseconds))
    } else {
      return nil
    }
  }

  /// Of `2026-07-26T15:41` or `2026-07-26T15:41:30`, also with a blank, as tables show it: read as that
  /// time in UTC.
  private static func timeOfDay(_ bytes: [UInt8]) -> Int64? {
    guard [UInt8(ascii: "T"), UInt8(ascii: " ")].contains(bytes[10]) else { return nil }
    let time = String(decoding: bytes[11...], as: UTF8.self) + (bytes.count == 16 ? ":00" : "")
    let microseconds = Timestamp(rfc3339: "1970-01-01T\(time)Z")?.microseconds
    return microseconds.flatMap { $0 < Timestamp.microsecondsPerDay ? $0 : nil }
  }

  /// The instant that is meant; nil for a date where none may stand.
  ///
  /// - Parameter zone: where the book has no rules.
  func instant(
    in home: Home, date meaning: DateMeaning?, else zone: TimeZone = .utc
  ) -> Timestamp? {
    switch (self, meaning) {
    case (.instant(let instant), _): instant
    case (.local(let local), _): Self.instant(of: local, in: home, else: zone)
    case (.date(let date), .beginning):
      Self.instant(of: Self.midnight(date), in: home, else: zone)
    case (.date(let date), .end):
      Self.instant(of: Self.midnight(date + 1), in: home, else: zone)
        .advanced(byMicroseconds: -1)
    case (.date, nil): nil
    }
  }

  private static func midnight(_ date: CivilDate) -> LocalTime {
    LocalTime(date: date, microsecondsOfDay: 0)
  }

  /// In the zone of the rules in force then; before the first rules in theirs. A book that cannot be
  /// read has none: whoever needs it says what is wrong with it.
  private static func instant(
    of local: LocalTime, in home: Home, else zone: TimeZone
  ) -> Timestamp {
    let zones = (try? home.zones()) ?? []
    let inForce = zones.last { $0.zone.instant(local) >= $0.effective }
    return ((inForce ?? zones.first)?.zone ?? zone).instant(local)
  }
}
