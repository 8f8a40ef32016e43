import Basics
import CaseModel
import CommandLineKit
import Interchange

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
        "time", value: "T", "From when it holds.", "自何时起施行。", default: Phrase("now", "现在")),
    ] + Options.writing)

  static func run(_ context: Context) throws(Diagnostic) {
    let name = context.call.string("name") ?? ""
    let file = try read(context)
    let data: JSONObject = [
      "calendar": .string(name), "year": .integer(file.year),
      "holidays": .array(file.holidays.map { .string($0.text) }),
      "workdays": .array(file.workdays.map { .string($0.text) }),
    ]
    let time = try context.instant("time", date: nil) ?? context.now
    try RecordCommand.record(
      context, type: EventType.calendarAdopted.name, subject: "calendar", given: data
    ) { state throws(Diagnostic) in
      remark(on: file, state.scene, context)
      guard let entry = standing(file, name, at: time, in: state.scene) else { return data }
      context.say(
        "nothing to do: the calendar '\(name)' of \(file.year) stands so already (sequence "
          + "\(entry.sequence))",
        "无需记录：日历“\(name)”\(file.year) 年已是如此（序号 \(entry.sequence)）")
      return nil
    }
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
        let days = file.leftOut.sorted().map(\.text)
        context.say(
          "left out, of other years: \(days.joined(separator: ", "))",
          "未取的其他年份的日期：\(days.joined(separator: "、"))")
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

  /// The adoption by which the year stands as the file has it already.
  private static func standing(
    _ file: CalendarFile, _ name: String, at time: Timestamp, in scene: Scene
  ) -> Calendars.Entry? {
    let last = scene.calendars.entries.last { entry in
      entry.time <= time && entry.year.year == file.year && scene.symbols.text(entry.name) == name
    }
    let year = CalendarYear(
      year: file.year, holidays: Set(file.holidays), workdays: Set(file.workdays))
    return last?.year == year ? last : nil
  }

  /// What may be a slip: make-up days on days that are worked anyway, a name that no rules use.
  private static func remark(
    on file: CalendarFile, _ scene: Scene, _ context: Context
  ) {
    let week = scene.ruleset(at: context.now)?.calendar.week ?? []
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

      A later adoption replaces the year. The same once more adds nothing.
      """

    private static let chinese = """
      一年整体采用，否则全不采用：有误之处逐行列出。一个文件含数年，或含上一年的日期，须加 --year。

      JSON 为 holiday-cn 的格式：“year”，以及“days”中的“date”和“isOffDay”。iCalendar 中一个事件为一整天\
      （DTSTART;VALUE=DATE），SUMMARY 写明“假期”“休”或“补班”“班”；文件中若都未写明，则都是假日。

      后采用的取代同一年原有的。重复导入不增加任何内容。
      """
  }
}
