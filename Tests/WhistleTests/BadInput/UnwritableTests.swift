import Foundation
import TestSupport
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
    #expect(failed.said.hasPrefix("events/"), "\(failed.err)")
    #expect(failed.err.contains("hint: a limit on file sizes is in force"))
    #expect(failed.err.contains("hint: nothing of this append is in the book"))
    #expect(try home.book() == before)
    expectStatus(try home.run("verify"), 0)
    expectStatus(try home.run("board"), 0)
    expectStatus(try home.run("append batch.jsonl"), 0)
    let lines = try home.bookLines()
    #expect(lines.count == FixedBook.events + 100)
    try expectContiguous(lines)
  }

  /// A sweep of many cases is written some thousand cases at a time.
  @Test func aFullDiskInTheMiddleOfASweepLosesNothing() throws {
    let home = try Home.fixed()
    try home.write(Self.manyCases, to: "cases.jsonl")
    expectStatus(try home.run("append --history cases.jsonl"), 0)
    let before = try home.bytes(of: Home.segment).count
    let sweep = "sweep --format jsonl --now 2026-08-20T09:00:00+08:00"
    let all = try home.run(sweep + " --dry-run").out
    let limit = (before + all.utf8.count * 9 / 10) / 512
    let failed = try home.shell("ulimit -f \(limit); exec $WHISTLE \(sweep)")
    expectStatus(failed, 2)
    #expect(failed.err.contains("error[file.full]: "), "\(failed.err)")
    #expect(failed.err.contains("hint: nothing of this append is in the book"))
    let issued = failed.out.split(separator: "\n")
    #expect(issued.count > 4000)
    #expect(
      failed.err.contains("hint: notices that were issued and are in the book: \(issued.count)"))
    #expect(all.hasPrefix(failed.out))
    #expect(try home.bytes(of: Home.segment).count == before + failed.out.utf8.count)
    expectStatus(try home.run("verify"), 0)
    let rest = try home.run(sweep)
    expectStatus(rest, 0)
    #expect(failed.out + rest.out == all)
    #expect(try home.run(sweep).out == "")
  }

  /// Whether anybody reads it to the end is nothing to the book.
  @Test(arguments: ["| head -n 1", "> /dev/full"], ["table", "jsonl"].sampled(1))
  func aSweepGoesOnWhenItsOutputCannot(_ reader: String, _ form: String) throws {
    let home = try Home.fixed()
    try home.write(Self.manyCases, to: "cases.jsonl")
    expectStatus(try home.run("append --history cases.jsonl"), 0)
    let sweep = "sweep --now 2026-08-20T09:00:00+08:00 --format"
    let due = try home.run("\(sweep) jsonl --dry-run").lines
    #expect(due.count > 4000)
    let cut = try home.shell("$WHISTLE \(sweep) \(form) \(reader)")
    if reader.hasPrefix(">") { expectStatus(cut, 2) }
    #expect(cut.err.contains("error[output.failed]: "), "\(cut.err)")
    #expect(
      cut.err.contains(
        "hint: notices that were issued all the same and are in the book: \(due.count)"))
    #expect(try home.bookLines().suffix(due.count) == due[...])
    #expect(try home.run("\(sweep) jsonl").out == "")
  }

  /// A pager that stands still holds up neither the sweep nor other writers.
  @Test func aReaderThatStallsHoldsUpNothing() throws {
    let home = try Home.fixed()
    try home.write(Self.manyCases, to: "cases.jsonl")
    expectStatus(try home.run("append --history cases.jsonl"), 0)
    let sweep = "sweep --now 2026-08-20T09:00:00+08:00 --format"
    let due = try home.run("\(sweep) jsonl --dry-run").lines
    let script = "$WHISTLE \(sweep) jsonl | (until [ -e go ]; do sleep 0.1; done; cat)"
    let stalled = try home.startShell(script)
    var lines: [String] = []
    for _ in 0..<600 {
      lines = (try? home.bookLines()) ?? []
      if lines.count >= due.count, lines.suffix(due.count) == due[...] { break }
      usleep(100_000)
    }
    #expect(lines.suffix(due.count) == due[...])
    // The lock is free.
    expectStatus(try home.run("append --wait 20s", input: need("after")), 0)
    try home.write("", to: "go")
    #expect(try stalled.finish().lines == due)
  }

  /// Else the book itself would be taken for the stream.
  @Test(
    arguments: ["record case.contacted FH-2026-000002", "append more.jsonl", "sweep", "board"],
    ["<&- >&- 2>&-", "<&- >&-", "<&- 2>&- >/dev/null", ">&-"])
  func nothingIsPrintedIntoABookWhenStreamsAreClosed(_ words: String, _ closed: String) throws {
    let home = try Home.fixed()
    try home.write(need("more"), to: "more.jsonl")
    let before = try home.bookLines().count
    _ = try home.shell("$WHISTLE \(words) --now 2026-09-01T09:00:00+08:00 \(closed)")
    let lines = try home.bookLines()
    #expect(lines.count >= before)
    try expectContiguous(lines)
    expectStatus(try home.run("verify"), 0)
  }

  private static let manyCases = (1...5000).map { number in
    """
    {"specversion":"1.0","id":"r\(number)","source":"/dept/hotline","type":"case.registered",\
    "subject":"M-\(100_000 + number)","time":"2026-07-20T09:00:00+08:00",\
    "data":{"matter":"noise","place":"fenghuang/yulan/g01","channel":"hotline",\
    "urgency":"normal","title":"x"}}

    """
  }.joined()

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
