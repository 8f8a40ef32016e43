import Foundation
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

  @Test func whatTheSourcesCiteStandsOnThePage() throws {
    let numbers = Set(try Self.numbers("decisions.md"))
    let sources = try #require(
      FileManager.default.enumerator(atPath: Package.root + "/Sources")
    ).compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
    var cited: Set<Int> = []
    for name in sources {
      let text = try String(contentsOfFile: Package.root + "/Sources/" + name, encoding: .utf8)
      for citation in text.matches(of: /\(decisions? ([0-9, and]+)\)/) {
        let found = citation.output.1.split { !$0.isNumber }.compactMap { Int($0) }
        #expect(numbers.isSuperset(of: found), "\(name): \(citation.output.0)")
        cited.formUnion(found)
      }
    }
    #expect(cited.count >= 25)
  }

  @Test(arguments: ["decisions.md", "decisions.zh.md"])
  func noDecisionIsWithoutANumber(_ name: String) throws {
    let page = try Page("Sources/whistle/Documentation.docc/" + name)
    let items = page.prose.filter { $0.hasPrefix("- ") }
    #expect(try items.count == Self.numbers(name).count)
  }
}
