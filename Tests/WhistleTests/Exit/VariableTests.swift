import Testing

/// `WHISTLE_NOW`, `WHISTLE_LANG`, `WHISTLE_BY` and `WHISTLE_HOME` stand for the options (SPEC §12).
@Suite struct VariableTests {
  @Test func eachStandsForItsOption() throws {
    let home = try Home.fixed()
    let variables = ["WHISTLE_NOW": Home.now, "WHISTLE_LANG": "zh", "WHISTLE_BY": "li.na"]
    let board = try home.run(["board"], environment: variables)
    #expect(try board.outBytes == home.run("board --lang zh").outBytes)
    let words = ["record", "case.contacted", "FH-2026-000003", "--format", "json"]
    let line = try object(try home.run(words, environment: variables).out)
    #expect(line["authid"] as? String == "li.na")
    #expect(line["time"] as? String == Home.now)
    expectRefusal(try home.run(words), "usage.missing-option")
  }

  @Test func theOptionComesBeforeItsVariable() throws {
    let home = try Home.fixed()
    let variables = ["WHISTLE_NOW": "2020-01-01", "WHISTLE_LANG": "zh"]
    let board = try home.run(["--now", Home.now, "board", "--lang", "en"], environment: variables)
    #expect(try board.outBytes == home.run("board").outBytes)
  }

  @Test func aVariableThatSaysNothingRightIsRefused() throws {
    let home = try Home.fixed()
    expectRefusal(try home.run(["board"], environment: ["WHISTLE_NOW": "soon"]), "usage.time")
    let refusal = try home.run(["board"], environment: ["WHISTLE_LANG": "fr"])
    expectRefusal(refusal, "usage.unknown-choice")
    #expect(refusal.err.contains("WHISTLE_LANG"))
    expectStatus(try home.run("board", environment: ["WHISTLE_LANG": ""]), 0)
  }

  @Test func ofAnOptionGivenTwiceTheLastCounts() throws {
    let home = try Home.fixed()
    let words = ["--now", "2020-01-01", "--lang", "zh", "board", "--lang", "en", "--now", Home.now]
    #expect(try home.run(words).outBytes == home.run("board").outBytes)
    // Of one that repeats all do.
    let both = try home.run("cases --status closed --status resolved --format jsonl").lines
    #expect(both.count == 2)
  }
}
