import Testing

/// The decisions are cited by number: each number stands once, and means the same in both languages.
@Suite struct DecisionsPageTests {
  private static func numbers(_ name: String) throws -> [Int] {
    try Page("Sources/whistle/Documentation.docc/" + name).prose.compactMap { line in
      line.firstMatch(of: #/^- \*\*(\d+)\.\*\* /#).flatMap { Int($0.output.1) }
    }
  }

  @Test func everyDecisionHasANumberOfItsOwn() throws {
    let numbers = try Self.numbers("decisions.md")
    #expect(numbers.count >= 56)
    #expect(numbers.sorted() == Array(1...numbers.count))
  }

  @Test func bothLanguagesHaveTheSameNumbersInTheSameOrder() throws {
    #expect(try Self.numbers("decisions.md") == Self.numbers("decisions.zh.md"))
  }

  @Test(arguments: ["decisions.md", "decisions.zh.md"])
  func noDecisionIsWithoutANumber(_ name: String) throws {
    let page = try Page("Sources/whistle/Documentation.docc/" + name)
    let items = page.prose.filter { $0.hasPrefix("- ") }
    #expect(try items.count == Self.numbers(name).count)
  }
}
