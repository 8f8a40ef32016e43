import Foundation
import Testing

/// The stages by hand, as any task engine runs them: with the bytes that one machine prints, and a status
/// that whoever runs them can go by.
@Suite struct ShardCommandsTests {
  private static let stages = #"""
    set -e
    "$WHISTLE" split --merges-only > links.jsonl
    "$WHISTLE" split --links links.jsonl --shards 3 --out pieces
    for shard in 0 1 2; do
      "$WHISTLE" project --pieces pieces --shard $shard --out shards/$shard --now \#(Home.now) --period 2026-07
    done
    "$WHISTLE" combine --pieces pieces --results shards --out whole --format json
    """#

  @Test func theWholeIsWhatOneMachinePrints() throws {
    let home = try Home.fixed()
    let outcome = try home.shell(Self.stages)
    expectStatus(outcome, 0)
    let replayed = try home.run("replay --format json")
    expectStatus(replayed, 1)
    #expect(outcome.out == replayed.out)
    for (file, command) in [
      ("replay", "replay"), ("board", "board"), ("assess-2026-07", "assess --period 2026-07"),
    ] {
      let expected = try home.run(command + " --format json").out
      #expect(try home.text(of: "whole/\(file).json") == expected)
    }
    let rows = try (0..<3).flatMap { shard in
      try home.text(of: "shards/\(shard)/cases.jsonl").split(separator: "\n").map(String.init)
    }
    #expect(try rows.sorted() == home.run("cases --format jsonl").lines.sorted())
  }

  @Test func theScriptDoesTheSameOnAllProcessors() throws {
    let home = try Home.fixed()
    let outcome = try home.shell(
      "\(Package.root)/Scripts/local/reproject.sh --home . --shards 4 --out out --now \(Home.now)")
    expectStatus(outcome, 0)
    let digest = try #require(
      try object(home.run("replay --format json").out)["digest"] as? String)
    #expect(outcome.out.contains(digest))
    let board = try home.run("board --format json").out
    #expect(try home.text(of: "out/whole/board.json") == board)
  }

  @Test(arguments: ["--rules yongji", "--rules yongji --rules draft.json"])
  func whatRulesWouldMeanIsWhatOneMachinePrints(rules: String) throws {
    let home = try Home.fixed()
    try home.write(try home.run("rules show gujiao").out, to: "draft.json")
    let outcome = try home.shell(
      "\(Package.root)/Scripts/local/reproject.sh --home . --shards 3 --out out --now \(Home.now) "
        + rules)
    expectStatus(outcome, 0)
    let expected = try home.run("reproject --format json " + rules)
    expectStatus(expected, 1)
    #expect(try home.text(of: "out/whole/impact.json") == expected.out)
    // Of an option that is given twice the last counts, there as here.
    let board = try home.run("board --format json " + rules).out
    #expect(try home.text(of: "out/whole/board.json") == board)
  }

  @Test func otherRulesThanTheShardsWereAskedAreRefused() throws {
    let home = try Home.fixed()
    expectStatus(try home.shell(Self.stages), 0)
    for rules in [["--rules", "yongji"], ["--rules", "none.json"]] {
      let words = ["combine", "--pieces", "pieces", "--results", "shards", "--out", "whole"]
      expectRefusal(
        try home.run(words + rules),
        rules[1] == "yongji" ? "shard.question" : "rules.unknown")
      #expect(!home.exists("whole/manifest.json"))
    }
  }

  @Test func theScriptFailsWhereATaskFailsAndLeavesNoResult() throws {
    let home = try Home.fixed()
    // A program that dies in one of its tasks.
    try home.write(
      #"""
      #!/bin/sh
      case "$*" in *"--shard 2 "*) kill -9 $$ ;; esac
      exec \#(Program.path) "$@"
      """#, to: "dying")
    let outcome = try home.shell(
      "chmod +x dying && WHISTLE=$PWD/dying \(Package.root)/Scripts/local/reproject.sh "
        + "--home . --shards 4 --out out --now \(Home.now)")
    #expect(outcome.status != 0)
    #expect(!home.exists("out/whole/manifest.json"))
  }

  /// Where the disk has no room a write ends early, as it does at the limit of a file's size.
  @Test func aDiskWithoutRoomLeavesNoResult() throws {
    let home = try Home.fixed()
    expectStatus(try home.shell(Self.stages), 0)
    for stage in [
      "split --links links.jsonl --shards 3 --out pieces",
      "project --pieces pieces --shard 0 --out shards/0 --now \(Home.now) --period 2026-07",
      "combine --pieces pieces --results shards --out whole",
    ] {
      // Units of 512 bytes in some shells, of 1,024 in others. What is said goes to a file, too, which has
      // room.
      let size = stage.hasPrefix("combine") ? 0 : 1
      let outcome = try home.shell(
        """
        said=$( (ulimit -f \(size); "$WHISTLE" \(stage)) 2>&1 )
        status=$?
        echo "$said" >&2
        exit $status
        """)
      expectStatus(outcome, 2)
      #expect(outcome.err.contains("error[file."), "\(outcome.err)")
      let target = stage.split(separator: " ").drop { $0 != "--out" }.dropFirst().first ?? ""
      let found = try home.manifests(in: String(target))
      #expect(found.isEmpty, "\(stage): \(found)")
      expectStatus(try home.shell("\"$WHISTLE\" \(stage)"), 0)
    }
  }

  @Test(arguments: [
    ("split --links links.jsonl", "usage.stage"), ("split --shards 0", "usage.stage"),
    ("split --links none --shards 2 --out o", "file.missing"),
    ("split --merges-only none.jsonl", "file.missing"),
    ("split --merges-only book", "book.foreign"),
    ("project --pieces none --shard 0 --out o", "file.missing"),
    ("project --pieces events --shard 0 --out o", "shard.incomplete"),
    ("combine --pieces events --results events --out o", "shard.incomplete"),
    ("project --pieces events --shard 0 --out o --rules none.json", "rules.unknown"),
  ])
  func whatIsMissingIsSaid(words: String, code: String) throws {
    let home = try Home.fixed()
    try home.write("no segment", to: "book")
    expectRefusal(try home.run(words), code)
    #expect(!home.exists("o/manifest.json"))
  }

  @Test(arguments: [("shards.md", "The stages"), ("shards.zh.md", "各步")])
  func thePageIsTyped(_ name: String, _ chapter: String) throws {
    let page = try Page("Sources/whistle/Documentation.docc/" + name)
    let session = ShellSession(lines: page.lines(of: chapter), of: name)
    #expect(session.commands.count == 7)
    let home = try Home()
    try session.type(in: home, language: page.language)
    #expect(home.exists("shards/whole/assess-2026-06.json"))
  }

  @Test func aShardNeedsAnInstantThatAllHaveInCommon() throws {
    let home = try Home.fixed()
    expectRefusal(
      try home.run(["project", "--pieces", "p", "--shard", "0", "--out", "o"]), "usage.stage")
  }
}

extension Home {
  /// The manifests that stand in a directory and below it.
  fileprivate func manifests(in directory: String) throws -> [String] {
    guard exists(directory) else { return [] }
    let all = FileManager.default.enumerator(atPath: path + "/" + directory)
    return (all?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix("manifest.json") }
  }
}
