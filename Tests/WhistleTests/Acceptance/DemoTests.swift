import Foundation
import Testing

/// `whistle demo`, and the book of the sources that it spares.
@Suite struct DemoTests {
  /// What a terminal is set to.
  private static func settings(_ text: String) -> [String: String] {
    Dictionary(
      text.matches(of: /export (\w+)='([^']*)'/).map { (String($0.output.1), String($0.output.2)) },
      uniquingKeysWith: { $1 })
  }

  @Test(.enabled(if: Package.has(Package.root + "/events")))
  func theCopyIsTheBookOfTheSources() throws {
    let home = try Home()
    let outcome = try home.run(["demo", "a copy"])
    expectStatus(outcome, 0)
    let name = "/events/0000000000000001.jsonl"
    let book = try Data(contentsOf: URL(fileURLWithPath: Package.root + name))
    #expect(try home.bytes(of: "a copy" + name) == Array(book))
    let settings = Self.settings(outcome.out)
    #expect(Set(settings.keys) == ["WHISTLE_HOME", "WHISTLE_NOW", "WHISTLE_BY"])
    #expect(settings["WHISTLE_HOME"]?.hasSuffix("/a copy") == true)
    #expect(outcome.lines.count == 3 && outcome.err.isEmpty)
    // Whoever the settings name may record there.
    let noted = try home.run(["note", "864", "tried"], environment: settings)
    expectStatus(noted, 0)
    expectRefusal(try home.run(["demo", "a copy"]), "simulate.not-empty")
    #expect(try home.names(in: ".") == ["a copy"])
  }

  @Test(arguments: [("demonstration.md", "A copy to try"), ("demonstration.zh.md", "建一份副本")])
  func thePagesTellHowToMakeOne(_ name: String, _ chapter: String) throws {
    let page = try Page("Sources/whistle/Documentation.docc/" + name)
    let session = ShellSession(lines: page.lines(of: chapter), of: name)
    #expect(session.commands.count == 2)
    try session.type(in: try Home(), language: page.language)
  }

  /// A home beside the manifest of this package is its checkout; beside any other it is not, and an
  /// empty book may be filled.
  @Test func theBookOfTheSourcesIsNotWrittenTo() throws {
    let home = try Home.fixed()
    let words = [
      "record", "case.noted", "FH-2026-000003", "what=x", "--by", "li.na", "--now", Home.now,
    ]
    try home.write("let package = Package(name: \"Other\")", to: "Package.swift")
    expectStatus(try home.run(words), 0)
    try home.write("let package = Package(\n  name: \"Whistle\")", to: "Package.swift")
    let book = try home.book()
    let refused = try home.run(words)
    expectRefusal(refused, "append.checkout", at: "events")
    #expect(refused.err.contains("--home") && refused.err.contains("whistle demo DIR"))
    expectRefusal(try home.run("sweep"), "append.checkout")
    expectRefusal(try home.run("checkpoint --origin a/b --sign cat"), "append.checkout")
    let answers = try home.run(
      "pipe", input: #"{"query":"board"}"# + "\n" + PipeCommandTests.need("1")
    )
    .objects()
    #expect(answers.map { $0["ok"] as? Bool } == [true, false])
    #expect(answers[1]["code"] as? String == "append.checkout")
    expectStatus(try home.run("sweep --dry-run"), 0)
    #expect(try home.book() == book)
    let empty = try Home()
    try empty.write("name: \"Whistle\"", to: "Package.swift")
    expectStatus(try empty.run("simulate --cases 1"), 0)
  }
}
