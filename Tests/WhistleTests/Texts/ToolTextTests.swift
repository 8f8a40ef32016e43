import Testing

@Suite struct ToolTextTests {
  @Test(arguments: ["bash", "zsh", "fish"], ["en", "zh"])
  func completionsAreHeld(_ shell: String, _ language: String) throws {
    let outcome = try Home().run("completions \(shell) --lang \(language)")
    expectStatus(outcome, 0)
    try Golden.check(outcome.out, "completions.\(shell).\(language)")
  }

  @Test(arguments: ["en", "zh"])
  func theManualIsHeld(_ language: String) throws {
    let outcome = try Home().run("manual --lang \(language)")
    expectStatus(outcome, 0)
    #expect(outcome.out.contains("July 20, 2026"))
    try Golden.check(outcome.out, "manual.\(language)")
  }

  @Test func theBashCompletionsAreValidBash() throws {
    let home = try Home()
    try home.write(try home.run("completions bash").outBytes, to: "completions")
    let outcome = try home.shell("bash -n completions")
    expectStatus(outcome, 0)
  }
}
