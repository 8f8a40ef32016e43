/// The POSIX TZ rule in a TZif footer (RFC 8536 §3.3): what holds after the last transition.
///
///     CST-8    EST5EDT,M3.2.0,M11.1.0    <+0330>-3:30
struct FutureRule: Hashable, Sendable {
  private var standardSeconds: Int
  private var daylight: Daylight?

  private struct Daylight: Hashable {
    var seconds: Int
    var start, end: Change
  }

  /// A day of the year and a local time in seconds, which may lie outside the day.
  private struct Change: Hashable {
    enum Day: Hashable {
      case weekday(month: Int, week: Int, day: Int)
      case julianWithoutLeapDay(Int)
      case dayOfYear(Int)
    }
    var day: Day
    var seconds: Int

    /// Local seconds since 1970 at which the change comes in a year.
    func localSeconds(in year: Int) -> Int64 {
      let newYear = CivilDate(unchecked: year, 1, 1).dayNumber
      let dayNumber: Int
      switch day {
      case .julianWithoutLeapDay(let day):
        dayNumber = newYear + day - 1 + (CivilDate.isLeap(year) && day >= 60 ? 1 : 0)
      case .dayOfYear(let day):
        dayNumber = newYear + day
      case .weekday(let month, let week, let weekday):
        let first = CivilDate(unchecked: year, month, 1)
        // POSIX counts Sunday as 0, `Weekday` Monday.
        let firstWeekday = ((first.dayNumber + 4) % 7 + 7) % 7
        var day = 1 + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
        while day > CivilDate.days(in: month, of: year) { day -= 7 }
        dayNumber = first.dayNumber + day - 1
      }
      return Int64(dayNumber) * 86_400 + Int64(seconds)
    }
  }

  init?(_ text: String) {
    var parser = Parser(bytes: Array(text.utf8))
    guard parser.name(), let standard = parser.seconds() else { return nil }
    standardSeconds = -standard
    guard !parser.atEnd else { return }
    guard parser.name() else { return nil }
    var daylightSeconds = standardSeconds + 3600
    if parser.peek != 0x2C {
      guard let given = parser.seconds() else { return nil }
      daylightSeconds = -given
    }
    guard let start = parser.change(), let end = parser.change(), parser.atEnd else { return nil }
    daylight = Daylight(seconds: daylightSeconds, start: start, end: end)
  }

  /// The offset where it is the same all year.
  var steadySeconds: Int? { daylight == nil ? standardSeconds : nil }

  func offsetSeconds(at seconds: Int64) -> Int {
    guard let daylight else { return standardSeconds }
    let localDay = (seconds + Int64(standardSeconds)).flooredQuotient(86_400)
    let year = CivilDate(dayNumber: Int(localDay)).year
    let start = daylight.start.localSeconds(in: year) - Int64(standardSeconds)
    let end = daylight.end.localSeconds(in: year) - Int64(daylight.seconds)
    let isDaylight =
      start < end ? (start..<end).contains(seconds) : !(end..<start).contains(seconds)
    return isDaylight ? daylight.seconds : standardSeconds
  }

  private struct Parser {
    let bytes: [UInt8]
    var cursor = 0

    var atEnd: Bool { cursor == bytes.count }
    var peek: UInt8? { cursor < bytes.count ? bytes[cursor] : nil }

    /// An abbreviation: letters, or anything within angle brackets.
    mutating func name() -> Bool {
      let start = cursor
      if peek == UInt8(ascii: "<") {
        while let byte = peek, byte != UInt8(ascii: ">") { cursor += 1 }
        guard peek != nil else { return false }
        cursor += 1
        return true
      }
      while let byte = peek, (0x41...0x5A).contains(byte & 0xDF) { cursor += 1 }
      return cursor - start >= 3
    }

    mutating func number() -> Int? {
      let start = cursor
      while let byte = peek, (0x30...0x39).contains(byte) { cursor += 1 }
      guard cursor - start <= 4 else { return nil }
      return Decimal.value(bytes[start..<cursor])
    }

    mutating func take(_ character: Character) -> Bool {
      guard peek == character.asciiValue else { return false }
      cursor += 1
      return true
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func seconds() -> Int? {
      let negative = take("-")
      if !negative { _ = take("+") }
      guard let hours = number() else { return nil }
      var total = hours * 3600
      if take(":") {
        guard let minutes = number() else { return nil }
        total += minutes * 60
        if take(":") {
          guard let seconds = number() else { return nil }
          total += seconds
        }
      }
      return negative ? -total : total
    }

    /// `,Mm.w.d`, `,Jn` or `,n`, with `/time` or else 02:00.
    mutating func change() -> Change? {
      guard take(","), let day = day() else { return nil }
      guard take("/") else { return Change(day: day, seconds: 7200) }
      guard let seconds = seconds() else { return nil }
      return Change(day: day, seconds: seconds)
    }

    private mutating func day() -> Change.Day? {
      if take("M") {
        guard let month = number(), take("."), let week = number(), take("."),
          let day = number(), (1...12).contains(month), (1...5).contains(week),
          (0...6).contains(day)
        else { return nil }
        return .weekday(month: month, week: week, day: day)
      }
      if take("J") { return number().map { .julianWithoutLeapDay($0) } }
      return number().map { .dayOfYear($0) }
    }
  }
}
