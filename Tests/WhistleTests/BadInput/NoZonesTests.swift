import Testing

/// The built program on a machine without time zones: a mount namespace in which nothing stands where
/// they are. Needs a system that lets this process make one.
@Suite struct NoZonesTests {
  private func withoutZones(_ home: Home, _ words: String) throws -> Outcome? {
    try home.write("", to: "none/.keep")
    let hidden = "mount --bind none /usr/share/zoneinfo"
    guard try home.shell("unshare -m sh -c '\(hidden)'").status == 0 else {
      print("!!! NOT TESTED without time zones: no mount namespace can be made here.")
      return nil
    }
    return try home.shell(
      "exec unshare -m sh -c '\(hidden) && exec $WHISTLE \(words) --now \(Home.now)'")
  }

  @Test(arguments: [
    "board", "overdue", "cases", "case FH-2026-000003", "assess --period 2026-07", "sweep",
    "replay",
    "report disclosure --period 2026-07", "snapshot create", "reproject --rules now",
    "record case.contacted FH-2026-000003 --by li.na",
  ])
  func whatNeedsThemSaysWhereAndWhatToInstall(_ words: String) throws {
    let home = try Home.fixed()
    let before = try home.book()
    guard let outcome = try withoutZones(home, words) else { return }
    expectRefusal(outcome, "book.zone", at: "events/0000000000000001.jsonl:1")
    #expect(outcome.err.contains("tzdata"), "\(outcome.err)")
    #expect(try home.book() == before)
    let snapshots = home.exists("snapshots") ? try home.names(in: "snapshots") : []
    #expect(snapshots.isEmpty)
  }

  @Test(arguments: [("verify", 0), ("audit", 1)])
  func whatDoesNotNeedThemWorks(_ words: String, _ status: Int32) throws {
    guard let outcome = try withoutZones(try Home.fixed(), words) else { return }
    expectStatus(outcome, status)
  }
}
