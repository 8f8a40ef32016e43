import Foundation
import Testing

/// How one unit came to its figures, as `assess --explain` prints it.
@Suite struct ScoreExplanationTests {
  /// A card asks for a reply, and is issued about another timer, or by order about none.
  @Test(arguments: [
    (about: #""timer":"handle","run":1,"#, timer: "handle", run: 1),
    (about: "", timer: nil, run: nil),
  ])
  func aCardStandsUnderTheTimerThatItWasIssuedAbout(
    about: String, timer: String?, run: Int?
  ) throws {
    let home = try Home.fixed()
    try home.write(
      """
      {"specversion":"1.0","id":"card","source":"/fenghuang","type":"supervision.issued",\
      "subject":"FH-2026-000001","time":"2026-07-15T09:00:00+08:00","data":{"level":"red",\
      "unit":"dept/housing",\(about)"cause":"order"}}

      """, to: "card.jsonl")
    expectStatus(try home.run("append --history card.jsonl"), 0)
    let answer = try object(
      try home.run("assess --period 2026-07 --explain dept/housing --format json").out)
    let entries = try #require(answer["contributions"] as? [[String: Any]])
    let card = try #require(entries.first { $0["clause"] as? String == "/points/red" })
    #expect(card["timer"] as? String == timer)
    #expect(card["run"] as? Int == run)
    #expect((card["state"] as? String == nil) == (timer == nil))
  }
}
