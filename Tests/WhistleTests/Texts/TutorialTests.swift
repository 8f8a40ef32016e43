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

  @Test(arguments: ["commands.md", "commands.zh.md"])
  func theImportOfTheCommandsIsMadeByTypingIt(_ name: String) throws {
    let page = try Page(Self.folder + name)
    let session = ShellSession(lines: page.lines(of: "import csv"), of: name)
    #expect(session.commands.count == 5)
    try session.type(in: try Home(), language: page.language)
  }
}
