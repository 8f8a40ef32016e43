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
