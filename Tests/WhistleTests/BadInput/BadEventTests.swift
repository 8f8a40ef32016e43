import Testing

/// What issue 3 names as bad input, each told to `record` and to `append --history`: the one refuses
/// it with a reason and a remedy, the other takes it, and `audit` names its kind and its line.
@Suite("Events that break the rules of whistles, meetings, mergers and the service side")
struct BadEventTests {
  struct Bad: CustomTestStringConvertible {
    let kind: String
    /// What the reason must name.
    let names: String
    let type: String
    let subject: String
    let data: [String: String]
    var testDescription: String { "\(type) \(subject): \(kind)" }
  }

  private static let bad: [Bad] = [
    Bad(
      kind: "points-below", names: "12", type: "points.reversed", subject: "ledger/village",
      data: [
        "ledger": #""ledger/village""#, "holder": #""h1""#, "indicator": #""civility""#,
        "amount": "12.01",
      ]),
    Bad(
      kind: "task-gone", names: "task/done", type: "task.claimed", subject: "task/done",
      data: ["actor": #""v2""#]),
    Bad(
      kind: "task-taken", names: "v1", type: "task.claimed", subject: "task/claimed",
      data: ["actor": #""v2""#]),
    Bad(
      kind: "no-task", names: "task", type: "task.claimed", subject: "task/never",
      data: ["actor": #""v2""#]),
    Bad(
      kind: "score", names: "score", type: "whistle.rated", subject: "C-1",
      data: ["unit": #""dept/water""#, "score": "101"]),
    Bad(
      kind: "score", names: "score", type: "whistle.rated", subject: "C-1",
      data: ["unit": #""dept/water""#, "score": "-1"]),
    Bad(
      kind: "score", names: "score", type: "whistle.rated", subject: "C-1",
      data: ["unit": #""dept/water""#, "score": "100.01"]),
    Bad(
      kind: "commitment-late", names: "10", type: "commitment.made", subject: "period/2022-Q3/s",
      data: ["unit": #""s/c""#, "quarter": #""2022-Q3""#, "item": #""lamps""#]),
    Bad(
      kind: "meeting-none", names: "community", type: "meeting.held", subject: "C-2",
      data: ["tier": #""community""#, "step": "1"]),
    Bad(
      kind: "unit-unknown", names: "dept/none", type: "whistle.blown", subject: "C-2",
      data: ["kind": #""routine""#, "call": #"["dept/none"]"#]),
    Bad(
      kind: "unit-retired", names: "dept/old", type: "whistle.blown", subject: "C-2",
      data: ["kind": #""routine""#, "call": #"["dept/water","dept/old"]"#]),
    Bad(
      kind: "merge-ring", names: "C-3", type: "case.merged", subject: "C-2",
      data: ["into": #""C-3""#]),
    Bad(
      kind: "merge-ring", names: "C-2", type: "case.merged", subject: "C-2",
      data: ["into": #""C-2""#]),
  ]

  /// A whistle on C-1; C-3 was merged into C-2; one task is done, one is claimed.
  private func book() throws -> PlaceBook {
    var book = try PlaceBook(rules: "prefecture", now: "2022-07-26T15:41:00+08:00")
    for (path, tier) in [("s", "street"), ("s/c", "community"), ("s/c/g", "grid")] {
      try book.unit(path, path, tier: tier)
    }
    for path in ["dept/water", "dept/old"] { try book.unit(path, path, kind: "department") }
    let time = "2022-07-04T09:00:00+08:00"
    try book.say("unit.retired", "unit/dept/old", by: "s", at: time, ["unit": "dept/old"])
    for name in ["C-1", "C-2", "C-3"] {
      try book.open(name, "hazard", place: "s/c/g", at: time, title: "t")
    }
    try book.say(
      "whistle.blown", "C-1", by: "s", at: time, ["kind": "routine", "call": ["dept/water"]])
    try book.say("case.merged", "C-3", by: "s/c/g", at: time, ["into": "C-2"])
    for task in ["task/done", "task/claimed"] {
      try book.say("task.posted", task, by: "s/c", at: time, ["actor": "p", "item": "t"])
      try book.say("task.claimed", task, by: "s/c", at: time, ["actor": "v1"])
    }
    try book.say(
      "task.done", "task/done", by: "s/c", at: time, ["actor": "v1", "evidence": ["sha256:0"]])
    try book.say(
      "points.awarded", "ledger/village", by: "s/c", at: time,
      ["ledger": "ledger/village", "holder": "h1", "indicator": "civility", "amount": 12])
    try book.commit()
    return book
  }

  private static let time = "2022-07-20T10:00:00+08:00"

  /// A value as people type it: a text without its quotes.
  private static func typed(_ value: String) -> String {
    value.hasPrefix("\"") ? String(value.dropFirst().dropLast()) : value
  }

  @Test("record refuses it with its reason and what would be allowed", arguments: bad)
  func refused(_ bad: Bad) throws {
    let book = try book()
    let before = try book.home.book()
    let words = ["--now", book.now, "record", bad.type, bad.subject]
    let outcome = try book.home.run(
      words + bad.data.map { "\($0.key)=\(Self.typed($0.value))" }
        + ["--by", "x", "--source", "s/c/g"]
        + ["--time", Self.time])
    expectRefusal(outcome, "guard." + bad.kind)
    #expect(outcome.err.contains(bad.names), "\(outcome.err)")
    #expect(outcome.err.contains("  hint: "), "\(outcome.err)")
    #expect(try book.home.book() == before)
  }

  @Test("history takes it, and audit names its kind and its line", arguments: bad)
  func reported(_ bad: Bad) throws {
    let book = try book()
    try book.expectOrder()
    let data = bad.data.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",")
    let line = event(
      "bad", bad.type, bad.subject, data: "{\(data)}", source: "/s/c/g", time: Self.time)
    expectStatus(
      try book.home.run(["--now", book.now, "append", "--history", "-"], input: line), 0)
    let outcome = try book.ask("audit --format jsonl")
    expectStatus(outcome, 1)
    let findings = try outcome.objects()
    #expect(findings.map { text($0, "kind") } == [bad.kind])
    #expect(findings.map { text($0, "case") } == [bad.subject])
    #expect(findings.map { text($0, "line") } == ["\(try book.home.bookLines().count)"])
    #expect(text(findings.first, "reason")?.contains(bad.names) == true, "\(findings)")
  }
}
