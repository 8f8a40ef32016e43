import Basics
import EventBook
import Interchange
import Testing

@Suite("Patterns of local times")
struct TimePatternTests {
  private func shown(_ local: LocalTime) -> String {
    let seconds = Int(local.microsecondsOfDay / Timestamp.microsecondsPerSecond)
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Decimal.padded($0, 2) }
    return local.date.text + " " + parts.joined(separator: ":")
  }

  @Test(
    "A text of the pattern's form is read",
    arguments: [
      ("MM/dd/yyyy hh:mm:ss a", "03/01/2011 02:27:57 PM", "2011-03-01 14:27:57"),
      ("MM/dd/yyyy hh:mm:ss a", "03/01/2011 12:00:00 AM", "2011-03-01 00:00:00"),
      ("MM/dd/yyyy hh:mm:ss a", "03/01/2011 12:59:59 pm", "2011-03-01 12:59:59"),
      ("MM/dd/yyyy hh:mm:ss a", "03/01/2011 01:00:00 Am", "2011-03-01 01:00:00"),
      ("yyyy-MM-dd'T'HH:mm:ss", "2018-01-01T23:00:09", "2018-01-01 23:00:09"),
      ("yyyy-MM-dd'T'HH:mm:ss'.000'", "2018-01-01T00:00:09.000", "2018-01-01 00:00:09"),
      ("yyyy-MM-dd HH:mm", "2020-02-29 07:30", "2020-02-29 07:30:00"),
      ("yyyyMMdd", "20260726", "2026-07-26 00:00:00"),
      ("HH'h'mm dd.MM.yyyy", "07h30 26.07.2026", "2026-07-26 07:30:00"),
      ("yyyy年MM月dd日", "2026年07月26日", "2026-07-26 00:00:00"),
      ("yyyy-MM-dd 'o''clock' HH", "2026-07-26 o'clock 09", "2026-07-26 09:00:00"),
      ("''yyyy-MM-dd''", "'2026-07-26'", "2026-07-26 00:00:00"),
    ])
  func reading(pattern: String, text: String, expected: String) throws {
    let local = try #require(try TimePattern(pattern).read(text))
    #expect(shown(local) == expected)
  }

  @Test(
    "A text of another form, or of no day and time that there is, is not read",
    arguments: [
      ("MM/dd/yyyy hh:mm:ss a", "3/1/2011 2:27:57 PM"),
      ("MM/dd/yyyy hh:mm:ss a", "03/01/2011 00:27:57 PM"),
      ("MM/dd/yyyy hh:mm:ss a", "03/01/2011 13:27:57 PM"),
      ("MM/dd/yyyy hh:mm:ss a", "03/01/2011 02:27:57 XM"),
      ("MM/dd/yyyy hh:mm:ss a", "03/01/2011 02:27:57"),
      ("MM/dd/yyyy hh:mm:ss a", " 03/01/2011 02:27:57 PM"),
      ("MM/dd/yyyy hh:mm:ss a", "03/01/2011 02:27:57 PM "),
      ("yyyy-MM-dd", "2026-13-01"), ("yyyy-MM-dd", "2026-00-01"), ("yyyy-MM-dd", "2026-04-31"),
      ("yyyy-MM-dd", "2023-02-29"), ("yyyy-MM-dd", "2026-04-00"), ("yyyy-MM-dd", "26-04-01"),
      ("yyyy-MM-dd", "2026-04-0٣"), ("yyyy-MM-dd", "+026-04-01"), ("yyyy-MM-dd", ""),
      ("yyyy-MM-dd HH:mm:ss", "2026-04-01 24:00:00"),
      ("yyyy-MM-dd HH:mm:ss", "2026-04-01 23:60:00"),
      ("yyyy-MM-dd HH:mm:ss", "2026-04-01 23:59:60"),
    ])
  func refusing(pattern: String, text: String) throws {
    #expect(try TimePattern(pattern).read(text) == nil)
  }

  @Test(
    "A pattern that is not one says why",
    arguments: [
      ("yyyy-MM-ddTHH", "'T'"), ("yyyy-M-dd", "'M'"), ("yy-MM-dd", "'yy'"),
      ("yyyy-MM-dd HH:mm:ss.SSS", "'SSS'"), ("yyyy-MM-dd aa hh", "'aa'"),
      ("yyyyy-MM-dd", "'yyyyy'"),
      ("yyyy-MM-dd'T", "never closed"), ("yyyy-MM-dd MM", "'MM' stands twice"),
      ("MM-dd", "lacks 'yyyy'"), ("HH:mm", "lacks 'yyyy'"), ("", "lacks 'yyyy'"),
      ("yyyy-MM-dd hh:mm", "belong together"), ("yyyy-MM-dd HH:mm a", "belong together"),
      ("yyyy-MM-dd HH hh a", "both"), ("yyyy-MM-dd mm", "'mm' without"),
      ("yyyy-MM-dd HH ss", "'ss' without"),
    ])
  func faults(pattern: String, reason: String) {
    #expect {
      try TimePattern(pattern)
    } throws: { error in
      (error as? TimePattern.Fault)?.reason.contains(reason) == true
    }
  }

  @Test(
    "Of a repeated hour the first counts, a skipped one is moved forward by the gap",
    arguments: [
      ("America/New_York", "2011-03-13 01:59:59", "2011-03-13T01:59:59-05:00"),
      ("America/New_York", "2011-03-13 02:30:00", "2011-03-13T03:30:00-04:00"),
      ("America/New_York", "2011-03-13 03:00:00", "2011-03-13T03:00:00-04:00"),
      ("America/New_York", "2011-11-06 01:30:00", "2011-11-06T01:30:00-04:00"),
      ("America/New_York", "2011-11-06 02:00:00", "2011-11-06T02:00:00-05:00"),
      ("America/Los_Angeles", "2018-03-11 02:00:00", "2018-03-11T03:00:00-07:00"),
      ("America/Los_Angeles", "2018-11-04 01:00:00", "2018-11-04T01:00:00-07:00"),
      ("Asia/Shanghai", "2026-07-26 15:41:00", "2026-07-26T15:41:00+08:00"),
      ("UTC", "2026-07-26 15:41:00", "2026-07-26T15:41:00Z"),
    ])
  func changesOfOffset(zone: String, text: String, expected: String) throws {
    let mapping = try mapping(
      events: #"[{"type":"case.accepted","time":"{at}","data":{"due":{"time":"{at}"}}}]"#,
      zone: zone)
    let event = try #require(try events("id,at\n1,\(text)\n", mapping).first)
    #expect(event.time == expected)
    #expect(event.data["due"] == .string(expected))
  }
}
