import Foundation
import Testing

/// In force in the fixed book at the present of the tests is `township-summer`.
@Suite struct ReprojectTests {
  private func last(_ outcome: Outcome) throws -> [String: Any] {
    try #require(try outcome.objects().last)
  }

  @Test func rulesAgainstThemselvesComeOutEmpty() throws {
    let home = try Home.fixed()
    for name in ["now", "township-summer"] {
      let outcome = try home.run("reproject --rules \(name) --format jsonl")
      expectStatus(outcome, 0)
      #expect(outcome.lines.count == 1)
      let summary = try #require(try last(outcome)["summary"] as? [String: Any])
      #expect(summary["cases"] as? Int == summary["same"] as? Int)
      #expect((summary["ranks"] as? [Any])?.isEmpty == true)
    }
  }

  /// Of the demonstration book, which is more than a screen holds.
  @Test(.enabled(if: Package.has(Package.root + "/events")))
  func aListThatIsCutOffSaysOfHowMany() throws {
    let words = "--home \(Package.root) reproject --rules standard --now 2026-07-24T18:00:00+08:00"
    let table = try Home().run(words).out
    #expect(table.contains(/Cases that differ \(\d+ of (\d+); all: --limit \1\)\n/))
    #expect(table.contains(/Units with most changes \(8 of (\d+); all: --limit \1\)\n/))
    let chinese = try Home().run(words + " --lang zh").out
    #expect(chinese.contains(/有变化的案件（共 (\d+)，列出 \d+；看全部：--limit \1）\n/))
  }

  @Test func rowsComeFirstAndTheSumsAndTheManifestLast() throws {
    let home = try Home.fixed()
    let outcome = try home.run("reproject --rules township --format jsonl")
    expectStatus(outcome, 1)
    let rows = try outcome.objects().dropLast()
    #expect(!rows.isEmpty)
    for row in rows {
      for key in ["case", "class", "first", "clause", "then", "today", "new"] {
        #expect(row[key] != nil)
      }
    }
    #expect(
      rows.map { $0["case"] as? String ?? "" } == rows.map { $0["case"] as? String ?? "" }.sorted())
    let end = try last(outcome)
    let summary = try #require(end["summary"] as? [String: Any])
    let classes = [
      "same", "due-moved", "met-to-late", "late-to-met", "notice-missing", "notice-unfounded",
      "tier", "status", "unprocessable",
    ]
    #expect(classes.reduce(0) { $0 + (summary[$1] as? Int ?? 0) } == summary["cases"] as? Int)
    #expect(rows.count == (summary["cases"] as? Int ?? 0) - (summary["same"] as? Int ?? 0))
    let manifest = try #require(end["manifest"] as? [String: Any])
    let book = try #require(manifest["book"] as? [String: Any])
    let verified = try object(try home.run("verify --format json").out)
    #expect(book["root"] as? String == verified["root"] as? String)
    #expect(book["size"] as? Int == verified["size"] as? Int)
    let rules = try #require(manifest["rules"] as? [String: Any])
    let shown = try home.run("rules list --format jsonl").objects()
    for (key, name) in [("today", "township-summer"), ("new", "township")] {
      let digest = shown.first { $0["name"] as? String == name }?["digest"] as? String
      #expect(rules[key] as? String == digest)
    }
  }

  /// `output` is the SHA-256 of the rows as they are printed.
  @Test func theDigestIsThatOfTheRows() throws {
    let home = try Home.fixed()
    let outcome = try home.run("reproject --rules township --format jsonl")
    let manifest = try #require(try last(outcome)["manifest"] as? [String: Any])
    let rows = outcome.lines.dropLast().map { $0 + "\n" }.joined()
    try home.write(rows, to: "rows.jsonl")
    let sum = try home.shell("sha256sum rows.jsonl | cut -c1-64").lines.first
    #expect(manifest["output"] as? String == sum)
  }

  @Test func theSameQuestionGivesTheSameBytesAndWritesNothingToTheHome() throws {
    let home = try Home.fixed()
    let before = try home.book()
    let names = try home.names(in: ".")
    for format in ["table", "json", "jsonl", "csv"] {
      let words = "reproject --rules township --format \(format)"
      #expect(try home.run(words).outBytes == (try home.run(words).outBytes))
    }
    #expect(try home.book() == before)
    #expect(try home.names(in: ".") == names)
  }

  @Test func theProjectionIsKeptWithItsManifest() throws {
    let home = try Home.fixed()
    let words = "reproject --rules township --format jsonl --out kept"
    let outcome = try home.run(words)
    expectStatus(outcome, 1)
    #expect(
      try home.names(in: "kept") == ["differences.jsonl", "manifest.json", "projection.jsonl"])
    let rows = outcome.lines.dropLast().map { $0 + "\n" }.joined()
    #expect(try home.text(of: "kept/differences.jsonl") == rows)
    let manifest = try #require(
      try object(try home.text(of: "kept/manifest.json"))["manifest"] as? [String: Any])
    let sum = try home.shell("sha256sum kept/projection.jsonl | cut -c1-64").lines.first
    #expect(manifest["projection"] as? String == sum)
    let kept = try home.names(in: "kept").map { try home.bytes(of: "kept/" + $0) }
    expectStatus(try home.run(words), 1)
    #expect(try home.names(in: "kept").map { try home.bytes(of: "kept/" + $0) } == kept)
  }

  /// What is projected for a case is what `case --rules` says of it.
  @Test func theProjectionIsWhatTheQueriesSayUnderTheseRules() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("reproject --rules township --out kept"), 1)
    let projected = try home.text(of: "kept/projection.jsonl").split(separator: "\n").map {
      try object(String($0))
    }
    let cases = try home.run("cases --rules township --format jsonl").objects()
    #expect(projected.count == cases.count)
    for (left, right) in zip(projected, cases) {
      for key in ["case", "status", "tier", "holder"] {
        #expect(left[key] as? String == right[key] as? String)
      }
      let dues = [left, right].map { row in
        (row["timers"] as? [[String: Any]] ?? []).map {
          "\($0["timer"] ?? "") \($0["run"] ?? "") \($0["state"] ?? "") \($0["due"] ?? "")"
        }
      }
      #expect(dues[0] == dues[1])
    }
  }

  @Test func aQuestionCanBeNarrowed() throws {
    let home = try Home.fixed()
    func cases(_ words: String) throws -> Int? {
      let outcome = try home.run("reproject --rules township --format jsonl \(words)")
      return (try last(outcome)["summary"] as? [String: Any])?["cases"] as? Int
    }
    let all = try #require(try cases(""))
    #expect(try cases("--period 2026") == all)
    #expect(try cases("--period 2025") == 0)
    let matters = try home.run("cases --format jsonl").objects().map { $0["matter"] as? String }
    let noise = matters.count { $0 == matters[0] }
    #expect(try cases("--matter \(matters[0] ?? "")") == noise)
    #expect(try cases("--to-sequence 20").map { $0 < all } == true)
    expectRefusal(try home.run("reproject --rules township --period spring"), "usage.period")
    expectRefusal(try home.run("reproject --rules township --unit nowhere"), "usage.unit")
    expectRefusal(try home.run("reproject --rules nowhere"), "rules.unknown")
  }

  // MARK: Some of the cases

  @Test func aLimitShowsTheFirstCasesAndSaysOfHowMany() throws {
    let home = try Home.fixed()
    let words = "reproject --rules township --format jsonl"
    let all = try home.run(words)
    let some = try home.run(words + " --limit 1 --out kept")
    expectStatus(some, 1)
    #expect(Array(some.lines.dropLast()) == Array(all.lines.prefix(1)))
    #expect(some.said.contains("1 of \(all.lines.count - 1)\n"))
    #expect(try last(some)["summary"] as? NSDictionary == last(all)["summary"] as? NSDictionary)
    let kept = try home.text(of: "kept/differences.jsonl").split(separator: "\n").map(String.init)
    #expect(kept == Array(all.lines.dropLast()))
    let table = try home.run("reproject --rules township --limit 1").out
    let count = all.lines.count - 1
    #expect(table.contains("Cases that differ (1 of \(count); all: --limit \(count))\n"))
    let whole = try home.run(words + " --limit 1000")
    #expect(whole.out == all.out && whole.said.isEmpty)
  }

  /// Drawn are the cases whose number has the smallest digest behind the seed.
  @Test(arguments: [1, 7])
  func aSampleCanBeDrawnAgain(_ seed: Int) throws {
    let home = try Home.fixed()
    let words = "reproject --rules township --format jsonl"
    let all = try home.run(words).objects().compactMap { $0["case"] as? String }
    let list = all.map { name in
      "printf '%s %s\\n' $(printf '%s' '\(seed) \(name)' | sha256sum | cut -c1-64) \(name)"
    }
    let drawn = try home.shell(list.joined(separator: "\n") + "\n").lines.sorted().prefix(1)
      .compactMap { $0.split(separator: " ").last.map(String.init) }
    let sample = try home.run(words + " --sample 1 --seed \(seed)")
    #expect(try sample.objects().compactMap { $0["case"] as? String } == drawn.sorted())
    #expect(sample.said.contains("1 of \(all.count)\n"))
    if seed == 1 { #expect(try home.run(words + " --sample 1").out == sample.out) }
    let none = try home.run(words + " --sample 1 --seed \(seed) --limit 0").objects()
    #expect(none.compactMap { $0["case"] as? String }.isEmpty)
  }

  /// Each unit whose rank or score changes is in one band of it.
  @Test(.enabled(if: Package.has(Package.root + "/events")))
  func winnersAndLosersAreTheUnitsOfTheRanks() throws {
    let words = "--home \(Package.root) reproject --rules standard --format json --limit 0"
    let outcome = try Home().run(words + " --now 2026-07-24T18:00:00+08:00")
    let answer = try object(outcome.out)
    let summary = try #require(answer["summary"] as? [String: Any])
    let ranks = try #require(summary["ranks"] as? [[String: Any]])
    let bands = try #require(summary["bands"] as? [[String: Any]])
    for (measure, sign) in [("rank", -1.0), ("score", 1.0)] {
      let gains = ranks.compactMap { row -> Double? in
        let sides = ["before", "after"].map {
          ((row[$0] as? [String: Any])?[measure] as? NSNumber)?.doubleValue
        }
        guard let was = sides[0], let becomes = sides[1] else { return nil }
        return ((becomes - was) * 100).rounded() / 100 * sign
      }
      let own = bands.filter { $0["measure"] as? String == measure }
      #expect(own.count == 4)
      for band in own {
        let from = try #require(band["from"] as? NSNumber).doubleValue
        let below = (band["below"] as? NSNumber)?.doubleValue ?? .infinity
        let inside = gains.filter { abs($0) >= from && abs($0) < below }
        #expect(band["winners"] as? Int == inside.count { $0 > 0 })
        #expect(band["losers"] as? Int == inside.count { $0 < 0 })
      }
      #expect(gains.count { $0 != 0 } > 20)
    }
  }

  // MARK: Many rulesets

  private static let clause = "/classes/normal/timers/handle/limit"

  @Test func eachValueOfAClauseIsTheDraftThatHasIt() throws {
    let home = try Home.fixed()
    let curve = try home.run("reproject --vary \(Self.clause)=1wd..3wd --format jsonl").objects()
    #expect(curve.map { $0["draft"] as? String } == ["1wd", "2wd", "3wd"])
    for row in curve {
      let digest = try #require(row["rules"] as? String)
      let document = try home.run("rules show").out
      let varied = try edited(document, limit: try #require(row["draft"] as? String))
      try varied.write(toFile: home.path + "/draft.json", atomically: true, encoding: .utf8)
      let alone = try home.run("reproject --rules \(home.path)/draft.json --format jsonl")
      let end = try last(alone)
      let summary = try #require(end["summary"] as? [String: Any])
      let rules = try #require((end["manifest"] as? [String: Any])?["rules"] as? [String: Any])
      #expect(rules["new"] as? String == digest)
      for name in ["cases", "same", "due-moved", "met-to-late", "late-to-met"] {
        #expect(row[name] as? Int == summary[name] as? Int, "\(digest): \(name)")
      }
    }
  }

  @Test func oneValueOfAClauseIsAnsweredAsTheDraftThatHasIt() throws {
    let home = try Home.fixed()
    let draft = try edited(home.run("rules show").out, limit: "2wd")
    try draft.write(toFile: home.path + "/draft.json", atomically: true, encoding: .utf8)
    for options in ["", " --format jsonl", " --limit 1", " --sample 2 --format csv"] {
      let given = try home.run("reproject --rules \(home.path)/draft.json" + options)
      let varied = try home.run("reproject --vary \(Self.clause)=2wd" + options)
      expectStatus(varied, 1)
      #expect(varied.out == given.out, "\(options)")
      if options.isEmpty { #expect(varied.lines[0].contains(" · as if under ")) }
    }
  }

  /// The rules with another limit of `handle` in the class `normal`.
  private func edited(_ document: String, limit: String) throws -> String {
    var rules = try object(document)
    var classes = try #require(rules["classes"] as? [String: Any])
    var normal = try #require(classes["normal"] as? [String: Any])
    var timers = try #require(normal["timers"] as? [String: Any])
    var handle = try #require(timers["handle"] as? [String: Any])
    handle["limit"] = limit
    timers["handle"] = handle
    normal["timers"] = timers
    classes["normal"] = normal
    rules["classes"] = classes
    return String(decoding: try JSONSerialization.data(withJSONObject: rules), as: UTF8.self)
  }

  @Test func severalRulesStandSideBySide() throws {
    let home = try Home.fixed()
    let outcome = try home.run("reproject --rules township --rules now --format jsonl")
    expectStatus(outcome, 1)
    let rows = try outcome.objects()
    #expect(rows.map { $0["draft"] as? String } == ["township", "now"])
    #expect(rows[1]["same"] as? Int == rows[1]["cases"] as? Int)
    #expect(rows[0]["same"] as? Int != rows[0]["cases"] as? Int)
  }

  @Test func aLimitAloneDecidesTheExitStatus() throws {
    let home = try Home.fixed()
    let row = try #require(
      try home.run("reproject --rules township --rules now --format jsonl").objects().first)
    let same = try #require(row["same"] as? Int)
    let words = "reproject --rules township --fail-if "
    expectStatus(try home.run(words + "same>\(same)"), 0)
    expectStatus(try home.run(words + "same>\(same - 1)"), 1)
    expectStatus(try home.run(words + "same>100%"), 0)
  }

  @Test(
    arguments: [
      ["--vary", "/classes/normal/timers/handle/lim=1wd..2wd"],
      ["--vary", "/classes/normal/timers/handle/limit=1wd..2d"],
      ["--vary", "/matters/0/class=1..2"], ["--fail-if", "same", "--rules", "now"],
      ["--fail-if", "other>1", "--rules", "now"], ["--fail-if", "same>-1", "--rules", "now"],
      ["--rules", "now", "--rules", "township", "--out", "x"], [String](),
      ["--rules", "now", "--rules", "township", "--limit", "1"], ["--rules", "now", "--seed", "1"],
      ["--vary", clause + "=1wd..2wd", "--sample", "1"], ["--rules", "now", "--limit", "-1"],
      ["--rules", "now", "--sample", "x"],
    ])
  func whatCannotBeTriedIsRefused(_ words: [String]) throws {
    let home = try Home.fixed()
    let outcome = try home.run(["reproject"] + words)
    expectStatus(outcome, 2)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains("error[usage."))
  }
}
