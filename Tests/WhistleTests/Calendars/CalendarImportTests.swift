import Foundation
import Testing

@Suite struct CalendarImportTests {
  private static let file = """
    {"year": 2027, "papers": [], "days": [
      {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
      {"name": "元旦", "date": "2027-01-02", "isOffDay": true},
      {"name": "元旦", "date": "2027-01-09", "isOffDay": false}]}
    """
  private static let words = "calendar import c.json --name cn --by li.na"

  private func home(_ file: String = file) throws -> Home {
    let home = try Home.fixed()
    try home.write(file, to: "c.json")
    return home
  }

  @Test func aYearIsAdoptedByOneEventThatGoesThroughTheGuards() throws {
    let home = try home()
    let outcome = try home.run(Self.words)
    expectStatus(outcome, 0)
    let line = try object(outcome.out)
    #expect(line["type"] as? String == "calendar.adopted")
    #expect(line["subject"] as? String == "calendar")
    #expect(line["authid"] as? String == "li.na")
    let data = try #require(line["data"] as? [String: Any])
    #expect(data["calendar"] as? String == "cn" && data["year"] as? Int == 2027)
    #expect(data["holidays"] as? [String] == ["2027-01-01", "2027-01-02"])
    #expect(data["workdays"] as? [String] == ["2027-01-09"])
    #expect(try home.bookLines().count == FixedBook.events + 1)
  }

  @Test func theSameAgainIsNothingToDoAndSaysSo() throws {
    let home = try home()
    expectStatus(try home.run(Self.words), 0)
    let book = try home.book()
    let again = try home.run(Self.words)
    expectStatus(again, 0)
    #expect(again.out.isEmpty && again.said.contains("nothing to do"))
    #expect(again.said.contains("(sequence \(FixedBook.events + 1))"))
    #expect(try home.book() == book)
    // Other days are another calendar.
    try home.write(Self.file.replacing("2027-01-02", with: "2027-01-03"), to: "c.json")
    expectStatus(try home.run(Self.words), 0)
    #expect(try home.bookLines().count == FixedBook.events + 2)
  }

  @Test func whatIsWrongIsRefusedByLineAndNothingIsAdopted() throws {
    let home = try home(
      Self.file.replacing("2027-01-02", with: "2026-12-31").replacing(
        "2027-01-09", with: "2027-13-09"))
    let book = try home.book()
    let outcome = try home.run(Self.words)
    expectRefusal(outcome, "calendar.refused", at: "c.json")
    #expect(outcome.err.contains("c.json:3:30: refused[calendar.year]: 2026-12-31"))
    #expect(outcome.err.contains("c.json:4:30: refused[calendar.form]: "))
    #expect(outcome.err.contains("--year"))
    let chinese = try home.run(Self.words + " --lang zh")
    #expect(chinese.err.contains("c.json:3:30: 拒收[calendar.year]：2026-12-31"))
    #expect(try home.book() == book)
  }

  @Test func ofAFileOfSeveralYearsOneIsTakenAndTheRestIsNamed() throws {
    let home = try home(Self.file.replacing("2027-01-02", with: "2026-12-31"))
    let outcome = try home.run(Self.words + " --year 2027")
    expectStatus(outcome, 0)
    #expect(outcome.said.contains("left out, of other years: 2026-12-31"))
    #expect(try home.bookLines().count == FixedBook.events + 1)
  }

  @Test func aMakeUpDayThatIsWorkedAnywayIsRemarked() throws {
    let home = try home(Self.file.replacing("2027-01-09", with: "2027-01-08"))
    let outcome = try home.run(Self.words)
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("warning[calendar.weekday]: the make-up day 2027-01-08"))
  }

  @Test func aNameThatNoRulesUseIsRefused() throws {
    let home = try home()
    let outcome = try home.run("calendar import c.json --name us --by li.na")
    expectRefusal(outcome, "usage.member")
    #expect(outcome.err.contains("hint: known: cn"), "\(outcome.err)")
    #expect(try home.bookLines().count == FixedBook.events)
  }

  /// No file has half days: they are an office's own, and no import takes them away unsaid.
  @Test func halfDaysThatStandAreKept() throws {
    let home = try home()
    expectStatus(
      try home.run([
        "record", "calendar.adopted", "calendar", "calendar=cn", "year=2027", "holidays=[]",
        "workdays=[]", #"hours={"2027-01-02":["09:00-12:00"],"2027-01-05":["09:00-12:00"]}"#,
        "--by", "li.na", "--now", Home.now,
      ]), 0)
    let outcome = try home.run(Self.words)
    expectStatus(outcome, 0)
    let data = try #require(try object(outcome.out)["data"] as? [String: Any])
    #expect(data["hours"] as? [String: [String]] == ["2027-01-05": ["09:00-12:00"]])
    #expect(outcome.said.contains("half days adopted before are kept: 2027-01-05"))
    #expect(outcome.said.contains("or have no hours, fall away: 2027-01-02"))
    #expect(try home.run(Self.words).said.contains("nothing to do"))
    let shown = try home.run("calendar show 2027").out
    #expect(shown.contains("half days 1\n    2027-01-05 tue 09:00-12:00\n"))
    let row = try #require(try home.run("calendar show 2027 --format jsonl").objects().last)
    #expect(row["hours"] as? [String: [String]] == ["2027-01-05": ["09:00-12:00"]])
  }

  @Test func aFileThatIsNotThereIsSaid() throws {
    expectRefusal(
      try Home.fixed().run(Self.words), "file.missing", at: "c.json")
  }

  /// 2020: the Spring Festival was prolonged in its middle (`../shared/data/calendar/README.md`).
  @Test func theYearThatWasChangedInItsMiddleMovesWhatRunsThen() throws {
    let files = [
      Package.data("calendar/changed/2020-as-of-2019-11-21.json"),
      Package.data("calendar/holiday-cn-2020.json"),
    ]
    guard files.allSatisfy(Package.has) else { return }
    let home = try Home()
    try home.write(
      """
      {"name":"r","ladder":["grid"],"zone":"Asia/Shanghai","matters":[],
       "calendar":{"name":"cn","week":["mon","tue","wed","thu","fri"],"hours":["09:00-12:00","13:30-17:30"]},
       "classes":{"normal":{"timers":{"accept":{"limit":"3wd"}}}}}
      """, to: "r.json")
    func must(_ words: String) throws { expectStatus(try home.run(words), 0) }
    let by = "--by x --source grid"
    try must(
      "rules adopt r.json --effective 2019-01-01T00:00:00Z --scope all \(by) --now 2019-12-01T00:00:00Z"
    )
    try must("calendar import \(files[0]) --name cn \(by) --now 2019-12-01T00:00:00Z")
    try must(
      "record unit.registered unit/grid unit=grid name=g kind=organisation \(by) --now 2020-01-01T00:00:00Z"
    )
    try must(
      "record case.registered C place=grid matter=m channel=app urgency=normal title=t \(by) "
        + "--now 2020-01-22T10:00:00+08:00")
    try must("calendar import \(files[1]) --name cn \(by) --now 2020-01-27T00:00:00+08:00")
    func due(_ now: String) throws -> String? {
      try home.run("due --within 9000h --format jsonl --now \(now)").objects().first?["due"]
        as? String
    }
    #expect(try due("2020-01-26T12:00:00+08:00") == "2020-02-01T10:00:00+08:00")
    #expect(try due("2020-01-27T12:00:00+08:00") == "2020-02-04T10:00:00+08:00")
  }
}
