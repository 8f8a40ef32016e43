import Foundation
import TestSupport
import Testing

/// What the READMEs and the pages quote is what the program prints.
@Suite struct ReadmeTests {
  private static let book = Package.root + "/events/0000000000000001.jsonl"
  /// Of these all is typed, in order: a reader makes a book or a draft there.
  private static let sessions: Set<String> = [
    "1. ", "2. ", "3. ", "4. ", "5. ", "import csv", "What other rules would mean",
    "换一套规则会怎样", "Testing rules", "测试规则",
  ]
  private static let folder = "Sources/whistle/Documentation.docc/"
  /// With how many commands.
  private static let drafts = [
    (folder + "demonstration.md", "What other rules would mean", 6),
    (folder + "demonstration.zh.md", "换一套规则会怎样", 6),
  ]
  private static let front = ["README.md", "README.zh.md"]

  /// The pages of a language that are about the demonstration.
  private static func pages(in language: String) throws -> [Page] {
    try Page.all().filter { page in
      page.language == language
        && !["/tutorial.", "/measured."].contains { page.name.contains($0) }
    }
  }

  /// The commands in the first column of its tables that say what to look at.
  private static func pointers(in lines: [String]) -> [String] {
    var result: [String] = []
    for line in lines {
      let parts = line.components(separatedBy: "`")
      guard parts.count > 2, parts[0] == "| ", parts[2].hasPrefix(" |") else { continue }
      if parts[1].hasPrefix("whistle ") { result.append(String(parts[1].dropFirst(8))) }
    }
    return result
  }

  @Test(.enabled(if: Package.has(book)), arguments: [("en", 23), ("zh", 22)])
  func whatIsQuotedIsPrinted(_ language: String, _ least: Int) throws {
    let home = try Home()
    let quotations = try Self.pages(in: language).flatMap { page in
      Quotation.all(in: page.lines(without: Self.sessions), of: page.name)
    }
    #expect(quotations.count >= least)
    for quotation in quotations {
      let words = quotation.words
      let lang = words.contains("--lang") ? [] : ["--lang", language]
      let outcome = try home.run(["--home", Package.root] + words + lang)
      #expect(!quotation.lines.isEmpty, "\(quotation.page): whistle \(quotation.command)")
      let mismatch = quotation.firstMismatch(in: outcome.out + outcome.err)
      #expect(
        mismatch == nil,
        "\(quotation.page): whistle \(quotation.command)\nstatus \(outcome.status)\n\(outcome.out)\(outcome.err)"
      )
    }
  }

  /// What the front door has a new reader try, all of it in its order, in one terminal, and in a directory
  /// that has the demonstration book as a copy of the repository has it.
  @Test(.enabled(if: Package.has(book)), arguments: front)
  func theFirstQuarterOfAnHourIsTyped(_ name: String) throws {
    let page = try Page(name)
    let session = ShellSession(lines: page.tasks, of: name)
    #expect((20...25).contains(session.commands.count))
    try session.type(
      in: try Home(), language: page.language, before: "ln -s '\(Package.root)/events' events")
  }

  /// The draft of the pages is made as they say, and means for the demonstration what they quote.
  @Test(.enabled(if: Package.has(book)), arguments: drafts)
  func theDraftMeansWhatIsQuoted(_ name: String, _ chapter: String, _ count: Int) throws {
    let page = try Page(name)
    let session = ShellSession(lines: page.lines(of: chapter), of: name)
    #expect(session.commands.count == count)
    try session.type(
      in: try Home(), language: page.language, before: "export WHISTLE_HOME='\(Package.root)'")
  }

  /// A front door is a page, not a book.
  @Test(arguments: front)
  func theFrontDoorIsShort(_ name: String) throws {
    let lines = try Page(name).lines()
    #expect(lines.count <= 201)
    let blocks = lines.joined(separator: "\n").components(separatedBy: "```\n")
    #expect(blocks[1] == "swift run -c release whistle board\n")
    #expect(blocks[3] == "swift test\n")
  }

  /// What is read and typed up to the end of the fifth task. A person reads some 200 English words or 300
  /// Chinese characters a minute: the page on how the program is tested makes a quarter of an hour of it.
  @Test(arguments: [("README.md", 900), ("README.zh.md", 1400)])
  func theFirstQuarterOfAnHourIsNotLonger(_ name: String, _ most: Int) throws {
    let page = try Page(name)
    let chapters = page.text.components(separatedBy: "\n## ")
    let last = try #require(chapters.lastIndex { $0.first?.isNumber == true })
    #expect(chapters[1...last].map { $0.prefix(3) } == ["1. ", "2. ", "3. ", "4. ", "5. "])
    let lines = chapters[...last].flatMap { $0.components(separatedBy: "\n") }
    let prose = Page.prose(of: lines).joined(separator: "\n").replacing(/\]\([^)]*\)/, with: "]")
    let read =
      page.language == "zh"
      ? prose.count { $0.isLetter && !$0.isASCII } + 2 * prose.matches(of: /[!-~]+/).count
      : prose.split { $0.isWhitespace }.count
    #expect((most / 2...most).contains(read), "\(name): \(read)")
    let typed = ShellSession(lines: lines, of: name).commands.map(\.text.count).reduce(0, +)
    #expect((500...1150).contains(typed), "\(name): \(typed)")
  }

  @Test(.enabled(if: Package.has(book)), arguments: ["en", "zh"])
  func whereAReaderIsPointedThereIsSomething(_ language: String) throws {
    let home = try Home()
    let pointers = try Self.pages(in: language).flatMap { Self.pointers(in: $0.lines()) }
    #expect(pointers.count >= 16)
    for pointer in pointers {
      let words = "--home \(Package.root) \(pointer)".split(separator: " ").map(String.init)
      // Without headings alone.
      #expect(try home.run(words).lines.count >= 3, "whistle \(pointer)")
    }
  }

  @Test(.enabled(if: Package.has(book)))
  func theLineOfTheFormatStandsInTheBook() throws {
    let page = try Page("events/FORMAT.md").text
    let quoted = page.components(separatedBy: "\n").filter { $0.hasPrefix("    {\"specversion\"") }
    #expect(quoted.count == 1)
    let head = try #require(quoted.first?.dropFirst(4).components(separatedBy: "{…}").first)
    let lines = try String(contentsOfFile: Self.book, encoding: .utf8).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix(head) })
  }
}
