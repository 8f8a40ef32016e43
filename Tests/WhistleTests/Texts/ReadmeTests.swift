import Foundation
import TestSupport
import Testing

/// What the READMEs quote of the demonstration book is what the program prints.
@Suite struct ReadmeTests {
  private static let book = Package.root + "/events/0000000000000001.jsonl"
  private static let gaps: Set<String> = ["[…]", "…"]

  /// A command of a README, and the lines that it quotes.
  private struct Quotation {
    static let prompt = "$ whistle "
    let command: String
    var lines: [String] = []
  }

  /// What a README says of the demonstration book: all but the chapter in which a reader makes a book
  /// of their own.
  private static func lines(_ name: String, without chapter: String) throws -> [String] {
    let text = try String(contentsOfFile: Package.root + "/" + name, encoding: .utf8)
    return text.components(separatedBy: "\n## ").filter { !$0.hasPrefix(chapter) }
      .flatMap { $0.components(separatedBy: "\n") }
  }

  /// The commands in its blocks, each with the lines behind it.
  private static func quotations(in lines: [String]) -> [Quotation] {
    var result: [Quotation] = []
    var isBlock = false
    var isQuoting = false
    for line in lines {
      if line.hasPrefix("```") {
        isBlock.toggle()
        isQuoting = false
      } else if isBlock, line.hasPrefix(Quotation.prompt) {
        result.append(Quotation(command: String(line.dropFirst(Quotation.prompt.count))))
        isQuoting = true
      } else if isQuoting {
        result[result.count - 1].lines.append(line)
      }
    }
    for index in result.indices {
      while result[index].lines.last?.isEmpty == true { result[index].lines.removeLast() }
    }
    return result
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

  @Test(
    .enabled(if: Package.has(book)),
    arguments: [
      ("README.md", "A book of your own", "en", 20), ("README.zh.md", "自建台账", "zh", 20),
    ])
  func whatIsQuotedIsPrinted(
    _ name: String, _ chapter: String, _ language: String, _ least: Int
  ) throws {
    let home = try Home()
    try draft(in: home)
    let quotations = Self.quotations(in: try Self.lines(name, without: chapter))
    #expect(quotations.count >= least)
    for quotation in quotations.sampled(5) {
      let command = quotation.command.replacing("draft.json", with: home.path + "/draft.json")
      let lang = command.contains("--lang") ? "" : " --lang \(language)"
      let words = "--home \(Package.root) \(command)\(lang)".split(separator: " ").map(String.init)
      let outcome = try home.run(words)
      let printed = (outcome.out + outcome.err).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map { Self.trimmed(String($0)) }
      #expect(!quotation.lines.isEmpty, "\(name): whistle \(quotation.command)")
      let odd = Self.firstOdd(quotation.lines, in: printed)
      #expect(odd == nil, "\(name): whistle \(quotation.command)")
    }
  }

  /// The first quoted line that is not printed where it should be, behind the one before it with
  /// nothing in between but where a gap is marked; or else the first that is printed behind the last.
  private static func firstOdd(_ quoted: [String], in printed: [String]) -> String? {
    var next = 0
    var isGap = false
    for line in quoted {
      if gaps.contains(line) {
        isGap = true
        continue
      }
      let rest = printed[next...]
      let found =
        isGap ? rest.firstIndex(of: trimmed(line)) : rest.first == trimmed(line) ? next : nil
      guard let found else { return line }
      next = found + 1
      isGap = false
    }
    return isGap ? nil : printed[next...].first { !$0.isEmpty }
  }

  @Test(
    .enabled(if: Package.has(book)),
    arguments: [("README.md", "A book of your own"), ("README.zh.md", "自建台账")])
  func whereAReaderIsPointedThereIsSomething(_ name: String, _ chapter: String) throws {
    let home = try Home()
    let pointers = Self.pointers(in: try Self.lines(name, without: chapter))
    #expect(pointers.count >= 10)
    for pointer in pointers.sampled(3) {
      let words = "--home \(Package.root) \(pointer)".split(separator: " ").map(String.init)
      // Without headings alone.
      #expect(try home.run(words).lines.count >= 3, "\(name): whistle \(pointer)")
    }
  }

  @Test(.enabled(if: Package.has(book)))
  func theLineOfTheFormatStandsInTheBook() throws {
    let page = try String(contentsOfFile: Package.root + "/events/FORMAT.md", encoding: .utf8)
    let quoted = page.components(separatedBy: "\n").filter { $0.hasPrefix("    {\"specversion\"") }
    #expect(quoted.count == 1)
    let head = try #require(quoted.first?.dropFirst(4).components(separatedBy: "{…}").first)
    let lines = try String(contentsOfFile: Self.book, encoding: .utf8).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix(head) })
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// The proposal of the READMEs: ordinary cases handled in three working days.
  private func draft(in home: Home) throws {
    let shown = try home.run(
      "--home \(Package.root) rules show --format jsonl --now 2026-07-24T18:00:00+08:00")
    let changed = shown.out
      .replacing(#""name":"linshu-2026""#, with: #""name":"linshu-draft""#)
      .replacing(
        #""handle":{"remind":"3wd","limit":"4wd""#, with: #""handle":{"remind":"2wd","limit":"3wd""#
      )
    #expect(changed != shown.out)
    try home.write(changed, to: "draft.json")
  }
}
