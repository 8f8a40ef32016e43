import Testing

@Suite struct PipeTests {
  /// `whistle cases | head -1`: more than a pipe holds, to a reader that goes away.
  @Test(arguments: ["cases", "cases --format jsonl", "cases --format json", "audit --format csv"])
  func aReaderThatGoesAwayIsNoFault(_ words: String) throws {
    let home = try Home()
    expectStatus(try home.run("simulate --preset standard --cases 300"), 0)
    let script = "{ $WHISTLE \(words); echo $? > status; } | { read -r line; echo \"$line\"; }"
    let outcome = try home.shell(script)
    expectStatus(outcome, 0)
    #expect(outcome.lines.count == 1)
    #expect(outcome.err.isEmpty, "\(outcome.err)")
    let status = try home.text(of: "status")
    #expect(status == "0\n" || (words.hasPrefix("audit") && status == "1\n"))
  }
}
