import Testing

/// What the manual page says beside the commands, held against the program.
@Suite struct ManualChapterTests {
  @Test(arguments: ["en", "zh"])
  func eachExampleIsACommandWithItsOptions(_ language: String) throws {
    let home = try Home()
    let manual = try home.run(["manual", "--lang", language]).out.replacing("\\-", with: "-")
    let title = language == "en" ? ".Sh EXAMPLES" : ".Sh 示例"
    let chapter = try #require(manual.split(separator: title).last)
    let examples = chapter.split(separator: "\n").filter { $0.hasPrefix("  whistle ") }
    #expect(examples.count >= 6)
    for example in examples {
      let words = example.split(separator: " ").dropFirst().map(String.init)
      let help = try home.run(["help", words[0]])
      expectStatus(help, 0)
      for option in words where option.hasPrefix("--") {
        #expect(help.out.contains(option), "\(example)")
      }
    }
  }

  @Test func eachVariableOfTheHelpIsListed() throws {
    let home = try Home()
    let manual = try home.run(["manual"]).out
    let chapter = try #require(manual.split(separator: ".Sh ENVIRONMENT").last)
    let helps = try ["record", "person add"].map { try home.run("help \($0)").out }.joined()
    for name in helps.matches(of: /WHISTLE_[A-Z]+/).map({ String($0.output) }) {
      #expect(chapter.contains("  \(name) "), "\(name)")
    }
  }
}
