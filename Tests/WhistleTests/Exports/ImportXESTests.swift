import Foundation
import Testing

/// `whistle import xes`: a log becomes events of the book, and comes out of it again.
@Suite struct ImportXESTests {
  private func event(_ name: String, _ time: String, _ more: String = "") -> String {
    "<event><string key=\"concept:name\" value=\"\(name)\"/>"
      + "<date key=\"time:timestamp\" value=\"\(time)\"/>\(more)</event>\n"
  }

  private func log(_ events: String, head: String = "<?xml version=\"1.0\"?>\n") -> String {
    head + "<log><trace><string key=\"concept:name\" value=\"甲-1\"/>\n" + events
      + "</trace></log>\n"
  }

  /// What a log says of its cases: each with the names and times of its events.
  private func told(_ log: XESLog) -> [[String]] {
    log.traces.map { trace in
      [trace.name]
        + trace.events.map { ($0["concept:name"] ?? "") + " " + ($0["time:timestamp"] ?? "") }
    }
  }

  /// The same with instants instead of times, whatever their offset.
  private func instants(_ rows: [[String]]) -> [[String]] {
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    return rows.map { row in
      row.map { cell in
        let parts = cell.split(separator: " ")
        guard parts.count == 2 else { return cell }
        var time = String(parts[1])
        if !time.contains(".") {
          for offset in ["Z", "+08:00"] { time = time.replacing(offset, with: ".000" + offset) }
        }
        return "\(parts[0]) \(formatter.date(from: time)?.timeIntervalSince1970 ?? 0)"
      }
    }
  }

  // MARK: Round trips

  @Test func whatWasExportedComesBackWithItsCasesEventsOrderAndTimes() throws {
    let first = try Home.fixed()
    let out = try first.run("export xes -").out
    let second = try Home()
    try second.write(out, to: "log.xes")
    expectStatus(try second.run("import xes log.xes"), 0)
    let again = try XESLog(try second.run("export xes -").out)
    #expect(instants(told(again)) == instants(told(try XESLog(out))))
  }

  @Test func aForeignLogKeepsItsActivitiesAndGainsNoEvent() throws {
    let home = try Home()
    try home.write(
      log(
        event(
          "上报 &amp; 核实", "2026-01-02T10:00:00.000+08:00",
          "<string key=\"org:resource\" value=\"网格1\"/>"
        )
          + event("b", "2026-01-02T02:00:00Z") + event("a", "2026-01-02T02:00:00Z")),
      to: "log.xes")
    let outcome = try home.run("import xes log.xes")
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("rows 3, refused 0; events appended 4, known already 0"))
    let again = try home.run("import xes log.xes")
    #expect(again.err.contains("rows 3, refused 0; events appended 0, known already 4"))
    let shown = try XESLog(try home.run("export xes --activities -").out)
    #expect(
      told(shown) == [
        [
          "甲-1", "上报 & 核实 2026-01-02T02:00:00Z", "b 2026-01-02T02:00:00Z",
          "a 2026-01-02T02:00:00Z",
        ]
      ])
    #expect(shown.traces[0].events[0]["org:resource"] == "网格1")
    let hidden = try home.run("export xes -").out
    #expect(!hidden.contains("上报") && !hidden.contains("网格1"))
  }

  @Test func aLaterPartOfALogIsTakenAndRegistersNothingTwice() throws {
    let home = try Home()
    let (one, two) = (event("a", "2026-01-02T02:00:00Z"), event("b", "2026-01-03T02:00:00Z"))
    try home.write(log(one), to: "log.xes")
    expectStatus(try home.run("import xes log.xes"), 0)
    try home.write(log(one + two), to: "log.xes")
    let outcome = try home.run("import xes log.xes")
    #expect(
      outcome.err.contains("rows 2, refused 0; events appended 1, known already 2"),
      "\(outcome.err)")
    #expect(try home.bookLines().count == 3)
  }

  // MARK: Bad input

  @Test(arguments: [
    ("xml.doctype", "<!DOCTYPE log [<!ENTITY x SYSTEM \"secret.txt\">]>\n", "&x;"),
    ("xml.entity", "", "&x;"), ("xml.syntax", "", "a\u{1B}b"), ("xml.utf8", "", "\u{0}"),
  ])
  func whatIsNoSafeXMLIsRefusedAndNothingIsFetched(
    code: String, head: String, name: String
  ) throws {
    let home = try Home()
    try home.write("the secret", to: "secret.txt")
    var bytes = Array(log(event(name, "2026-01-02T02:00:00Z"), head: head).utf8)
    // Not what the first line would say, had it one.
    if code == "xml.utf8" { bytes = bytes.flatMap { $0 == 0 ? [0xB9, 0xA9] : [$0] } }
    try home.write(bytes, to: "log.xes")
    let outcome = try home.run("import xes log.xes")
    expectRefusal(outcome, code)
    #expect(outcome.said.hasPrefix("log.xes:"), "\(outcome.said)")
    #expect(!outcome.err.contains("the secret"))
    #expect(try home.book().values.allSatisfy { $0.isEmpty })
  }

  @Test func anEventWithoutATimeIsRefusedAndTheRestGoesOn() throws {
    let home = try Home()
    try home.write(
      log(
        "<event><string key=\"concept:name\" value=\"a\"/></event>"
          + event("b", "2026-01-02T02:00:00Z")),
      to: "log.xes")
    let outcome = try home.run("import xes log.xes")
    expectStatus(outcome, 1)
    #expect(outcome.said.hasPrefix("log.xes:3:1: refused[import.no-time]: "), "\(outcome.said)")
    #expect(outcome.err.contains("rows 2, refused 1; events appended 2"))
    let strict = try Home()
    try strict.write(try home.text(of: "log.xes"), to: "log.xes")
    expectStatus(try strict.run("import xes --strict log.xes"), 2)
    #expect(try strict.book().values.allSatisfy { $0.isEmpty })
  }

  @Test func timesWithoutAnOffsetAreReadInTheZoneOfTheMappingWhichIsSaid() throws {
    let home = try Home()
    try home.write(log(event("a", "2026-01-02T02:00:00")), to: "log.xes")
    let outcome = try home.run("import xes log.xes")
    #expect(
      outcome.err.contains("state no offset from UTC; they were read in UTC"), "\(outcome.err)")
  }

  @Test func aLogInAnotherEncodingIsReadAsItsFirstLineSays() throws {
    let home = try Home()
    let text = log(
      event("登记", "2026-01-02T02:00:00Z"), head: "<?xml version='1.0' encoding='GBK'?>\n")
    try home.write(text, to: "utf8.xes")
    expectStatus(try home.shell("iconv -f UTF-8 -t GB18030 utf8.xes > log.xes"), 0)
    expectStatus(try home.run("import xes log.xes"), 0)
    #expect(try home.bookLines().last?.contains("\"what\":\"登记\"") == true)
  }

  @Test func aLogThatIsCutOffIsTakenUpToThere() throws {
    let home = try Home()
    let text = log(event("a", "2026-01-02T02:00:00Z") + event("b", "2026-01-02T02:00:00Z"))
    try home.write(String(text.dropLast(40)), to: "log.xes")
    let outcome = try home.run("import xes log.xes")
    expectStatus(outcome, 2)
    #expect(outcome.err.contains("error[xml.syntax]"), "\(outcome.err)")
    try home.write(text, to: "log.xes")
    expectStatus(try home.run("import xes log.xes"), 0)
    #expect(try home.bookLines().count == 3)
  }

  // MARK: Real logs

  @Test(
    .enabled(if: Package.has(Package.data("xes"))),
    arguments: [("running-example.xes", 6, 42), ("roadtraffic100traces.xes", 100, 390)])
  func realLogsComeInWholeAndOutAgain(file: String, cases: Int, events: Int) throws {
    let home = try Home()
    let outcome = try home.run("import xes \(Package.data("xes/" + file))")
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("rows \(events), refused 0;"), "\(outcome.err)")
    let out = try home.run("export xes --activities - --lang en")
    #expect(out.err.contains("cases \(cases), events \(events)"), "\(out.err)")
  }
}
