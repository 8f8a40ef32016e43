import Basics
import EventBook
import Interchange
import Testing

@Suite("Patterns of local times")
struct TimePatternTests {
  private func shown(_ stated: TimePattern.Stated) -> String {
    switch stated {
    case .instant(let instant): return instant.rfc3339()
    case .local(let local):
      let seconds = Int(local.microsecondsOfDay / Timestamp.microsecondsPerSecond)
      let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Decimal.padded($0, 2) }
      let fraction = local.microsecondsOfDay % Timestamp.microsecondsPerSecond
      return local.date.text + " " + parts.joined(separator: ":")
        + (fraction == 0 ? "" : ".\(Decimal.padded(Int(fraction), 6))")
    }
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
      ("yyyy-MM-dd'T'HH:mm:ss.SSS", "2024-05-27T02:08:51.125", "2024-05-27 02:08:51.125000"),
      ("yyyy-MM-dd HH:mm:ss.S", "2024-05-27 02:08:51.5", "2024-05-27 02:08:51.500000"),
      ("yyyy-MM-dd HH:mm:ss.SSSSSSS", "2024-05-27 02:08:51.1234567", "2024-05-27 02:08:51.123456"),
      ("M/d/yyyy h:m:s a", "3/1/2011 2:7:5 PM", "2011-03-01 14:07:05"),
      ("M/d/yyyy H:m", "12/31/2011 9:07", "2011-12-31 09:07:00"),
      ("d MMM yy", "1 mar 26", "2026-03-01 00:00:00"),
      ("dd-MMM-yy HH:mm", "31-DEC-69 23:00", "1969-12-31 23:00:00"),
      ("yyMMdd", "681231", "2068-12-31 00:00:00"),
      ("yyyy-MM-dd HH:mm:ss", "2026-02-28 24:00:00", "2026-03-01 00:00:00"),
      ("yyyy-MM-dd H:mm", "2026-12-31 24:00", "2027-01-01 00:00:00"),
      ("yyyy-MM-dd'T'HH:mm:ssXXX", "2023-01-26T08:50:13+03:00", "2023-01-26T05:50:13Z"),
      ("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2023-01-26T08:50:13.500Z", "2023-01-26T08:50:13.500Z"),
      ("yyyy-MM-dd HH:mm XXX", "2023-01-26 08:50 -0730", "2023-01-26T16:20:00Z"),
      ("yyyy-MM-dd HH:mmXXX", "2023-01-26 24:00+08", "2023-01-26T16:00:00Z"),
      ("epoch", "1674723013", "2023-01-26T08:50:13Z"),
      ("epoch", "-1.5", "1969-12-31T23:59:58.500Z"),
      ("epoch-ms", "1674723013250", "2023-01-26T08:50:13.250Z"),
      ("yyyy-MM-dd HH:mm", "2020-02-29 07:30", "2020-02-29 07:30:00"),
      ("yyyyMMdd", "20260726", "2026-07-26 00:00:00"),
      ("HH'h'mm dd.MM.yyyy", "07h30 26.07.2026", "2026-07-26 07:30:00"),
      ("yyyy年MM月dd日", "2026年07月26日", "2026-07-26 00:00:00"),
      ("yyyy-MM-dd 'o''clock' HH", "2026-07-26 o'clock 09", "2026-07-26 09:00:00"),
      ("''yyyy-MM-dd''", "'2026-07-26'", "2026-07-26 00:00:00"),
    ])
  func reading(pattern: String, text: String, expected: String) throws {
    let stated = try #require(try TimePattern(pattern).read(text))
    #expect(shown(stated) == expected)
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
      ("yyyy-MM-dd HH:mm:ss", "2026-04-01 24:00:01"), ("yyyy-MM-dd H", "2026-04-01 25"),
      ("M/d/yyyy", "003/1/2011"), ("M/d/yyyy", "/1/2011"), ("d MMM yyyy", "1 Mär 2026"),
      ("yyyy-MM-dd HH:mm:ss.SSS", "2026-04-01 10:00:00.12"),
      ("yyyy-MM-dd HH:mm:ss.SSS", "2026-04-01 10:00:00.1234"),
      ("yyyy-MM-dd'T'HH:mm:ssXXX", "2023-01-26T08:50:13"),
      ("yyyy-MM-dd'T'HH:mm:ssXXX", "2023-01-26T08:50:13+3"),
      ("yyyy-MM-dd'T'HH:mm:ssXXX", "2023-01-26T08:50:13+24:00"),
      ("yyyy-MM-dd'T'HH:mm:ssXXX", "2023-01-26T08:50:13+03:60"),
      ("epoch", ""), ("epoch", "-"), ("epoch", "1e9"), ("epoch", "12345678901234567890"),
      ("epoch", "1."), ("epoch-ms", "soon"),
      ("yyyy-MM-dd HH:mm:ss", "2026-04-01 23:60:00"),
      ("yyyy-MM-dd HH:mm:ss", "2026-04-01 23:59:60"),
    ])
  func refusing(pattern: String, text: String) throws {
    #expect(try TimePattern(pattern).read(text) == nil)
  }

  @Test(
    "A pattern that is not one says why",
    arguments: [
      ("yyyy-MM-ddTHH", "'T'"), ("yyy-MM-dd", "'yyy'"), ("yyyy-MMMM-dd", "'MMMM'"),
      ("yyyy-MM-dd HH:mm:ss.SSSSSSSSSS", "'SSSSSSSSSS'"), ("yyyy-MM-dd X", "'X'"),
      ("yyyy-MM-dd HH.SSS", "'SSS' without"), ("yyyy-MM-dd epoch", "mean nothing"),
      ("yyyyMd", "'d' cannot follow"), ("yyyy-M-ddHmm", "'mm' cannot follow"),
      ("yyyy-MM M-dd", "'M' appears twice"),
      ("yyyy-MM-dd'T'HH:mm:ss'+03:00'", "XXX"), ("yyyy-MM-dd'T'HH:mm:ss+0300", "XXX"),
      ("yyyy-MM-dd'T'HH:mm:ss'Z'", "XXX"), ("yyyy-MM-dd HH:mm 'UTC'", "XXX"),
      ("yyyy-MM-dd HH:mm'T' -08", "XXX"),
      ("yyyy-MM-dd aa hh", "'aa'"),
      ("yyyyy-MM-dd", "'yyyyy'"),
      ("yyyy-MM-dd'T", "never closed"), ("yyyy-MM-dd MM", "'MM' appears twice"),
      ("MM-dd", "lacks 'yyyy'"), ("HH:mm", "lacks 'yyyy'"), ("", "lacks 'yyyy'"),
      ("yyyy-MM-dd hh:mm", "belong together"), ("yyyy-MM-dd HH:mm a", "belong together"),
      ("yyyy-MM-dd HH hh a", "both"), ("yyyy-MM-dd mm", "'mm' without"),
      ("yyyy-MM-dd HH ss", "'ss' without"),
    ])
  func faults(pattern: String, reason: String) {
    #expect {
      try TimePattern(pattern)
    } throws: { error in
      (error as? TimePattern.Fault)?.reason.english.contains(reason) == true
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
