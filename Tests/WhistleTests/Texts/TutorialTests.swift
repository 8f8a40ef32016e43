import Foundation
import Testing

/// The pages on which a reader makes a book are typed as they stand, the files of their examples too,
/// and print what they quote.
@Suite struct TutorialTests {
  private static let folder = "Sources/whistle/Documentation.docc/"

  @Test(arguments: [("tutorial.md", 37), ("tutorial.zh.md", 37)])
  func theBookOfTheTutorialIsMadeByTypingIt(_ name: String, _ least: Int) throws {
    let page = try Page(Self.folder + name)
    let session = ShellSession(lines: page.lines(), of: name)
    #expect(session.commands.count >= least)
    try session.type(in: try Home(), language: page.language)
  }

  /// The steps of a case that the pages have a reader type: with `WHISTLE_BY` set, and without what is
  /// said in words or beside it, a clerk types no more than 40 characters.
  @Test(arguments: [
    ("README.md", 9), ("README.zh.md", 9), (folder + "tutorial.md", 16),
    (folder + "tutorial.zh.md", 16),
  ])
  func aStepOfACaseIsShort(_ name: String, _ least: Int) throws {
    let help = try Home().run("--help").out
    let group = try #require(help.range(of: "through its stages\n"))
    let verbs = Set(
      help[group.upperBound...].components(separatedBy: "\n\n")[0].split(separator: "\n")
        .compactMap { $0.split(separator: " ").first.map(String.init) })
    #expect(verbs.count > 30)
    let typed = ShellSession(lines: try Page(name).lines(), of: name).commands.map(\.text)
    let steps = typed.filter { command in
      let words = command.split(separator: " ").map(String.init)
      return words.count > 1 && words[0] == "whistle" && verbs.contains(words[1])
        && !words[1].hasPrefix("add-")
    }
    #expect(steps.count >= least, "\(name): \(steps.count)")
    for step in steps { #expect(Self.length(of: step) <= 40, "\(name): \(step)") }
  }

  /// Without titles and reasons, which are Chinese here, and without who, when and beside whom.
  private static func length(of step: String) -> Int {
    let pattern = /--(?:by|now|assist|expect|case) \S+/
    let words = step.replacing(pattern, with: "").split(separator: " ")
    return words.filter { $0.allSatisfy(\.isASCII) }.joined(separator: " ").count
  }

  @Test(arguments: ["commands.md", "commands.zh.md"])
  func theImportOfTheCommandsIsMadeByTypingIt(_ name: String) throws {
    let page = try Page(Self.folder + name)
    let session = ShellSession(lines: page.lines(of: "import csv"), of: name)
    #expect(session.commands.count == 5)
    try session.type(in: try Home(), language: page.language)
  }
}
