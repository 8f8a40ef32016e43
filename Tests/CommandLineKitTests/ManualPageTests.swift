import Basics
import CommandLineKit
import Testing

@Suite struct ManualPageTests {
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
