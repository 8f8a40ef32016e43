import Foundation
import Testing

/// `log` and `audit --suspicions` on a book written by the program.
@Suite struct LogTests {
  private func book() throws -> Home {
    let home = try Home()
    let registration = "matter=noise place=s channel=grid urgency=normal"
    for words in [
      "unit.registered unit/s unit=s name=街道 kind=tier tier=street --by chief",
      "case.registered C-1 \(registration) title=甲 --by li --time 2026-03-02T09:00:00+08:00",
      "case.registered C-2 \(registration) title=乙 --by wang --time 2026-03-02T10:00:00+08:00",
    ] {
      let outcome = try home.run("record \(words) --source s --now 2026-03-02T12:00:00+08:00")
      expectStatus(outcome, 0)
    }
    return home
  }

  @Test(arguments: [
    ("", 3), ("C-2", 1), ("--by li", 1), ("--type case.registered", 2), ("--unit s", 3),
    ("--late 150m", 1), ("--since 2026-03-03", 0), ("--until 2026-03-02", 3),
    ("--type case.registered --by wang", 1),
  ])
  func linesAreFoundByWhoWhatAndWhen(_ words: String, _ count: Int) throws {
    let home = try book()
    let rows = try home.run("log --format jsonl \(words)").objects()
    #expect(rows.count == count, "\(rows)")
  }

  @Test func theNewestComesLastAndSaysWhatItIs() throws {
    let row = try #require(try book().run("log --format jsonl").objects().last)
    #expect(row["case"] as? String == "C-2")
    #expect(row["actor"] as? String == "wang")
    #expect(row["unit"] as? String == "s")
    #expect(row["type"] as? String == "case.registered")
    #expect(row["data"] as? String == "matter=noise place=s channel=grid urgency=normal title=乙")
    #expect(row["time"] as? String == "2026-03-02T02:00:00Z")
    #expect(row["recordedtime"] as? String == "2026-03-02T04:00:00Z")
  }

  @Test(arguments: ["log C-9", "log --late 3wd", "log --type case.nothing", "log --since noon"])
  func whatCannotBeAskedIsRefused(_ words: String) throws {
    let outcome = try book().run(words)
    #expect(outcome.status == 2)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains("hint: "))
  }

  @Test func suspicionsAreNoFindings() throws {
    let home = try book()
    let outcome = try home.run("audit --suspicions --format jsonl --lag 2h")
    #expect(outcome.status == 0)
    #expect(try outcome.objects().map { $0["kind"] as? String } == ["back-dated"])
    let none = try home.run("audit --suspicions --format jsonl --lag 3h")
    #expect(none.status == 0)
    #expect(none.out.isEmpty)
    let other = try home.run("audit --suspicions --kind clock --lag 2h")
    #expect(other.err.contains("0 of 1 suspicions"))
    #expect(try home.run("audit --kind clock").status == 2)
    #expect(try home.run("audit --suspicions --kind wrong-status").status == 2)
  }

  /// On the demonstration book, whose lines are read here for themselves.
  @Test func anomaliesAreNarrowedByWhatTheirLinesSay() throws {
    let home = try Home()
    let audit = ["--home", Package.root, "--now", "2026-07-24T18:00:00+08:00", "audit"]
    let all = try home.run(audit + ["--format", "jsonl"]).objects()
    let sequences = Set(all.compactMap { $0["sequence"] as? Int })
    var lines: [Int: [String: Any]] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: Package.root + "/events")
    where file.hasSuffix(".jsonl") {
      let text = try String(contentsOfFile: Package.root + "/events/" + file, encoding: .utf8)
      for line in text.split(separator: "\n") {
        let row = try object(String(line))
        let sequence = (row["sequence"] as? String).flatMap(Int.init) ?? 0
        if sequences.contains(sequence) { lines[sequence] = row }
      }
    }
    func unit(_ row: [String: Any]) -> String? {
      let data = row["data"] as? [String: Any]
      return data?["unit"] as? String ?? (row["source"] as? String).map { String($0.dropFirst()) }
    }
    func check(_ words: [String], _ isWanted: ([String: Any], [String: Any]) -> Bool) throws {
      let outcome = try home.run(audit + ["--format", "jsonl"] + words)
      let expected = all.filter { isWanted($0, lines[$0["sequence"] as? Int ?? 0] ?? [:]) }
      #expect(
        try outcome.objects().map { $0["sequence"] as? Int }
          == expected.map { $0["sequence"] as? Int })
      #expect(!expected.isEmpty && expected.count < all.count)
      #expect(outcome.status == 1)
      #expect(outcome.err.contains("\(expected.count) of \(all.count) anomalies"))
    }
    let first = try #require(lines[all[0]["sequence"] as? Int ?? 0])
    let kind = try #require(all[0]["kind"] as? String)
    let (firstUnit, actor) = (try #require(unit(first)), try #require(first["authid"] as? String))
    let month = String((first["time"] as? String ?? "").prefix(7))
    try check(["--kind", kind]) { anomaly, _ in anomaly["kind"] as? String == kind }
    try check(["--unit", firstUnit]) { unit($1) == firstUnit }
    try check(["--actor", actor]) { $1["authid"] as? String == actor }
    try check(["--period", month]) { ($1["time"] as? String)?.hasPrefix(month) == true }
    let none = try home.run(audit + ["--actor", "nobody", "--format", "jsonl"])
    #expect(none.status == 0 && none.out.isEmpty)
  }
}
