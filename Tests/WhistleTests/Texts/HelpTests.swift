import Foundation
import Testing

@Suite struct HelpTests {
  /// The commands that a help page lists.
  private static func listed(_ page: String) -> [String] {
    guard let start = page.range(of: "\nSUBCOMMANDS:\n") else { return [] }
    return page[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.isEmpty || $0.hasPrefix("  ") }
      .compactMap { line in
        let word = line.drop { $0 == " " }.prefix { $0 != " " }
        let isEntry = line.hasPrefix("  ") && line.contains(word + "  ")
        return isEntry && word.first?.isLowercase == true ? String(word) : nil
      }
  }

  /// The program's own page, then that of every command and of those below it.
  private static func pages(_ language: String) throws -> String {
    let home = try Home()
    var text = ""
    var paths: [[String]] = [[]]
    while !paths.isEmpty {
      let path = paths.removeFirst()
      let words = path.isEmpty ? ["--help"] : ["help"] + path
      let english = try home.run(words)
      let page = try home.run(["--lang", language] + words)
      expectStatus(page, 0)
      #expect(page.err.isEmpty)
      text += "$ whistle " + words.joined(separator: " ") + "\n" + page.out + "\n"
      let names = listed(english.out)
      #expect(Set(names).count == names.count, "a name stands twice in \(path)")
      paths = names.map { path + [$0] } + paths
    }
    return text
  }

  @Test(arguments: ["en", "zh"])
  func everyCommandHasAPage(_ language: String) throws {
    let text = try Self.pages(language)
    for command in ["board", "case", "import csv", "rules adopt", "snapshot prune", "manual"] {
      #expect(text.contains("$ whistle help \(command)\n"))
    }
    try Golden.check(text, "help.\(language)")
  }

  /// SPEC §10: labels exist in both languages; an English default within a Chinese page is none.
  @Test(arguments: [
    "the clock", "the locale", "the actor's unit", "a fresh ULID", "WHISTLE_HOME or",
    "WHISTLE_NOW or",
  ])
  func theChineseHelpSpeaksNoEnglish(_ phrase: String) throws {
    let home = try Home()
    let pages = try ["--help", "help record", "help append"].map { try home.run("--lang zh \($0)") }
    #expect(pages.allSatisfy { !$0.out.contains(phrase) })
  }

  @Test func helpAfterACommandIsTheSameAsHelpBeforeIt() throws {
    let home = try Home()
    for page in try Self.pages("en").split(separator: "$ whistle ").dropFirst() {
      let (line, text) = (page.prefix { $0 != "\n" }, page.drop { $0 != "\n" }.dropFirst())
      let command = String(line.dropFirst("help ".count))
      #expect(try home.run("\(command) --help").out + "\n" == text)
    }
    #expect(try home.run("help case").out == home.run("case -h").out)
  }

  /// What a clerk asks for while at work.
  @Test func theHelpOfAVerbFitsAScreen() throws {
    let pages = try HelpPage.all("en")
    let text = try Self.pages("en")
    let verbs = text.components(separatedBy: "$ whistle ").filter {
      $0.contains("\nFURTHER OPTIONS")
    }
    #expect(verbs.count > 30 && pages.count > verbs.count)
    for page in verbs {
      #expect(page.split(separator: "\n").count <= 36, "\(page)")
    }
  }

  @Test func theVersionIsANumber() throws {
    let outcome = try Home().run("--version")
    expectStatus(outcome, 0)
    #expect(
      outcome.out.range(of: #"^whistle \d+\.\d+\.\d+\n$"#, options: .regularExpression) != nil)
  }
}
