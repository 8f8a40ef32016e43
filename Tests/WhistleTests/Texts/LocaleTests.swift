import Testing

@Suite struct LocaleTests {
  private func board(_ words: String, _ environment: [String: String]) throws -> String {
    try Home.fixed().run("board \(words)", environment: environment).out
  }

  @Test func theLocaleChoosesTheLanguage() throws {
    let chinese = try board("--lang zh", [:])
    #expect(chinese.contains("吹哨报到"))
    #expect(try board("", ["LANG": "zh_CN.UTF-8"]) == chinese)
    #expect(try board("", ["LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"]) == chinese)
    #expect(try board("", ["LC_MESSAGES": "zh_TW.UTF-8"]) == chinese)
  }

  @Test func theOptionOverrulesTheLocale() throws {
    let english = try board("", [:])
    #expect(english.contains("Whistle and report"))
    #expect(try board("--lang en", ["LANG": "zh_CN.UTF-8"]) == english)
    #expect(try board("", ["LC_ALL": "C", "LANG": "zh_CN.UTF-8"]) == english)
  }

  @Test func aWrongCallIsExplainedInTheLocalesLanguage() throws {
    let outcome = try Home().run(["bord"], environment: ["LANG": "zh_CN.UTF-8"])
    expectRefusal(outcome, "usage.unknown-command", inChinese: true)
    #expect(outcome.err.contains("最接近的是“board”"), "\(outcome.err)")
  }

  /// Labels on standard error count too: what a writer did is said in the reader's language.
  @Test func whatAnAppendDidIsSaidInChinese() throws {
    let outcome = try Home().run("append --lang zh", input: need("a"))
    #expect(outcome.said == "追加 1，已有 0，拒收 0\n")
  }
}
