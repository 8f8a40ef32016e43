import Basics

/// The days of a holiday-cn document (github.com/NateScarlet/holiday-cn, schema.json):
///
///     {"year":2026,"papers":[…],"days":[{"name":"元旦","date":"2026-01-01","isOffDay":true},…]}
struct HolidayDocument {
  private(set) var content = CalendarContent()
  private let view: ByteView

  init(_ view: ByteView) {
    self.view = view
    do throws(JSONError) {
      read(try JSONParser.parse(view))
    } catch {
      content.fault(
        .form, error.message.english, error.message.chinese, at: place(offset: error.offset))
    }
  }

  private mutating func read(_ document: JSONValue) {
    guard let year = document.object?["year"]?.number?.int, (0...9999).contains(year) else {
      return content.fault(.form, "'year' must be a year", "“year”应为年份", at: place("year"))
    }
    guard let days = document.object?["days"]?.array else {
      return content.fault(
        .form, "'days' must be a list of days", "“days”应为日期列表", at: place("days"))
    }
    content.year = (year, place("year"))
    for (index, day) in days.enumerated() { read(day, at: String(index)) }
  }

  private mutating func read(_ day: JSONValue, at index: String) {
    guard let date = day.object?["date"]?.string.flatMap({ CivilDate($0) }) else {
      return content.fault(
        .form, "a day needs a 'date' such as 2026-01-01", "日期应写“date”，如 2026-01-01",
        at: place("days", index, "date"))
    }
    guard let isHoliday = day.object?["isOffDay"]?.bool else {
      return content.fault(
        .form, "\(date.text) needs 'isOffDay', true or false",
        "\(date.text) 应写“isOffDay”：true 或 false",
        at: place("days", index, "isOffDay"), year: date.year)
    }
    let name = day.object?["name"]?.string ?? ""
    if isHoliday, DayWords(name).saysWork {
      return content.fault(
        .unclear, "\(date.text) is called '\(name)' and stands as a holiday",
        "\(date.text) 名为“\(name)”，却列为假日", at: place("days", index, "isOffDay"), year: date.year)
    }
    content.days.append(
      CalendarDay(date: date, isHoliday: isHoliday, place: place("days", index, "date")))
  }

  /// Where the value of a path stands, or what there is of the path.
  private func place(_ path: String...) -> FilePlace {
    place(offset: JSONPlace(of: JSONPointer(path), in: view)?.value ?? 0)
  }

  private func place(offset: Int) -> FilePlace {
    let (line, column) = JSONError.place(of: offset, in: view)
    return FilePlace(line: line, column: column)
  }
}

/// What the name of a day says of it: `春节 补班` is worked, `春节 假期` is a holiday, `春节（休）` too.
struct DayWords {
  let saysWork: Bool
  let saysHoliday: Bool

  init(_ name: String) {
    // 调休 is said of the days off and of the days that make up for them.
    let text = name.lowercased().split(separator: "调休", omittingEmptySubsequences: false)
      .joined()
    saysWork = Self.work.contains { text.contains($0) }
    saysHoliday = Self.holiday.contains { text.contains($0) }
  }

  private static let work = ["班", "工作日", "make-up", "makeup", "workday", "working day"]
  private static let holiday = ["假", "休", "holiday", "day off"]
}
