/// The offsets of a named zone from UTC through time, as TZif files record them (RFC 8536).
public struct TimeZone: Hashable, Sendable {
  /// The name by which the rules call it, for example `Asia/Shanghai`.
  public let name: String
  private let changes: Changes
  /// Microseconds from which on the offset never changes, and that offset; `.max` where it does.
  @usableFromInline let steadyFrom: Int64
  @usableFromInline let steadyOffset: Int

  public static let utc = TimeZone(name: "UTC", transitions: [], offsets: [0], future: nil)

  init(name: String, transitions: [Int64], offsets: [Int], future: FutureRule?) {
    self.name = name
    changes = Changes(transitions: transitions, offsets: offsets, future: future)
    let last = transitions.last ?? .min
    let (start, overflow) = last.multipliedReportingOverflow(by: Timestamp.microsecondsPerSecond)
    if let future {
      steadyOffset = future.steadySeconds ?? 0
      steadyFrom = future.steadySeconds == nil ? .max : overflow ? .min : start
    } else {
      steadyOffset = offsets[offsets.count - 1]
      steadyFrom = overflow ? .min : start
    }
  }

  /// Seconds east of UTC at an instant.
  ///
  /// - Complexity: O(1) after the last recorded transition, else O(log transitions).
  @inlinable
  public func offsetSeconds(at instant: Timestamp) -> Int {
    instant.microseconds >= steadyFrom ? steadyOffset : changingOffsetSeconds(at: instant)
  }

  @usableFromInline
  func changingOffsetSeconds(at instant: Timestamp) -> Int {
    changes.offsetSeconds(at: instant.microseconds.flooredQuotient(Timestamp.microsecondsPerSecond))
  }

  /// The local date and the microseconds since local midnight.
  @inlinable
  public func local(_ instant: Timestamp) -> LocalTime {
    let shifted =
      instant.microseconds + Int64(offsetSeconds(at: instant)) * Timestamp.microsecondsPerSecond
    let day = shifted.flooredQuotient(Timestamp.microsecondsPerDay)
    return LocalTime(
      date: CivilDate(dayNumber: Int(day)),
      microsecondsOfDay: shifted - day * Timestamp.microsecondsPerDay)
  }

  /// The instant of a local time: of a repeated hour the first, a skipped one moved forward by the
  /// gap (SPEC §6).
  @inlinable
  public func instant(_ local: LocalTime) -> Timestamp {
    let naive =
      Int64(local.date.dayNumber) * Timestamp.microsecondsPerDay + local.microsecondsOfDay
    let isSteady =
      steadyFrom < .max - 2 * Timestamp.microsecondsPerDay
      && naive >= steadyFrom + 2 * Timestamp.microsecondsPerDay
    guard isSteady else { return changingInstant(naive) }
    return Timestamp(microseconds: naive - Int64(steadyOffset) * Timestamp.microsecondsPerSecond)
  }

  @usableFromInline
  func changingInstant(_ naive: Int64) -> Timestamp {
    // The offsets a day before and after bracket every change of offset that can matter.
    let before = offsetSeconds(at: Timestamp(microseconds: naive - Timestamp.microsecondsPerDay))
    let after = offsetSeconds(at: Timestamp(microseconds: naive + Timestamp.microsecondsPerDay))
    let early = Timestamp(microseconds: naive - Int64(before) * Timestamp.microsecondsPerSecond)
    if before == after { return early }
    // With the offset before the change the reading is right if the change has not come yet: then
    // it is the first of two. In a gap neither offset fits, and the one before moves it forward.
    if offsetSeconds(at: early) == before { return early }
    let late = Timestamp(microseconds: naive - Int64(after) * Timestamp.microsecondsPerSecond)
    return offsetSeconds(at: late) == after ? late : early
  }

  /// RFC 3339 with the offset that this zone has then, `Z` where that is none.
  public func format(_ instant: Timestamp) -> String {
    let offset = offsetSeconds(at: instant)
    return instant.rfc3339(offsetSeconds: offset == 0 ? nil : offset)
  }

  /// Puts the same behind what a buffer holds.
  public func append(_ instant: Timestamp, to out: inout TextBuffer) {
    let offset = offsetSeconds(at: instant)
    instant.append(to: &out, offsetSeconds: offset == 0 ? nil : offset)
  }
}

extension TimeZone {
  /// All changes of a zone's offset. Apart from the zone, and a class, so that a zone is small: it is
  /// handed about by value in every computing.
  private final class Changes: Hashable, Sendable {
    /// Instants at which the offset changes, ascending, in seconds since 1970 UTC.
    let transitions: [Int64]
    /// `offsets[0]` holds before the first transition, `offsets[i + 1]` from transition i on;
    /// seconds east of UTC.
    let offsets: [Int]
    /// What holds after the last transition, where the file gives a rule.
    let future: FutureRule?

    init(transitions: [Int64], offsets: [Int], future: FutureRule?) {
      self.transitions = transitions
      self.offsets = offsets
      self.future = future
    }

    func offsetSeconds(at seconds: Int64) -> Int {
      guard let last = transitions.last, seconds < last else {
        return future?.offsetSeconds(at: seconds) ?? offsets[offsets.count - 1]
      }
      var low = 0
      var high = transitions.count
      while low < high {
        let middle = (low + high) / 2
        if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
      }
      return offsets[low]
    }

    static func == (left: Changes, right: Changes) -> Bool {
      left.transitions == right.transitions && left.offsets == right.offsets
        && left.future == right.future
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(transitions)
      hasher.combine(offsets)
      hasher.combine(future)
    }
  }
}

/// A reading of a wall clock and calendar, in no particular zone.
public struct LocalTime: Hashable, Sendable {
  public var date: CivilDate
  /// 0 ..< 86,400,000,000.
  public var microsecondsOfDay: Int64

  @inlinable
  public init(date: CivilDate, microsecondsOfDay: Int64) {
    self.date = date
    self.microsecondsOfDay = microsecondsOfDay
  }

  public init(date: CivilDate, hour: Int, minute: Int, second: Int = 0) {
    self.date = date
    microsecondsOfDay = Int64(hour * 3600 + minute * 60 + second) * Timestamp.microsecondsPerSecond
  }
}
