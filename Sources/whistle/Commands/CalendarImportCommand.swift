import Basics
import CaseModel
import CommandLineKit
import EventBook
import Interchange
import Projection

enum CalendarImportCommand: Command {
  static let spec = CommandSpec(
    "import", Phrase("Adopts the calendar of a year.", "采用一年的日历。"),
    discussion: Help.discussion,
    arguments: [
      ArgumentSpec(
        "FILE", kind: .file, "holiday-cn JSON, or iCalendar.", "holiday-cn 的 JSON，或 iCalendar。")
    ],
    options: [
      OptionSpec(
        "name", value: "N", "The calendar, as the rules name it: cn.", "日历名称，与规则中的一致：cn。",
        isRequired: true),
      OptionSpec(
        "year", value: "Y", "Only the days of this year; the others are named and left out.",
        "只取该年的日期；其余的列出，不予采用。"),
      Options.by, Options.source,
      OptionSpec(
        "time", value: "T", "From when it applies.", "自何时起施行。", default: Phrase("now", "现在")),
    ] + Options.writing)

  static func run(_ context: Context) throws(Diagnostic) {
    let name = context.call.string("name") ?? ""
    let file = try read(context)
    let time = try context.instant("time", date: nil) ?? context.now
    let plain = year(file, keeping: nil, context)
    try RecordCommand.record(
      context, type: EventType.calendarAdopted.name, subject: "calendar", given: data(plain, name),
      complete: { envelope, recorder throws(Diagnostic) in
        let reference = recorder.state.reference
        remark(on: file, reference, context)
        let standing = standing(file.year, name, at: time, in: reference)
        let year = year(file, keeping: standing, context)
        envelope.data = data(year, name)
        guard let standing, standing.year == year else { return true }
        context.say(
          "nothing to do: the calendar '\(name)' of \(file.year) is adopted already (sequence "
            + "\(standing.sequence))",
          "无需记录：日历“\(name)”\(file.year) 年已是如此（序号 \(standing.sequence)）")
        return false
      })
  }

  // MARK: The file

  /// - Throws: `calendar.refused`, when every fault has been said.
  private static func read(_ context: Context) throws(Diagnostic) -> CalendarFile {
    let path = context.call.argument("FILE") ?? ""
    let year = try context.number("year", in: 1...9999)
    let bytes = try Documents.bytes(path)
    do throws(CalendarFile.Faults) {
      let file = try CalendarFile(bytes, file: path, year: year)
      if !file.leftOut.isEmpty {
        context.say(
          "left out, of other years", "未取的其他年份的日期", file.leftOut.sorted().map(\.text))
      }
      return file
    } catch {
      for fault in error.faults { context.say(fault, .refused) }
      throw Diagnostic(
        CalendarCode.refused,
        "nothing was adopted: \(error.faults.count) places of the file are refused",
        "未予采用：文件有 \(error.faults.count) 处被拒收", at: .init(file: path))
    }
  }

  // MARK: The book

  /// The adoption of the year that holds at an instant.
  private static func standing(
    _ year: Int, _ name: String, at time: Timestamp, in reference: ReferenceData
  ) -> Calendars.Entry? {
    reference.calendars.entries.last { entry in
      entry.time <= time && entry.year.year == year && reference.symbols.text(entry.name) == name
    }
  }

  /// What the file says, with the half days that stand: no file has any. One that is a holiday now falls
  /// away.
  private static func year(
    _ file: CalendarFile, keeping standing: Calendars.Entry?, _ context: Context
  ) -> CalendarYear {
    var year = CalendarYear(
      year: file.year, holidays: Set(file.holidays), workdays: Set(file.workdays))
    let halfDays = standing?.year.hours ?? [:]
    year.hours = halfDays.filter { !year.holidays.contains($0.key) && !$0.value.isEmpty }
    func days(_ hours: [CivilDate: [Range<Int64>]]) -> [String] { hours.keys.sorted().map(\.text) }
    if !year.hours.isEmpty {
      context.say("half days adopted before are kept", "保留已有的半日", days(year.hours))
    }
    let lost = halfDays.filter { year.hours[$0.key] == nil }
    if !lost.isEmpty {
      context.say(
        "half days that are holidays now, or have no hours, fall away", "已列为假日或没有时段的半日不再保留",
        days(lost))
    }
    return year
  }

  private static func data(_ year: CalendarYear, _ name: String) -> JSONObject {
    func dates(_ dates: Set<CivilDate>) -> JSONValue {
      .array(dates.sorted().map { .string($0.text) })
    }
    var data: JSONObject = [
      "calendar": .string(name), "year": .integer(year.year), "holidays": dates(year.holidays),
      "workdays": dates(year.workdays),
    ]
    if year.hours.isEmpty { return data }
    let hours = year.hours.sorted { $0.key < $1.key }.map { date, stretches in
      (date.text, JSONValue.array(stretches.map { .string(DayHours.text($0)) }))
    }
    data[.hours] = .object(JSONObject(hours))
    return data
  }

  /// Make-up days on days that are worked anyway: what may be a slip.
  private static func remark(on file: CalendarFile, _ reference: ReferenceData, _ context: Context)
  {
    let week = reference.ruleset(at: context.now)?.calendar.week ?? []
    for day in file.workdays where week.contains(day.weekday) {
      context.say(
        Diagnostic(
          CalendarCode.weekday, "the make-up day \(day.text) is a working day anyway",
          "补班日 \(day.text) 本来就是工作日"), .warning)
    }
  }

  private enum Help {
    static let discussion = Phrase(english, chinese)

    private static let english = """
      The whole of a year, or nothing: what is wrong is named by line, and nothing is adopted then. A file of \
      several years, or with days of the year before, needs --year.

      JSON is that of holiday-cn: "year", and "days" with "date" and "isOffDay". In iCalendar an event is one \
      whole day (DTSTART;VALUE=DATE); its SUMMARY says 假期 or 休 for a holiday, 补班 or 班 for a make-up day \
      (or "holiday", "make-up", "workday"). Where no event says which it is, all are holidays.

      A later adoption replaces the year; half days (hours), which files do not have, are kept. The same once \
      more adds nothing.
      """

    private static let chinese = """
      一年整体采用，否则全不采用：有误之处逐行列出。一个文件含数年，或含上一年的日期，须加 --year。

      JSON 为 holiday-cn 的格式：“year”，以及“days”中的“date”和“isOffDay”。iCalendar 中一个事件为一整天\
      （DTSTART;VALUE=DATE），SUMMARY 写明“假期”“休”或“补班”“班”；文件中若都未写明，则都是假日。

      后采用的取代同一年原有的；文件不含半日（hours），已有的保留。重复导入不增加任何内容。
      """
  }
}
