import Foundation
import Testing

@Suite struct CalendarShowTests {
  @Test func theYearsOfTheBookAreShownWithTheirEvents() throws {
    let home = try Home.fixed()
    let rows = try home.run("calendar show --format jsonl").objects()
    let row = try #require(rows.first)
    #expect(row["calendar"] as? String == "cn" && row["year"] as? Int == 2026)
    #expect(row["state"] as? String == "current")
    #expect((row["holidays"] as? [String])?.contains("2026-06-19") == true)
    let sequence = try #require(row["sequence"] as? Int)
    let line = try object(try home.bookLines()[sequence - 1])
    #expect(line["type"] as? String == "calendar.adopted")
  }

  @Test func aLaterAdoptionReplacesTheYearAndBothAreShown() throws {
    let home = try Home.fixed()
    try home.write(
      #"{"year": 2026, "days": [{"name": "x", "date": "2026-07-21", "isOffDay": true}]}"#,
      to: "c.json")
    expectStatus(try home.run("calendar import c.json --name cn --by li.na"), 0)
    let rows = try home.run("calendar show 2026 --format jsonl").objects()
    #expect(rows.map { $0["state"] as? String } == ["replaced", "current"])
    let table = try home.run("calendar show 2026")
    #expect(table.out.contains("2026-07-21 tue"))
    #expect(try home.run("calendar show 2026 --lang zh").out.contains("2026-07-21 周二"))
  }

  @Test func whatIsNotAdoptedYetIsSaid() throws {
    let home = try Home.fixed()
    // The present year.
    let later = try home.run("calendar show --now 2028-03-01T00:00:00+08:00 --format jsonl")
    let missing = try later.objects().filter { $0["state"] as? String == "missing" }
    #expect(missing.contains { $0["year"] as? Int == 2028 && $0["sequence"] is NSNull })
    #expect(later.err.contains("not adopted yet: 'cn' of 2028"))
    // A year that an open timer reaches.
    expectStatus(
      try home.run(
        "record case.registered N1 place=fenghuang/yulan/g01 matter=noise channel=app urgency=normal title=t "
          + "--by li.na --allow-future --now 2026-12-31T16:00:00+08:00"), 0)
    let words = "calendar show --now 2026-12-31T18:00:00+08:00"
    let next = try home.run(words + " --format jsonl").objects().first {
      $0["year"] as? Int == 2027
    }
    #expect(next?["state"] as? String == "missing")
    #expect(next?["timers"] as? Int ?? 0 > 0)
    expectStatus(try home.run("calendar show 2027"), 0)
  }

  @Test func aWordThatIsNoYearIsRefused() throws {
    expectRefusal(try Home.fixed().run("calendar show next"), "usage.period")
  }
}
