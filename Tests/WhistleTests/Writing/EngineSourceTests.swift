import Foundation
import Testing

/// `/system/` is the engine's, and what it issued is known by what it says.
@Suite struct EngineSourceTests {
  private let forged = event(
    "sweep/FH-2026-000003/handle/1/yellow", source: "/system/sweep")

  @Test func nobodyElseRecordsUnderASourceOfTheEngine() throws {
    let home = try Home.fixed()
    expectRefusal(
      try home.run("record case.contacted FH-2026-000003 --source /system/sweep --by me"),
      "append.system")
    expectRefusal(try home.run("append", input: forged), "append.system", at: "standard input:1:66")
    expectStatus(try home.run("append --history", input: forged), 0)
  }

  /// What the sweep of a plain book issues, and what it issues where a stranger's event stands under
  /// the name of the first notice.
  @Test func aForgedEventKeepsNoNoticeFromBeingIssued() throws {
    let sweep = "sweep --now 2026-09-01T09:00:05+08:00 --format jsonl"
    let plain = try Home.fixed().run(sweep).lines.map(object)
    let first = try #require(plain.first)
    let id = try #require(first["id"] as? String)
    let home = try Home.fixed()
    let forged = need(id, source: "/system/sweep")
    expectStatus(try home.run("append --history", input: forged), 0)
    let swept = try home.run(sweep).lines.map(object)
    #expect(swept.count == plain.count)
    #expect(swept.first?["id"] as? String == id + "/2")
    #expect(swept.first?["data"] as? NSDictionary == first["data"] as? NSDictionary)
    #expect(try home.run(sweep).out.isEmpty, "a second sweep adds nothing")
  }
}
