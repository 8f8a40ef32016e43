public import Basics

/// What one `calendar.adopted` says of a year.
public struct CalendarYear: Hashable, Sendable {
  public var year: Int
  /// Days that are no working days though their weekday is one.
  public var holidays: Set<CivilDate>
  /// Make-up days: working days though their weekday is none. They win over `holidays`.
  public var workdays: Set<CivilDate>
  /// Half days: what stands instead of the ruleset's hours on a date (`DayHours`), ascending and
  /// apart. They make no day a working day.
  public var hours: [CivilDate: [Range<Int64>]]

  public init(
    year: Int, holidays: Set<CivilDate>, workdays: Set<CivilDate>,
    hours: [CivilDate: [Range<Int64>]] = [:]
  ) {
    self.year = year
    self.holidays = holidays
    self.workdays = workdays
    self.hours = hours
  }
}

/// All adoptions of calendars that a reading of the book knows.
public struct Calendars: Sendable {
  public struct Entry: Sendable {
    public let name: Symbol
    public let year: CalendarYear
    /// From when it takes over timers, like a ruleset with scope `open`.
    public let time: Timestamp
    public let sequence: Int
  }

  /// By time, of equals in the order of the book: the later of two for one year wins.
  public private(set) var entries: [Entry] = []

  public init() {}

  mutating func adopt(_ entry: Entry) {
    let index = entries.firstIndex { ($0.time, $0.sequence) > (entry.time, entry.sequence) }
    entries.insert(entry, at: index ?? entries.count)
  }
}
