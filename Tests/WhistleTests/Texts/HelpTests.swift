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

  private struct Page {
    /// Behind `whistle`.
    let words: [String]
    let text: String

    init(_ words: [String], in language: String) throws {
      let outcome = try Home().run(["--lang", language] + words)
      expectStatus(outcome, 0)
      #expect(outcome.err.isEmpty)
      (self.words, text) = (words, outcome.out)
    }
  }

  /// The program's own page, then that of every command and of those below it; asked for once.
  private static let english = Result { () throws -> [Page] in
    var pages: [Page] = []
    var paths: [[String]] = [[]]
    while !paths.isEmpty {
      let path = paths.removeFirst()
      let page = try Page(path.isEmpty ? ["--help"] : ["help"] + path, in: "en")
      pages.append(page)
      let names = listed(page.text)
      #expect(Set(names).count == names.count, "a name stands twice in \(path)")
      paths = names.map { path + [$0] } + paths
    }
    return pages
  }

  @Test(arguments: ["en", "zh"])
  func everyCommandHasAPage(_ language: String) throws {
    let english = try Self.english.get()
    let pages = language == "en" ? english : try english.map { try Page($0.words, in: language) }
    let text = pages.map { "$ whistle \($0.words.joined(separator: " "))\n\($0.text)\n" }.joined()
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
    for page in try Self.english.get().dropFirst() {
      #expect(try home.run(Array(page.words.dropFirst()) + ["--help"]).out == page.text)
    }
    #expect(try home.run("help case").out == home.run("case -h").out)
  }

  /// What a clerk asks for while at work.
  @Test func theHelpOfAVerbFitsAScreen() throws {
    let pages = try Self.english.get()
    let verbs = pages.filter { $0.text.contains("\nFURTHER OPTIONS") }
    #expect(verbs.count > 30 && pages.count > verbs.count)
    for page in verbs {
      // With the line that asks for it.
      #expect(page.text.split(separator: "\n").count < 36, "\(page.text)")
    }
  }

  @Test func theVersionIsANumber() throws {
    let outcome = try Home().run("--version")
    expectStatus(outcome, 0)
    #expect(
      outcome.out.range(of: #"^whistle \d+\.\d+\.\d+\n$"#, options: .regularExpression) != nil)
  }
}
