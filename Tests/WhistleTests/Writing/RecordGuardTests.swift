import Foundation
import Testing

/// What `record` and `append` refuse before it stands for ever (SPEC §4, "All events").
@Suite struct RecordGuardTests {
  private static let register =
    "record case.registered FH-2026-000900 matter=heating place=fenghuang/yulan/g01 channel=app "
    + "urgency=normal title=t --by li.na"

  @Test func aKeyThatTheTypeDoesNotHaveIsASlip() throws {
    let home = try Home.fixed()
    let outcome = try home.run(Self.register + " teir=grid")
    expectRefusal(outcome, "usage.member")
    #expect(outcome.err.contains("case.registered has no key 'teir'"))
    let near = try home.run(Self.register + " chanel=app")
    #expect(near.err.contains("hint: did you mean 'channel'?"), "\(near.err)")
    #expect(try home.run(Self.register + " chanel=app --lang zh").err.contains("是否想写“channel”？"))
    #expect(try home.bookLines().count == FixedBook.events)
    expectStatus(try home.run(Self.register + " x-floor=3"), 0)
  }

  @Test func anUnknownMatterSaysWhichOneMayBeMeant() throws {
    let home = try Home.fixed()
    let outcome = try home.run(Self.register.replacing("=heating", with: "=heatng"))
    expectRefusal(outcome, "guard.matter-unknown")
    #expect(outcome.err.contains("hint: did you mean 'heating'?"), "\(outcome.err)")
    expectRefusal(
      try home.run(Self.register.replacing("place=fenghuang", with: "place=fenghuan")),
      "guard.place-unknown")
  }

  @Test func aFactThatHasNotHappenedIsRefused() throws {
    let home = try Home.fixed()
    let outcome = try home.run(Self.register + " --time 2099-01-01T00:00:00Z")
    expectRefusal(outcome, "guard.future")
    // Five minutes are for clocks that differ.
    expectStatus(try home.run(Self.register + " --time 2026-07-20T18:05:00+08:00"), 0)
    expectRefusal(
      try home.run(
        "append", input: event("n", time: "2026-07-20T18:05:01+08:00")), "guard.future")
  }

  @Test func aLateLineIsTakenAndSaid() throws {
    let home = try Home.fixed()
    let line = event(
      "late", "case.contacted", "FH-2026-000003", time: "2026-07-03T10:00:00+08:00")
    let outcome = try home.run("append", input: line)
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("guard.late-record"), "\(outcome.err)")
    let audit = try home.run("audit --format jsonl").objects()
    #expect(audit.last?["kind"] as? String == "late-record")
    expectRefusal(
      try home.run("append", input: event("before", time: "2020-01-01T00:00:00Z")),
      "guard.before-registration")
  }

  @Test func aSecondDisclosureCorrectsTheFirst() throws {
    let home = try Home.fixed()
    let words = "publish --period 2026-06 --disclosure --by li.na"
    let first = try home.run(words)
    expectStatus(first, 0)
    let id = try #require(try object(first.out)["id"] as? String)
    let data = try #require(try object(try home.run(words).out)["data"] as? [String: Any])
    #expect(data["corrects"] as? String == id)
    let line = event(
      "third", "disclosure.published", "period/2026-06/disclosure",
      data: #"{"period":"2026-06","rules":"r","sequence":1,"table":"t"}"#)
    expectRefusal(try home.run("append", input: line), "guard.published-before")
    let rows = try home.run("report disclosure --period 2026-06 --published --format json").json()
    let same = (rows as? [[String: Any]] ?? []).map { $0["same"] as? Bool }
    #expect(same.count > 10 && same.allSatisfy { $0 == true })
    expectRefusal(
      try home.run("report disclosure --period 2026-05 --published"), "assess.unpublished")
  }

  /// In a book without rules a date is one of the document that comes into force.
  @Test func theFirstRulesComeIntoForceInTheirOwnZone() throws {
    let home = try Home()
    let outcome = try home.run(
      "rules adopt standard --effective 2026-01-01 --scope new --by me --source /x")
    expectStatus(outcome, 0)
    let data = try #require(try object(outcome.out)["data"] as? [String: Any])
    #expect(data["effective"] as? String == "2026-01-01T00:00:00+08:00")
  }

  @Test func casesAsDataHaveTheirTitles() throws {
    let rows = try Home.fixed().run("cases --format jsonl").objects()
    #expect(rows.first?["title"] as? String != nil)
    let own = try Home.fixed().run("case FH-2026-000003 --format json").json() as? [String: Any]
    let row = rows.first { $0["case"] as? String == "FH-2026-000003" }
    #expect(row?["title"] as? String == own?["title"] as? String)
  }
}
