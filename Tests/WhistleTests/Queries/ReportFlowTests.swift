import Testing

/// `whistle report flow`, worked by hand.
@Suite struct ReportFlowTests {
  /// Three cases of another log: `a b a c`, `a b c` and `a b c`.
  private func home() throws -> Home {
    let home = try Home()
    let cases = [
      (
        "1",
        [
          ("a", "00:00:00", "甲"), ("b", "00:00:10", "乙"), ("a", "00:00:30", "甲"),
          ("c", "01:00:00", ""),
        ]
      ),
      ("2", [("a", "00:00:00", "甲"), ("b", "00:00:20", "甲"), ("c", "00:00:21", "乙")]),
      ("3", [("c", "00:01:00", "乙"), ("b", "00:00:40", "乙"), ("a", "00:00:00", "乙")]),
    ]
    let traces = cases.map { name, events in
      "<trace><string key='concept:name' value='\(name)'/>"
        + events.map { activity, time, who in
          "<event><string key='concept:name' value='\(activity)'/><date key='time:timestamp' "
            + "value='2026-01-02T\(time)Z'/><string key='org:resource' value='\(who)'/></event>"
        }.joined() + "</trace>"
    }
    try home.write("<log>\(traces.joined())</log>", to: "log.xes")
    expectStatus(try home.run("import xes log.xes"), 0)
    return home
  }

  @Test func theFiguresAreThoseOfTheCases() throws {
    let outcome = try home().run("report flow --format json")
    expectStatus(outcome, 0)
    #expect(
      outcome.out
        == #"{"cases":3,"events":10,"variants":[{"activities":["a","b","c"],"cases":2,"share":66.67,"#
        + #""within":66.67},{"activities":["a","b","a","c"],"cases":1,"share":33.33,"within":100}],"steps":["#
        + #"{"from":"a","to":"b","count":3,"cases":3,"median":20,"p90":36,"longest":40},"#
        + #"{"from":"b","to":"c","count":2,"cases":2,"median":10.5,"p90":18.1,"longest":20},"#
        + #"{"from":"a","to":"c","count":1,"cases":1,"median":3570,"p90":3570,"longest":3570},"#
        + #"{"from":"b","to":"a","count":1,"cases":1,"median":20,"p90":20,"longest":20}],"#
        + #""resources":[{"resource":"乙","events":5,"cases":3,"activities":3},"#
        + #"{"resource":"甲","events":4,"cases":2,"activities":2},"#
        + #"{"resource":null,"events":1,"cases":1,"activities":1}],"#
        + #""rework":[{"activity":"a","events":4,"cases":3,"reworked":1,"share":33.33,"repetitions":1},"#
        + #"{"activity":"b","events":3,"cases":3,"reworked":0,"share":0,"repetitions":0},"#
        + #"{"activity":"c","events":3,"cases":3,"reworked":0,"share":0,"repetitions":0}]}"# + "\n")
  }

  @Test func aPartIsWrittenWholeAndATableSaysOfHowMany() throws {
    let home = try home()
    let variants = try home.run("report flow --part variants --format csv").lines
    #expect(variants.first == "activities,cases,share,within")
    #expect(variants.count == 3)
    #expect(try home.run("report flow --part steps --format jsonl").lines.count == 4)
    let table = try home.run("report flow --limit 1 --lang zh").out
    #expect(table.contains("流程变体（2 项中的前 1 项）"), "\(table)")
    #expect(table.contains("a → b → c"))
    #expect(
      try home.run("report flow --limit 1 --lang en").out.contains("From step to step (1 of 4)"))
  }

  @Test func anEmptyBookAndAPeriodWithoutCasesHaveNothing() throws {
    let out = try home().run("report flow --period 2025-01 --format json").out
    #expect(
      out == #"{"cases":0,"events":0,"variants":[],"steps":[],"resources":[],"rework":[]}"# + "\n")
  }

  @Test func theEventsAreThoseOfTheExport() throws {
    let home = try Home.fixed()
    let log = try XESLog(try home.run("export xes -").out)
    let said = try #require(try home.run("report flow --format json").json() as? [String: Any])
    #expect(said["cases"] as? Int == log.traces.count)
    #expect(said["events"] as? Int == log.traces.reduce(0) { $0 + $1.events.count })
    #expect(
      (said["variants"] as? [Any])?.count
        == Set(log.traces.map { $0.events.map { $0["concept:name"] } }).count)
  }
}
