import Basics

/// The hours of a working day: stretches of local time, in microseconds since local midnight.
public enum DayHours {
  /// Reads a stretch such as `09:00-12:00`; nil for anything else.
  public static func stretch(_ text: String) -> Range<Int64>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let start = timeOfDay(String(ends[0])),
      let end = timeOfDay(String(ends[1])), start < end
    else { return nil }
    return start..<end
  }

  /// A stretch as `stretch` reads it.
  public static func text(_ stretch: Range<Int64>) -> String {
    [stretch.lowerBound, stretch.upperBound].map { instant in
      let minutes = Int(instant / Timestamp.microsecondsPerMinute)
      return [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        .joined(separator: ":")
    }.joined(separator: "-")
  }

  /// `HH:MM` from 00:00 to 24:00, in microseconds since midnight.
  static func timeOfDay(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = Decimal.value(bytes[0..<2]),
      let minute = Decimal.value(bytes[3..<5]), minute < 60, hour * 60 + minute <= 1440
    else { return nil }
    return Int64(hour * 60 + minute) * Timestamp.microsecondsPerMinute
  }

  /// Ascending, and apart: stretches that overlap become one.
  public static func united(_ stretches: [Range<Int64>]) -> [Range<Int64>] {
    stretches.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { result, next in
      if let last = result.last, next.lowerBound < last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, next.upperBound)
      } else {
        result.append(next)
      }
    }
  }
}
