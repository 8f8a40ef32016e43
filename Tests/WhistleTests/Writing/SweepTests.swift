import Foundation
import Testing

@Suite struct SweepTests {
  private static let days = [
    "2026-07-03T12:00:00+08:00", "2026-07-18T18:00:00+08:00", "2026-07-20T18:00:00+08:00",
    "2026-07-28T18:00:00+08:00", "2026-09-01T09:00:00+08:00",
  ]

  @Test(arguments: days)
  func aDryRunPrintsWhatASweepAppendsAndAppendsNothing(_ now: String) throws {
    let home = try Home.fixed()
    let before = try home.book()
    let rehearsal = try home.run("sweep --dry-run --format jsonl --now \(now)")
    expectStatus(rehearsal, 0)
    #expect(try home.book() == before)
    let sweep = try home.run("sweep --format jsonl --now \(now)")
    expectStatus(sweep, 0)
    #expect(sweep.out == rehearsal.out)
    #expect(Array(try home.bookLines().dropFirst(FixedBook.events)) == sweep.lines)
  }

  @Test(arguments: days)
  func aSecondSweepAddsNothing(_ now: String) throws {
    let home = try Home.fixed()
    expectStatus(try home.run("sweep --now \(now)"), 0)
    let before = try home.book()
    let again = try home.run("sweep --format jsonl --now \(now)")
    expectStatus(again, 0)
    #expect(again.out.isEmpty, "\(again.out)")
    #expect(try home.book() == before)
  }

  /// With a snapshot the same is known as without.
  @Test func aSweepAfterASnapshotAddsTheSame() throws {
    let plain = try Home.fixed()
    expectStatus(try plain.run("sweep"), 0)
    let home = try Home.fixed()
    expectStatus(try home.run("snapshot create"), 0)
    expectStatus(try home.run("sweep"), 0)
    #expect(try home.book() == plain.book())
    expectStatus(try home.run("snapshot create"), 0)
    #expect(try home.run("sweep --format jsonl").out.isEmpty)
  }

  @Test func noticesCarryTimerRunAndTheSystemsName() throws {
    let rows = try Home.fixed().run("sweep --dry-run --format jsonl").objects()
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(row["source"] as? String == "/system/sweep")
      #expect(row["authtype"] as? String == "system")
      #expect(row["time"] as? String == Home.now)
      let data = try #require(row["data"] as? [String: Any])
      #expect(data["timer"] as? String != nil)
      #expect(data["run"] as? Int != nil)
    }
    let ids = rows.compactMap { $0["id"] as? String }
    #expect(Set(ids).count == rows.count)
  }

  @Test func whatASweepIssuesIsNoAnomaly() throws {
    let home = try Home.fixed()
    let before = try home.run("audit --format jsonl").lines
    for now in Self.days { expectStatus(try home.run("sweep --now \(now)"), 0) }
    #expect(try home.run("audit --format jsonl").lines == before)
  }

  /// SPEC §12: `sweep` gives the lines appended, whatever the format.
  @Test func theJSONOfASweepIsTheLinesAppended() throws {
    let home = try Home.fixed()
    let lines = try home.run("sweep --dry-run --format jsonl").objects()
    let rows = try #require(
      try home.run("sweep --dry-run --format json").json() as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == lines.map { $0["id"] as? String })
    #expect(rows.allSatisfy { $0["data"] is [String: Any] })
  }

  /// Every form is made of the lines' bytes; here they are read by parsers.
  @Test(arguments: ["en", "zh"])
  func allFormsSayTheSame(_ language: String) throws {
    let home = try Home.fixed()
    let odd = #"引\"号\\,\u202e/案"#
    try home.write(
      """
      {"specversion":"1.0","id":"odd","source":"/dept/hotline","type":"case.registered",\
      "subject":"\(odd)","time":"2026-07-20T09:00:30+08:00","data":{"matter":"noise",\
      "place":"fenghuang/yulan/g01","channel":"hotline","urgency":"normal","title":"x"}}

      """, to: "odd.jsonl")
    expectStatus(try home.run("append --history odd.jsonl"), 0)
    let sweep = "sweep --dry-run --now 2026-09-01T09:00:05+08:00 --lang \(language)"
    let lines = try home.run(sweep + " --format jsonl").objects()
    #expect(lines.contains { $0["subject"] as? String == "引\"号\\,\u{202E}/案" })
    #expect(lines.count > 10)

    let rows = CSVText.rows(try home.run(sweep + " --format csv").out)
    #expect(rows.count == lines.count)
    for (row, line) in zip(rows, lines) {
      let data = try #require(line["data"] as? [String: Any])
      #expect(Set(row.keys).isSuperset(of: line.keys.filter { $0 != "data" }))
      for (key, value) in line {
        if let text = value as? String { #expect(row[key] == text) }
        if let number = value as? Int { #expect(row[key] == String(number)) }
      }
      let cells = row.filter { $0.key.hasPrefix("data.") && !$0.value.isEmpty }
      #expect(Set(cells.keys) == Set(data.keys.map { "data." + $0 }))
      for (key, value) in data { #expect(cells["data." + key] == "\(value)") }
    }

    let table = try home.run(sweep)
    let shown = table.lines.dropFirst(2)
    #expect(shown.count == lines.count)
    #expect(table.err.hasPrefix(language == "zh" ? "\(lines.count) 个事件" : "\(lines.count) events"))
    for (row, line) in zip(shown, lines) {
      let subject = try #require(line["subject"] as? String)
      #expect(
        row.hasPrefix(subject.replacingOccurrences(of: "\u{202E}", with: "\\u{202E}")), "\(row)")
      let sequence = try #require((line["sequence"] as? String).flatMap { Int($0) })
      #expect(row.contains(" \(sequence)  2026-09-01 09:00:05  "), "\(row)")
      let data = try #require(line["data"] as? [String: Any])
      let unit = (data["unit"] ?? data["to"]) as? String
      // In Chinese it is called by its name.
      let shown = language == "zh" ? data["unit"] == nil ? "去向=" : "单位=" : try #require(unit)
      #expect(row.contains(shown), "\(row)")
    }
  }

  /// The oldest cases are closed and nothing of them is due: the titles wait for the first row.
  @Test func titlesStandOverTheirColumns() throws {
    let home = try Home.fixed()
    let cases = (1...4200).map { number in
      """
      {"specversion":"1.0","id":"a\(number)","source":"/dept/hotline","type":"case.registered",\
      "subject":"A-\(100_000 + number)","time":"2026-08-31T23:00:00+08:00",\
      "data":{"matter":"noise","place":"fenghuang/yulan/g01","channel":"hotline",\
      "urgency":"normal","title":"x"}}

      """
    }
    try home.write(cases.joined(), to: "cases.jsonl")
    expectStatus(try home.run("append --history cases.jsonl"), 0)
    let sweep = try home.run("sweep --dry-run --now 2026-08-31T23:00:01+08:00").lines
    #expect(sweep.count > 3 && sweep[2].hasPrefix("FH-"))
    let place = sweep[1].range(of: "TIME")?.lowerBound.utf16Offset(in: sweep[1])
    #expect(place == sweep[2].range(of: "2026-08-31")?.lowerBound.utf16Offset(in: sweep[2]))
  }

  @Test func nothingDueIsSaidInEveryForm() throws {
    let home = try Home.fixed()
    let head = try #require(try home.run("sweep --dry-run --format csv").lines.first)
    expectStatus(try home.run("sweep"), 0)
    for (form, expected) in [("json", "[]\n"), ("jsonl", ""), ("csv", head + "\n")] {
      #expect(try home.run("sweep --format \(form)").out == expected)
    }
    #expect(try home.run("sweep").lines.last?.hasPrefix("CASE  SEQUENCE  TIME") == true)
  }

  @Test func replayAndLookingAppendNothing() throws {
    let home = try Home.fixed()
    let before = try home.book()
    for words in ["replay", "audit", "board", "overdue", "due", "cases", "verify"] {
      _ = try home.run("\(words) --now 2027-01-01T00:00:00Z")
    }
    #expect(try home.book() == before)
  }
}
