import Testing

/// A clear error has a place and a remedy.
@Suite struct HintTests {
  /// Files for a call, and the call.
  struct Call: CustomTestStringConvertible {
    let words: String
    var name = "none"
    var text = ""
    var testDescription: String { "\(words) \(text.suffix(24).debugDescription)" }
  }

  private static func rows(_ text: String) -> Call {
    Call(words: "import csv --mapping nyc311 rows.csv", name: "rows.csv", text: text)
  }

  private static let calls: [Call] = [
    rows(""), rows(csv(rows: ["2,3"])), rows(csv(rows: [row(2, "ab\"c")])),
    rows(csv(rows: [row(2, "\"open")])), rows(csv(rows: [String(row(2).dropFirst())])),
    rows(csv(rows: [row(2, closed: "soon")])), rows("Unique Key\n1\n"),
    Call(words: "import csv --mapping nyc311 none.csv"),
    Call(words: "import csv --mapping nyc rows.csv", name: "rows.csv", text: csv(rows: [row(1)])),
    Call(words: "import csv --mapping m.json m.json", name: "m.json", text: "{}"),
    Call(words: "rules check standart"),
    Call(words: "rules check r.json", name: "r.json", text: "{"),
    Call(words: "rules check r.json", name: "r.json", text: "{}"), Call(words: "append none.jsonl"),
    Call(words: "record case.dispatched FH-2026-000003 --by li.na"),
    Call(words: "record case.verified FH-2026-000003 pass=maybe --by li.na"),
  ]

  @Test(arguments: calls)
  func aRefusalSaysWhatToDo(_ call: Call) throws {
    let home = try Home.fixed()
    try home.write(call.text, to: call.name)
    let outcome = try home.run(call.words)
    #expect(outcome.status != 0)
    #expect(outcome.err.contains("\n  hint: "), "no hint:\n\(outcome.err)")
  }

  @Test func anEmptyBookHasNoSnapshotAndSaysWhy() throws {
    let home = try Home()
    try home.write("", to: "events/FORMAT.md")
    let outcome = try home.run("snapshot create")
    expectRefusal(outcome, "snapshot.empty", at: "events")
    #expect(outcome.err.contains("\n  hint: "), "no hint:\n\(outcome.err)")
  }
}
