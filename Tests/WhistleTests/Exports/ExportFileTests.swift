import Foundation
import TestSupport
import Testing

/// Where exports go: a file that appears whole or not at all, or standard output.
@Suite struct ExportFileTests {
  private static let forms = ["xes", "ocel", "ocel --as sql", "sql", "open311"]

  @Test(arguments: forms) func aFullDiskLeavesWhatWasThere(_ form: String) throws {
    let home = try Home.fixed()
    try home.write("earlier", to: "out")
    let failed = try home.shell("ulimit -f 1; exec $WHISTLE export \(form) out --now \(Home.now)")
    expectRefusal(failed, "file.full", at: "out")
    #expect(try home.text(of: "out") == "earlier")
    #expect(try home.names(in: ".") == ["events", "out"])
  }

  @Test(arguments: forms) func whatIsNoFileIsNotReplaced(_ form: String) throws {
    let home = try Home.fixed()
    // What Open311 is exported to may be a directory.
    if form != "open311" {
      expectRefusal(try home.run("export \(form) events"), "file.not-regular", at: "events")
    }
    expectRefusal(try home.run("export \(form) /dev/full"), "file.not-regular", at: "/dev/full")
    expectRefusal(try home.run("export \(form) no/out"), "file.missing", at: "no/out")
  }

  /// The state comes from the snapshot, and where the lines of a case stand from its chains.
  @Test(arguments: [
    "export xes -", "export xes - --since 20", "export xes - --to-sequence 30", "export sql -",
    "export sql - --since 50", "export open311 - --since 20", "report flow --format json",
  ])
  func theSameGoesOutOfASnapshotAndOfTheLinesAlone(_ command: String) throws {
    let home = try ExportedBook.hostile()
    expectStatus(try home.run("snapshot create"), 0)
    let more = event("later", "case.contacted", "FH-2026-000003", data: #"{"reached":true}"#)
    expectStatus(try home.run("append --history -", input: more), 0)
    let fromSnapshot = try home.run(command)
    expectStatus(fromSnapshot, 0)
    expectStatus(try home.shell("rm -r snapshots"), 0)
    #expect(try home.run(command).outBytes == fromSnapshot.outBytes)
  }

  /// Into a segment, beside it, and in a directory of its own there.
  private static let intoTheBook =
    forms.flatMap { form in
      ["0000000000000001.jsonl", "../events/out"].map { "export \(form) events/\($0)" }
    } + [
      "export disclosure events/0000000000000001.jsonl --period 2026-06", "export csv events",
      "export csv events/new/tables", "export tlog events/new", "export open311 events",
      "export open311 events/.",
      "project --pieces no --shard 0 --now 2026-07-24 --out events",
      "combine --pieces no --results no --out events/new", "reproject --rules now --out events/new",
      "split --links no --shards 2 --out ./events/checkpoints/new",
      "append no --keep-going --refused events/refused.jsonl", "append events/no --keep-going",
    ]

  @Test(arguments: intoTheBook) func nothingIsWrittenIntoTheBook(_ call: String) throws {
    let home = try Home.fixed()
    let (before, names) = (try home.book(), try home.names(in: "events"))
    expectRefusal(try home.run(call), "usage.out")
    #expect(try home.book() == before)
    #expect(try home.names(in: "events") == names)
  }

  @Test(arguments: forms) func aReaderMayGo(_ form: String) throws {
    let home = try Home.fixed()
    let script = "{ $WHISTLE export \(form) - --now \(Home.now) 2>err; echo $? >status; } | true"
    expectStatus(try home.shell(script), 0)
    #expect(try home.text(of: "status") == "0\n")
    let full = try home.shell("exec $WHISTLE export \(form) - --now \(Home.now) > /dev/full")
    expectStatus(full, 2)
    #expect(full.err.contains("error[output.failed]"), "\(full.err)")
  }

  @Test(arguments: forms) func withoutABookNothingIsWritten(_ form: String) throws {
    let home = try Home()
    expectRefusal(try home.run("export \(form) out"), "book.missing", at: "events")
    #expect(!home.exists("out"))
  }
}
