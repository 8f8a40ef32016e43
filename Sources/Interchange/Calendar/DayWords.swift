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
