import Basics

/// The days of an iCalendar file (RFC 5545), one whole day an event:
///
///     BEGIN:VEVENT
///     DTSTART;VALUE=DATE:20260214
///     DTEND;VALUE=DATE:20260215          the day after; may be left out
///     SUMMARY:春节 补班                   or 假期, （休）, （班）
///     END:VEVENT
///
/// A file in which no event says whether it is a holiday is one of holidays alone (decision 8).
struct ICalendar {
  private(set) var content = CalendarContent()
  /// The components that are open, outermost first.
  private var open: [ContentLine] = []
  private var hasCalendar = false
  /// The lines of the event that is open, without those of what stands within it.
  private var event: [ContentLine] = []
  private var unmarked: [(day: CalendarDay, name: String)] = []
  private var isMarked = false

  init(_ bytes: [UInt8]) {
    for (text, number) in ContentLines(bytes).lines {
      guard read(text, line: number) else { return }
    }
    if let line = open.last {
      content.fault(
        .form, "\(line.value) does not end: the file may be cut off",
        "\(line.value) 没有结束，文件可能不完整", at: line.place)
    } else if !hasCalendar {
      content.fault(.form, "there is no BEGIN:VCALENDAR", "没有 BEGIN:VCALENDAR", at: nil)
    }
    settleUnmarked()
  }

  /// - Returns: false where what follows cannot be understood.
  private mutating func read(_ text: String?, line number: Int) -> Bool {
    let place = FilePlace(line: number, column: 1)
    // A make-up day whose name cannot be read would pass for a holiday.
    guard let text else {
      content.fault(.form, "the line is not UTF-8", "该行不是 UTF-8 编码", at: place)
      return false
    }
    guard let line = ContentLine(text, line: number) else {
      content.fault(.form, "this is not a line NAME:VALUE", "不是“名称:值”形式的行", at: place)
      return false
    }
    return take(line)
  }

  /// - Returns: false where it is not allowed here.
  private mutating func take(_ line: ContentLine) -> Bool {
    switch line.name {
    case "BEGIN":
      if open.isEmpty, line.value.uppercased() != "VCALENDAR" { break }
      hasCalendar = true
      open.append(line)
      if isInEvent { event = [] }
      return true
    case "END":
      guard let begun = open.last, begun.value.uppercased() == line.value.uppercased() else {
        break
      }
      if isInEvent { takeEvent(begun) }
      open.removeLast()
      return true
    default:
      guard !open.isEmpty else { break }
      if isInEvent { event.append(line) }
      return true
    }
    content.fault(
      .form, "\(line.name):\(line.value) is not allowed here", "此处不应有 \(line.name):\(line.value)",
      at: line.place)
    return false
  }

  private var isInEvent: Bool { open.count == 2 && open[1].value.uppercased() == "VEVENT" }

  // MARK: Events

  private mutating func takeEvent(_ begun: ContentLine) {
    let starts = event.filter { $0.name == "DTSTART" }
    guard starts.count == 1, let date = starts[0].date else {
      return content.fault(
        .form, "an event needs one DTSTART;VALUE=DATE", "事件应有一个 DTSTART;VALUE=DATE",
        at: (starts.first ?? begun).place)
    }
    let start = starts[0]
    if let fault = fault(of: start, date) ?? endFault(date) {
      var dated = fault
      dated.year = date.year
      return content.faults.append(dated)
    }
    takeDay(date, at: start.place)
  }

  private func fault(of start: ContentLine, _ date: CivilDate) -> CalendarFault? {
    let rules = ["RRULE", "RDATE", "EXRULE", "RECURRENCE-ID"]
    if let rule = event.first(where: { rules.contains($0.name) }) {
      return fault(.repeating, "the event of \(date.text) repeats", "\(date.text) 的事件是重复事件", rule)
    }
    if let status = event.first(where: { $0.name == "STATUS" && $0.value == "CANCELLED" }) {
      return fault(.form, "the event of \(date.text) is cancelled", "\(date.text) 的事件已取消", status)
    }
    if start.isTimed { return timed(date, start) }
    guard start.isDate, start.value.utf8.count == 8 else {
      return fault(
        .form,
        "'\(start.value)' is not said to be a date (VALUE=DATE)",
        "“\(start.value)”未注明是日期（VALUE=DATE）", start)
    }
    return nil
  }

  /// An event without an end is one day long (RFC 5545 §3.6.1).
  private func endFault(_ date: CivilDate) -> CalendarFault? {
    if let end = event.first(where: { $0.name == "DTEND" }) {
      if end.isTimed { return timed(date, end) }
      if end.isDate, end.date == date + 1 { return nil }
      return fault(
        .span,
        "the event of \(date.text) ends with '\(end.value)', not with the day after",
        "\(date.text) 的事件止于“\(end.value)”，而不是次日", end)
    }
    guard let duration = event.first(where: { $0.name == "DURATION" }),
      !["P1D", "+P1D"].contains(duration.value)
    else { return nil }
    if duration.value.contains("T") { return timed(date, duration) }
    return fault(
      .span,
      "the event of \(date.text) lasts '\(duration.value)', not P1D",
      "\(date.text) 的事件长“\(duration.value)”，而不是 P1D", duration)
  }

  private func timed(_ date: CivilDate, _ line: ContentLine) -> CalendarFault {
    fault(
      .timed, "the event of \(date.text) has a time of day: '\(line.value)'",
      "\(date.text) 的事件带有时刻：“\(line.value)”", line)
  }

  private func fault(
    _ code: CalendarCode, _ english: String, _ chinese: String, _ line: ContentLine
  ) -> CalendarFault {
    CalendarFault(code: code, reason: Phrase(english, chinese), place: line.place)
  }

  // MARK: Holiday or make-up day

  private mutating func takeDay(_ date: CivilDate, at start: FilePlace) {
    let summary = event.first { $0.name == "SUMMARY" }
    let special = event.first { $0.name == "X-APPLE-SPECIAL-DAY" }?.value
    let words = DayWords(summary?.value ?? "")
    let saysWork = words.saysWork || special == "ALTERNATE-WORKDAY"
    let saysHoliday = words.saysHoliday || special == "WORK-HOLIDAY"
    let day = CalendarDay(date: date, isHoliday: !saysWork, place: start)
    if saysWork, saysHoliday {
      content.fault(
        .unclear,
        "\(date.text), '\(summary?.value ?? "")', reads as a holiday and as a make-up day",
        "\(date.text)“\(summary?.value ?? "")”既像假日又像补班日", at: summary?.place ?? start,
        year: date.year)
    } else if saysWork || saysHoliday {
      isMarked = true
      content.days.append(day)
    } else {
      unmarked.append((day, summary?.value ?? ""))
    }
  }

  private mutating func settleUnmarked() {
    for (day, name) in unmarked {
      guard isMarked else {
        content.days.append(day)
        continue
      }
      content.fault(
        .unclear,
        "\(day.date.text), '\(name)', does not say which it is, and other events of the file do",
        "\(day.date.text)“\(name)”未写明假日或补班，而文件中其他事件写了", at: day.place,
        year: day.date.year)
    }
  }
}
