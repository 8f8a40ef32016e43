import Foundation
import TestSupport
import Testing

/// `whistle export disclosure`.
@Suite struct ExportDisclosureTests {
  private static let publish =
    "publish --disclosure --period 2026-07 --by li.na --source /fenghuang"

  @Test func whatWasPublishedStaysAsItWasPublished() throws {
    let home = try Home.fixed()
    expectStatus(try home.run(Self.publish), 0)
    let before = try home.run("export disclosure - --period 2026-07")
    expectStatus(before, 0)
    let document = try object(before.out)
    #expect(document["period"] as? String == "2026-07")
    #expect(document["proof"] is NSNull)
    #expect(before.err.contains("trust.none"))
    let line = try #require(document["line"] as? String)
    #expect(try home.bookLines().contains(line))
    let data = try #require(try object(line)["data"] as? [String: Any])
    #expect(data["table"] as? String == document["sha256"] as? String)
    // A registration that is recorded late changes the month and not what was made public of it.
    let late = event(
      "late", "case.registered", "FH-2026-000099",
      data:
        #"{"matter":"noise","place":"fenghuang","channel":"grid","urgency":"normal","title":"x"}"#,
      time: "2026-07-15T10:00:00+08:00")
    expectStatus(try home.run("append --history -", input: late), 0)
    #expect(try home.run("export disclosure - --period 2026-07").out == before.out)
  }

  @Test func aPeriodThatWasNotPublishedIsRefused() throws {
    let home = try Home.fixed()
    let outcome = try home.run("export disclosure out --period 2026-05")
    expectRefusal(outcome, "assess.unpublished")
    #expect(!home.exists("out"))
  }
}
