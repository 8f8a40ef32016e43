import Foundation
import Testing

/// What was published stays, whatever becomes known later; the difference shows.
@Suite struct PublicationTests {
  private static let publish = "publish --period 2026-07 --by li.na --now 2026-07-20T18:00:00+08:00"
  private static let compare = "assess --period 2026-07 --published --now 2026-07-21T18:00:00+08:00"

  private func rows(_ outcome: Outcome) throws -> [String: [String: Any]] {
    let objects = try outcome.objects()
    return Dictionary(
      uniqueKeysWithValues: try objects.map { (try #require($0["unit"] as? String), $0) })
  }

  @Test func thePublishedTableIsDerivedAgainAndLaterFactsShowBesideIt() throws {
    let home = try Home.fixed()
    let published = try home.run(Self.publish)
    expectStatus(published, 0)
    let data = try #require(try object(published.lines[0])["data"] as? [String: Any])
    #expect(data["sequence"] as? Int == FixedBook.events)
    #expect((data["table"] as? String)?.count == 64)

    let before = try home.run(Self.compare + " --format jsonl")
    expectStatus(before, 0)
    #expect(before.err.isEmpty, "the state that it rests on gives its digest")
    #expect(try rows(before).values.allSatisfy { $0["same"] as? Bool == true })

    let excluded = try home.run(
      "record case.excluded FH-2026-000001 ground=案外 --by li.na --now 2026-07-20T19:00:00+08:00")
    expectStatus(excluded, 0)
    let after = try rows(try home.run(Self.compare + " --format jsonl"))
    let housing = try #require(after["dept/housing"])
    #expect(housing["same"] as? Bool == false)
    #expect((housing["published"] as? [String: Any])?["dispatched"] as? Int == 1)
    #expect(housing["now"] is NSNull)
    #expect((housing["differs"] as? [String: [Int]])?["dispatched"] == [1, 0])
    let table = try home.run(Self.compare + " --lang zh").out
    #expect(table.contains("计数变化") && table.contains("派发 1→0"), "\(table)")
  }

  @Test func aPeriodThatIsNotOverIsPublishedWithANote() throws {
    let home = try Home.fixed()
    let published = try home.run(Self.publish)
    expectStatus(published, 0)
    #expect(published.err.contains("note[publish.unfinished]: 2026-07 is not over yet"))
    let over = try home.run(
      Self.publish.replacing("--now 2026-07-20T18:00:00", with: "--now 2026-08-01T00:00:00"))
    #expect(!over.err.contains("unfinished"), "\(over.err)")
  }

  @Test func aTableThatItsStateDoesNotGiveIsSaid() throws {
    let home = try Home.fixed()
    let data = #"{"period":"2026-07","rules":"x","sequence":3,"table":"00"}"#
    expectStatus(
      try home.run(
        "append --now 2026-07-20T18:00:00+08:00",
        input: event("p", "assessment.published", "period/2026-07", data: data)), 0)
    let outcome = try home.run(Self.compare)
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("warning[assess.table]"))
  }

  @Test func withoutAPublicationThereIsNothingToCompare() throws {
    expectRefusal(try Home.fixed().run(Self.compare), "assess.unpublished")
  }

  @Test func anAppealIsFiledOnceAndDecided() throws {
    let home = try Home.fixed()
    let subject = "period/2026-07/dept/housing"
    let file =
      "record appeal.filed \(subject) unit=dept/housing ground=不可抗力 --by li.na"
      + " --now 2026-07-21T18:00:00+08:00"
    expectRefusal(try home.run(file), "guard.not-published")
    expectStatus(try home.run(Self.publish), 0)
    expectStatus(try home.run(file), 0)
    expectRefusal(try home.run(file), "guard.appeal-pending")
    expectStatus(
      try home.run(
        "record appeal.decided \(subject) granted=true correction=剔除 --by li.na"
          + " --now 2026-07-21T19:00:00+08:00"), 0)
    let row = try #require(
      try home.run("appeals --period 2026-07 --format jsonl").objects().first)
    #expect(row["unit"] as? String == "dept/housing")
    #expect(row["granted"] as? Bool == true)
    #expect(row["correction"] as? String == "剔除")
  }
}

@Suite struct SimulatedPublicationTests {
  @Test func aSimulatedCountyPublishesItsMonthsAndEachIsDerivedAgain() throws {
    let home = try Home()
    expectStatus(try home.run("simulate --preset linshu --cases 40"), 0)
    let text = String(decoding: try home.bytes(of: Home.segment), as: UTF8.self)
    let published = try text.split(separator: "\n").map { try object(String($0)) }
      .filter { $0["type"] as? String == "assessment.published" }
    #expect(published.count >= 5)
    for event in published {
      let data = try #require(event["data"] as? [String: Any])
      let period = try #require(data["period"] as? String)
      let outcome = try home.run("assess --period \(period) --published")
      expectStatus(outcome, 0)
      #expect(outcome.err.isEmpty, "\(outcome.err)")
    }
  }
}
