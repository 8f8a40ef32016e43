import Testing

@Suite(.serialized) struct ConcurrencyTests {
  /// Half of the events are about one subject, so that `caseseq` is fought over too.
  @Test func eightProcessesLoseAndDoubleNothing() throws {
    let home = try Home()
    let writers = try (1...8).map { writer in
      for number in 1...25 {
        let subject = number % 2 == 0 ? "task/shared" : "task/\(writer)"
        try home.write(need("\(writer)-\(number)", subject), to: "\(writer)/\(number).jsonl")
      }
      return try home.startShell(
        "for n in $(seq 1 25); do $WHISTLE append --wait 5m \(writer)/$n.jsonl || exit 9; done")
    }
    for writer in writers { expectStatus(try writer.finish(), 0) }
    let lines = try home.bookLines()
    try expectContiguous(lines)
    let ids = try lines.map { try object($0)["id"] as? String ?? "" }
    let expected = (1...8).flatMap { writer in (1...25).map { "\(writer)-\($0)" } }
    #expect(ids.sorted() == expected.sorted())
    expectStatus(try home.run("verify"), 0)
    expectStatus(try home.run("replay"), 0)
  }

  @Test func theSameBatchByFourAtOnceStandsOnce() throws {
    let home = try Home()
    try home.write((1...50).map { need("a\($0)") }.joined(), to: "batch.jsonl")
    let writers = try (1...4).map { _ in try home.startShell("$WHISTLE append batch.jsonl") }
    for writer in writers { expectStatus(try writer.finish(), 0) }
    let lines = try home.bookLines()
    #expect(lines.count == 50)
    try expectContiguous(lines)
  }

  @Test func twoSweepsAtOnceAddNothingTwice() throws {
    let one = try Home.fixed()
    expectStatus(try one.run("sweep"), 0)
    let home = try Home.fixed()
    let sweeps = try (1...3).map { _ in try home.start(["sweep", "--now", Home.now]) }
    for sweep in sweeps { expectStatus(try sweep.finish(), 0) }
    #expect(try home.book() == one.book())
  }

  /// A reader beside writers sees whole lines only.
  @Test func readersBesideAWriterSeeAWholeBook() throws {
    let home = try Home()
    expectStatus(try home.run("append", input: need("first")), 0)
    for number in 1...20 { try home.write(need("a\(number)"), to: "in/\(number).jsonl") }
    let writer = try home.startShell(
      "for n in $(seq 1 20); do $WHISTLE append in/$n.jsonl || exit 9; done")
    var last = 0
    for _ in 0..<10 {
      let outcome = try home.run("replay --format json")
      expectStatus(outcome, 0)
      let events = (try outcome.json() as? [String: Any])?["events"] as? Int ?? -1
      #expect(events >= last)
      last = events
    }
    expectStatus(try writer.finish(), 0)
    #expect(try home.bookLines().count == 21)
  }
}
