import Testing

@Suite struct LockTests {
  static let hasFlock = Package.has("/usr/bin/flock")

  /// Holds the book's lock until the file `done` appears.
  private func holding(_ home: Home, _ body: () throws -> Void) throws {
    let holder = try home.startShell(
      "flock events/ sh -c 'touch held; while ! [ -e done ]; do sleep 0.02; done'")
    let wait = try home.shell("while ! [ -e held ]; do sleep 0.02; done")
    expectStatus(wait, 0)
    defer { try? home.write("", to: "done") }
    try body()
    try home.write("", to: "done")
    expectStatus(try holder.finish(), 0)
  }

  @Test(
    .enabled(if: hasFlock),
    arguments: [
      "append", "sweep", "record case.contacted FH-2026-000003 --by li.na",
      "rules adopt nyc311 --effective 2027-01-01T00:00:00Z --scope new --by li.na",
    ])
  func aSecondWriterThatWaitsInVainTakesNothing(_ words: String) throws {
    let home = try Home.fixed()
    let before = try home.book()
    try holding(home) {
      let outcome = try home.run("\(words) --wait 0s", input: need("a"))
      expectRefusal(outcome, "book.locked", at: "events")
      #expect(outcome.err.contains("hint: repeat the command, or wait longer with --wait"))
      #expect(try home.book() == before)
    }
    expectStatus(try home.run(words, input: need("a")), 0)
  }

  @Test(.enabled(if: hasFlock)) func readersDoNotWait() throws {
    let home = try Home.fixed()
    try holding(home) {
      for words in ["board", "verify", "sweep --dry-run", "snapshot create"] {
        expectStatus(try home.run(words), 0)
      }
    }
  }

  @Test(.enabled(if: hasFlock)) func aWriterGetsItsTurnWhenTheOtherIsDone() throws {
    let home = try Home.fixed()
    try holding(home) {
      let writer = try home.start(["append", "--wait", "1m", "--now", Home.now], input: need("a"))
      try home.write("", to: "done")
      expectStatus(try writer.finish(), 0)
    }
    #expect(try home.bookLines().count == FixedBook.events + 1)
  }

  @Test(.enabled(if: hasFlock)) func whoeverHoldsTheLockIsNamed() throws {
    let home = try Home.fixed()
    try holding(home) {
      let english = try home.run("append --wait 0s", input: need("a")).err
      #expect(english.contains("(flock) holds the lock; it has run since 2"), "\(english)")
      let chinese = try home.run("append --wait 0s --lang zh", input: need("a")).err
      #expect(chinese.contains("（flock）持有，该进程自 2"), "\(chinese)")
    }
  }
}
