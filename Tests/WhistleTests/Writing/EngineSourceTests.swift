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
}
