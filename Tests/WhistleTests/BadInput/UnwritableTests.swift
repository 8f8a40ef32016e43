import Testing

/// Where the book cannot be written, that is said, nothing is half-written, and the next append is
/// right.
@Suite struct UnwritableTests {
  private static let batch = (1...100).map { number in
    event("b\(number)", data: #"{"reached":true,"note":"\#(String(repeating: "x", count: 1000))"}"#)
  }.joined()

  @Test(arguments: ["", "--segment-size 30000"])
  func aFullDiskTakesNothingAndTheNextAppendIsRight(_ option: String) throws {
    let home = try Home.fixed()
    try home.write(Self.batch, to: "batch.jsonl")
    let before = try home.book()
    // 50 blocks of 512 bytes: more than the book has, less than it would have.
    let failed = try home.shell(
      "ulimit -f 50; exec $WHISTLE append \(option) batch.jsonl --now \(Home.now)")
    expectStatus(failed, 2)
    expectRefusal(failed, "file.full")
    #expect(failed.err.hasPrefix("events/"), "\(failed.err)")
    #expect(failed.err.contains("hint: a limit on file sizes is in force"))
    #expect(failed.err.contains("hint: nothing of this append stands in the book"))
    #expect(try home.book() == before)
    expectStatus(try home.run("verify"), 0)
    expectStatus(try home.run("board"), 0)
    expectStatus(try home.run("append batch.jsonl"), 0)
    let lines = try home.bookLines()
    #expect(lines.count == FixedBook.events + 100)
    try expectContiguous(lines)
  }

  @Test func aFullDiskLeavesNoSnapshotBehind() throws {
    let home = try Home.fixed()
    let failed = try home.shell("ulimit -f 1; exec $WHISTLE snapshot create")
    expectStatus(failed, 2)
    #expect(failed.err.contains("error[file.full]: "), "\(failed.err)")
    let left = home.exists("snapshots") ? try home.names(in: "snapshots") : []
    #expect(left.isEmpty)
    expectStatus(try home.run("snapshot verify"), 0)
  }

  @Test func aFileInTheWayIsNamedToAWriter() throws {
    let home = try Home()
    try home.write("", to: "events")
    let outcome = try home.run("append", input: need("a"))
    expectRefusal(outcome, "file.io", at: "events")
    #expect(outcome.err.contains("not a directory"))
    #expect(outcome.err.contains("hint: "), "\(outcome.err)")
    #expect(try home.bytes(of: "events").isEmpty)
  }

  /// To a reader it is not "missing": something stands there.
  @Test func aFileInTheWayIsNamedToAReader() throws {
    let home = try Home()
    try home.write("", to: "events")
    let outcome = try home.run("board")
    expectRefusal(outcome, "file.io", at: "events")
    #expect(outcome.err.contains("hint: "), "\(outcome.err)")
  }

  @Test func aDirectoryGivenAsAFileIsRefusedWithAHint() throws {
    let home = try Home.fixed()
    let outcome = try home.run("append .")
    expectRefusal(outcome, "file.io", at: ".")
    #expect(outcome.err.contains("hint: "), "\(outcome.err)")
  }
}
