import Foundation
import TestSupport
import Testing

/// What ends an exchange, and others who write at the same time: nothing that was acknowledged is lost, and
/// nothing stands twice.
@Suite(.serialized) struct ExchangeFailureTests {
  /// Commands with ids of their own, about a few subjects.
  private func commands(_ name: String, _ count: Int) -> String {
    (1...count).map { PipeCommandTests.need("\(name)\($0)", subject: "list/\($0 % 3)") }.joined()
  }

  private func ids(_ home: Home) throws -> [String] {
    try home.bookLines().map { try object($0)["id"] as? String ?? "" }
  }

  @Test func othersWriteBetweenTheBatches() throws {
    let home = try Home.fixed()
    for name in ["p", "q"] { try home.write(commands(name, 300), to: name) }
    // As they come from a client that writes one line at a time.
    let pipes = try ["p", "q"].map { name in
      try home.startShell(
        "while read -r line; do echo \"$line\"; done <\(name) "
          + "| $WHISTLE --now \(Home.now) pipe >\(name).out")
    }
    let records = try home.startShell(
      "for n in 1 2 3 4 5; do $WHISTLE --now \(Home.now) record need.listed list/1 list=1 unit=test "
        + "--by r --source test --id r$n || exit 9; done")
    let sweep = try home.start(["sweep", "--now", Home.now])
    for running in pipes + [records, sweep] { expectStatus(try running.finish(), 0) }
    let lines = try home.bookLines()
    try expectContiguous(lines)
    let found = try ids(home)
    let expected =
      ["p", "q"].flatMap { name in (1...300).map { "\(name)\($0)" } }
      + (1...5).map { "r\($0)" }
    #expect(Set(found).isSuperset(of: expected))
    #expect(found.count == Set(found).count)
    // Each was told where its line stands.
    for name in ["p", "q"] {
      let answers = try home.text(of: "\(name).out").split(separator: "\n")
      #expect(answers.count == 300)
      for (index, answer) in answers.enumerated() {
        let sequence = try #require(try object(String(answer))["sequence"] as? Int)
        #expect(found[sequence - 1] == "\(name)\(index + 1)")
      }
    }
    expectStatus(try home.run("verify"), 0)
  }

  /// A sweep that comes while lines come without end gets its turn, and does not wait in vain.
  @Test func aSweepGetsItsTurn() throws {
    let home = try Home.fixed()
    let endless = try home.startShell(
      "n=0; while [ ! -e done ]; do n=$((n+1)); echo '\(PipeCommandTests.need("n'$n'").dropLast())'; "
        + "done | $WHISTLE --now \(Home.now) pipe >out")
    while (try? home.text(of: "out"))?.isEmpty ?? true { Thread.sleep(forTimeInterval: 0.01) }
    expectStatus(try home.run("sweep --wait 20s"), 0)
    try home.write("", to: "done")
    expectStatus(try endless.finish(), 0)
    try expectContiguous(try home.bookLines())
  }

  @Test func whatWasAnsweredStandsAfterAKill() throws {
    for part in 1...Thoroughness.rounds(6, sample: 2) {
      let home = try Home()
      try home.write(commands("k", 2000), to: "in")
      // A batch of a few lines at a time, so that the kill falls between or within them.
      let running = try home.startShell(
        "while read -r line; do echo \"$line\"; done <in 2>/dev/null | "
          + "sh -c 'echo $$ >pid; exec $WHISTLE --now \(Home.now) pipe >out'")
      while (try? home.bytes(of: "out").count) ?? 0 < part * 500 {
        Thread.sleep(forTimeInterval: 0.002)
      }
      expectStatus(try home.shell("kill -9 $(cat pid)"), 0)
      _ = try running.finish()
      let answers = try home.text(of: "out").split(
        separator: "\n", omittingEmptySubsequences: false)
      expectStatus(
        try home.run("record need.listed list/9 list=1 unit=test --by a --source test"), 0)
      let found = try ids(home)
      for (index, answer) in answers.dropLast().enumerated() {
        let sequence = try #require(try object(String(answer))["sequence"] as? Int)
        #expect(found[sequence - 1] == "k\(index + 1)")
      }
      // Sending them all again completes the book.
      expectStatus(try home.run("pipe", input: commands("k", 2000)), 0)
      #expect(try home.bookLines().count == 2001)
      try expectContiguous(try home.bookLines())
    }
  }

  @Test func aReaderThatHasGoneEndsItAndWhatWasTakenStands() throws {
    let home = try Home.fixed()
    try home.write(commands("c", 50), to: "in")
    _ = try home.shell(
      "{ $WHISTLE --now \(Home.now) pipe <in 2>err; echo $? >status; } | true")
    #expect(try home.text(of: "status") == "2\n")
    #expect(try home.text(of: "err").contains("error[output.failed]"))
    #expect(try home.bookLines().count == FixedBook.events + 50)
    // Whoever only asked goes quietly.
    _ = try home.shell(
      "{ echo '{\"query\":\"board\"}' | $WHISTLE pipe 2>err; echo $? >status; } | true")
    #expect(try home.text(of: "status") + home.text(of: "err") == "0\n")
  }

  @Test func aDiskThatIsFullEndsItAndNothingIsAcknowledged() throws {
    let home = try Home.fixed()
    let size = try home.bytes(of: Home.segment).count
    try home.write(commands("f", 500), to: "in")
    let outcome = try home.shell(
      "{ (ulimit -f \(size / 512 + 20); $WHISTLE --now \(Home.now) pipe <in 2>err); "
        + "echo $? >status; } | cat >out")
    expectStatus(outcome, 0)
    #expect(try home.text(of: "status") == "2\n")
    #expect(try home.text(of: "err").contains("error[file.full]"))
    let answers = try home.text(of: "out").split(separator: "\n").map { try object(String($0)) }
    #expect(!answers.isEmpty && answers.allSatisfy { $0["code"] as? String == "file.full" })
    #expect(try home.bookLines().count == FixedBook.events)
  }

  @Test func damageEndsIt() throws {
    let home = try Home.fixed()
    let text = try home.text(of: Home.segment)
    try home.write(
      text.replacingOccurrences(of: #""sequence":"0000000000000005""#, with: #""sequence":"5""#),
      to: Home.segment)
    let before = try home.book()
    let outcome = try home.run(
      "pipe", input: #"{"query":"board"}"# + "\n" + PipeCommandTests.need("1"))
    expectStatus(outcome, 2)
    let codes = try outcome.objects().map { $0["code"] as? String }
    #expect(codes == ["book.form", "book.form"])
    #expect(outcome.err.contains("error[book.form]"))
    #expect(try home.book() == before)
  }

  @Test func aBookThatWasReplacedEndsIt() throws {
    let home = try Home.fixed()
    try home.write(PipeCommandTests.need("1"), to: "one")
    try home.write(PipeCommandTests.need("2"), to: "two")
    let outcome = try home.shell(
      "{ cat one; while [ ! -s out ]; do sleep 0.01; done; cp -r events copy; "
        + "sed -i 's/\"id\":\"1\"/\"id\":\"9\"/' copy/*.jsonl; mv events old; mv copy events; cat two; } | { $WHISTLE --now \(Home.now) pipe >out 2>err; echo $? >status; }"
    )
    expectStatus(outcome, 0)
    #expect(try home.text(of: "status") == "2\n")
    let answers = try home.text(of: "out").split(separator: "\n").map { try object(String($0)) }
    #expect(answers.map { $0["code"] as? String ?? "ok" } == ["ok", "book.replaced"])
    #expect(try home.bookLines().count == FixedBook.events + 1)
  }

  @Test func whoMayNotWriteMayAsk() throws {
    let home = try Home.fixed()
    let locked = try home.startShell("exec flock events sh -c 'echo held >held; sleep 20'")
    while !home.exists("held") { Thread.sleep(forTimeInterval: 0.01) }
    let outcome = try home.run(
      "pipe --wait 0s", input: PipeCommandTests.need("1") + #"{"query":"board"}"# + "\n")
    locked.kill()
    _ = try locked.finish()
    expectStatus(outcome, 0)
    #expect(try outcome.objects().map { $0["code"] as? String ?? "ok" } == ["book.locked", "ok"])
  }
}
