import Foundation
import Testing

/// What the pages on rulesets show is valid, and means what they say.
@Suite struct RulesPageTests {
  private static let pages = ["rules.md", "rules.zh.md"]

  private static func text(_ page: String) throws -> String {
    try String(
      contentsOfFile: Package.root + "/Sources/Rulesets/Documentation.docc/" + page, encoding: .utf8
    )
  }

  private static func documents(_ page: String) throws -> [String] {
    try text(page).components(separatedBy: "```json\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
  }

  /// What stands in backquotes outside the JSON documents.
  private static func names(_ page: String) throws -> Set<String> {
    let prose = try text(page).components(separatedBy: "```").enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
    return Set(
      prose.components(separatedBy: "`").enumerated()
        .filter { !$0.offset.isMultiple(of: 2) }.map(\.element))
  }

  @Test func bothPagesNameTheSameKeysAndShowTheSameDocuments() throws {
    #expect(try Self.names("rules.md") == Self.names("rules.zh.md"))
    #expect(try Self.documents("rules.md") == Self.documents("rules.zh.md"))
  }

  @Test(arguments: pages) func whatThePageShowsIsValidAndBeyondSuspicion(page: String) throws {
    let documents = try Self.documents(page)
    #expect(documents.count == 3)
    for document in documents {
      let home = try Home()
      try home.write(document, to: "r.json")
      let outcome = try home.run("rules check r.json")
      expectStatus(outcome, 0)
      #expect(!outcome.err.contains("warning"), "\(outcome.err)")
    }
  }

  /// Friday at eight in the evening: a pothole has two working days from Monday half past eight.
  @Test func whatComesInAtNightBeginsAtTheOpening() throws {
    let home = try Home()
    try home.write(try Self.documents("rules.md")[0], to: "r.json")
    try home.write(
      #"{"year":2013,"days":[{"name":"x","date":"2013-09-02","isOffDay":true}]}"#, to: "c.json")
    func must(_ words: [String]) throws { expectStatus(try home.run(words), 0) }
    try must([
      "record", "unit.registered", "unit/desk", "unit=desk", "name=Desk", "kind=tier", "tier=desk",
      "--by", "me", "--source", "/desk",
    ])
    try must([
      "rules", "adopt", "r.json", "--effective", "2013-01-01", "--scope", "new", "--by", "me",
      "--source", "/desk",
    ])
    try must([
      "calendar", "import", "c.json", "--name", "us", "--by", "me", "--source", "/desk", "--time",
      "2013-01-01T00:00:00-05:00",
    ])
    let night = "2013-08-16T20:00:00-04:00"
    try must([
      "record", "case.registered", "B-1", "matter=Request for Pothole Repair", "place=desk",
      "channel=app",
      "urgency=normal", "title=t", "--by", "me", "--source", "/desk", "--time", night,
    ])
    try must(["record", "case.accepted", "B-1", "--by", "me", "--source", "/desk", "--time", night])
    let state = try #require(
      try home.run("case B-1 --format json --now 2013-08-17T00:00:00-04:00").json()
        as? [String: Any])
    let timers = try #require(state["timers"] as? [[String: Any]])
    #expect(
      timers.first { $0["timer"] as? String == "resolve" }?["due"] as? String
        == "2013-08-21T08:30:00-04:00")
  }

  @Test(arguments: [("rules.md", "Testing rules"), ("rules.zh.md", "测试规则")])
  func theTestOfThePageIsRunByTypingIt(_ name: String, _ chapter: String) throws {
    let page = try Page("Sources/Rulesets/Documentation.docc/" + name)
    let session = ShellSession(lines: page.lines(of: chapter), of: name)
    #expect(session.commands.count == 3)
    try session.type(in: try Home(), language: page.language)
  }
}
