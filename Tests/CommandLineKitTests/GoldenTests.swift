import Basics
import CommandLineKit
import Testing

/// The texts made from the table, held word for word.
@Suite struct GoldenTests {
  @Test(
    "The help is as it was",
    arguments: [
      ([], .english, GoldenHelp.program), ([], .chinese, GoldenHelp.programInChinese),
      (["add"], .english, GoldenHelp.add), (["add"], .chinese, GoldenHelp.addInChinese),
      (["snapshot"], .english, GoldenHelp.snapshot),
    ] as [([String], Language, String)])
  func help(path: [String], language: Language, golden: String) {
    #expect(sample.help(for: path, in: language) == golden)
  }

  @Test(
    "No line of the help is wider than asked for", arguments: [50, 60, 80, 120], Language.allCases)
  func helpWidth(columns: Int, language: Language) {
    for path in [[], ["add"], ["list"], ["snapshot"], ["snapshot", "create"]] {
      let help = sample.help(for: path, in: language, columns: columns)
      #expect(help.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= columns })
    }
  }

  @Test(
    "The completions are as they were",
    arguments: [
      (.bash, .english, GoldenCompletions.bash), (.zsh, .english, GoldenCompletions.zsh),
      (.fish, .chinese, GoldenCompletions.fish),
    ] as [(Shell, Language, String)])
  func completions(shell: Shell, language: Language, golden: String) {
    #expect(sample.completions(for: shell, in: language) == golden)
  }

  @Test("The manual page is as it was")
  func manual() {
    #expect(sample.manualPage(in: .english, date: "November 21, 2025") == GoldenManual.page)
  }

  @Test("A Chinese manual page may be broken between characters, but for closing marks")
  func chineseManual() {
    let page = sample.manualPage(in: .chinese, date: "November 21, 2025")
    #expect(page.contains(#"登\:记\:包\:裹。"#))
  }

  @Test("No text of a table is taken for an instruction of the manual page")
  func manualInstructions() {
    let tricky = ProgramSpec(
      "p", version: "1", Phrase(".Sh \"x\"", ""), discussion: Phrase(".Pp\n'so \\fB\n .Ed", ""),
      groups: [(Phrase("", ""), [CommandSpec("Ar", Phrase("- .", ""))])])
    let page = tricky.manualPage(in: .english, date: "today")
    #expect(page.contains(#".Nd ".Sh \(dqx\(dq""#))
    #expect(page.contains("\n\\&.Pp\n\\&'so \\efB\n.Bd -literal\n .Ed\n.Ed\n"))
    #expect(page.contains("\n.Ss \\&Ar\n"))
  }
}
