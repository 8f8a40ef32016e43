import Testing

@Suite("Calendars as iCalendar files")
struct ICalendarTests {
  /// A calendar whose events begin in its lines 2, 2 + lines of the first, …
  private func calendar(_ events: String..., newline: String = "\r\n") -> String {
    var lines = ["BEGIN:VCALENDAR"]
    for event in events {
      lines += ["BEGIN:VEVENT"] + event.split(separator: "|").map(String.init) + ["END:VEVENT"]
    }
    lines += ["END:VCALENDAR", ""]
    return lines.joined(separator: newline)
  }

  @Test("an event is one whole day; its summary says which kind", arguments: ["\r\n", "\n"])
  func events(_ newline: String) {
    let text = calendar(
      "DTSTART;VALUE=DATE:20260101|DTEND;VALUE=DATE:20260102|SUMMARY:元旦 假期 第1天/共3天",
      "DTSTART;VALUE=DATE:20260102|SUMMARY:元旦（休）",
      "dtstart;value=\"date\":20260103|summary:New Year holiday",
      "DTSTART;VALUE=DATE:20260104|DURATION:P1D|SUMMARY:元旦 补班 第1天/共1天",
      "DTSTART;VALUE=DATE:20260214|SUMMARY:春节调休（班）",
      "DTSTART;VALUE=DATE:20260228|SUMMARY:春节|X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY",
      newline: newline)
    #expect(
      reading(text) == [
        "2026", "holiday 2026-01-01", "holiday 2026-01-02", "holiday 2026-01-03",
        "workday 2026-01-04", "workday 2026-02-14", "workday 2026-02-28",
      ])
  }

  @Test("the years are those of RFC 3339", arguments: ["0000", "9999"])
  func years(year: String) {
    let number = year == "0000" ? "0" : year
    let text = calendar("DTSTART;VALUE=DATE:\(year)1231")
    #expect(reading(text) == [number, "holiday \(year)-12-31"])
  }

  @Test("folded lines are put together, by bytes; alarms within an event are not part of it")
  func folded() {
    var bytes = Array(
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DA\r\n TE:20260104\r\nSUMMARY:元旦补".utf8)
    let last = Array("班".utf8)
    bytes += last.prefix(1) + Array("\r\n ".utf8) + last.dropFirst()
    bytes += Array(
      "\r\nBEGIN:VALARM\r\nDURATION:PT5M\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".utf8)
    #expect(reading(bytes) == ["2026", "workday 2026-01-04"])
  }

  @Test("a file in which no event says which it is has holidays alone")
  func unmarked() {
    let text = calendar(
      "DTSTART;VALUE=DATE:20260704|SUMMARY:Independence Day",
      "DTSTART;VALUE=DATE:20261225|SUMMARY:Christmas")
    #expect(reading(text) == ["2026", "holiday 2026-07-04", "holiday 2026-12-25"])
  }

  @Test(
    "an event that is not one whole day that happens once is refused by line",
    arguments: [
      ("DTSTART:20260214T090000|DTEND:20260214T180000|SUMMARY:补班", "3:1 timed"),
      ("DTSTART;TZID=Asia/Shanghai:20260214T090000|SUMMARY:补班", "3:1 timed"),
      ("DTSTART;VALUE=DATE:20260214|DTEND:20260215T000000|SUMMARY:补班", "4:1 timed"),
      ("DTSTART;VALUE=DATE:20260214|DURATION:PT9H|SUMMARY:补班", "4:1 timed"),
      ("DTSTART;VALUE=DATE:20260215|DTEND;VALUE=DATE:20260224|SUMMARY:假期", "4:1 span"),
      ("DTSTART;VALUE=DATE:20260215|DTEND;VALUE=DATE:20260215|SUMMARY:假期", "4:1 span"),
      ("DTSTART;VALUE=DATE:20260215|DURATION:P9D|SUMMARY:假期", "4:1 span"),
      ("DTSTART;VALUE=DATE:20260101|SUMMARY:假期|RRULE:FREQ=YEARLY", "5:1 repeating"),
      ("DTSTART;VALUE=DATE:20260101|RDATE;VALUE=DATE:20260102|SUMMARY:假期", "4:1 repeating"),
      ("DTSTART;VALUE=DATE:20260101|STATUS:CANCELLED|SUMMARY:假期", "4:1 form"),
      ("DTSTART:20260101|SUMMARY:假期", "3:1 form"),
      ("DTSTART;VALUE=DATE:20260231|SUMMARY:假期", "3:1 form"),
      ("SUMMARY:假期", "2:1 form"), ("DTSTART;VALUE=DATE:20260101|nonsense", "4:1 form"),
    ])
  func refusedEvent(_ event: String, _ fault: String) {
    let found = reading(calendar(event, "DTSTART;VALUE=DATE:20260105|SUMMARY:假期"))
    #expect(found == [fault])
  }

  @Test(
    "a make-up day that reads as a holiday, and an event that does not say, are refused by line")
  func unclear() {
    let text = calendar(
      "DTSTART;VALUE=DATE:20260214|SUMMARY:春节假期补班", "DTSTART;VALUE=DATE:20260215|SUMMARY:春节",
      "DTSTART;VALUE=DATE:20260216|SUMMARY:春节|X-APPLE-SPECIAL-DAY:WORK-HOLIDAY",
      "DTSTART;VALUE=DATE:20260228|SUMMARY:春节班|X-APPLE-SPECIAL-DAY:WORK-HOLIDAY")
    #expect(reading(text) == ["4:1 unclear", "7:1 unclear", "17:1 unclear"])
  }

  @Test("two years in one file are refused; of one that is asked for, all must be right")
  func severalYears() {
    let text = calendar(
      "DTSTART;VALUE=DATE:20251001|SUMMARY:假期", "DTSTART;VALUE=DATE:20260101|SUMMARY:假期",
      "DTSTART:20251011T090000|SUMMARY:补班")
    #expect(reading(text) == ["7:1 year", "11:1 timed"])
    #expect(reading(text, year: 2026) == ["2026", "holiday 2026-01-01", "left out 2025-10-01"])
    #expect(reading(text, year: 2025) == ["11:1 timed"])
    #expect(reading(text, year: 2024) == [" empty"])
  }

  @Test(
    "a file that is cut off, empty or no calendar is refused",
    arguments: [
      ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\n", "2:1 form"),
      ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nEND:VEVENT\n", "1:1 form"),
      ("BEGIN:VCALENDAR\nEND:VEVENT\n", "2:1 form"), ("BEGIN:VEVENT\nEND:VEVENT\n", "1:1 form"),
      ("", " form"), ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", " empty"),
    ])
  func noCalendar(_ text: String, _ fault: String) {
    #expect(reading(text) == [fault])
  }

  /// In another encoding the make-up days could not be told from holidays.
  @Test("a file that is not UTF-8 is refused")
  func encoding() {
    var bytes = Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:".utf8)
    bytes += [0xB2, 0xB9, 0xB0, 0xE0]
    bytes += Array("\nDTSTART;VALUE=DATE:20260104\nEND:VEVENT\nEND:VCALENDAR\n".utf8)
    #expect(reading(bytes) == ["3:1 form"])
  }
}
