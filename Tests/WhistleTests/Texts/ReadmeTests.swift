import Foundation
import Testing

/// What the READMEs quote of the demonstration book is what the program prints.
@Suite struct ReadmeTests {
  private static let book = Package.root + "/events/0000000000000001.jsonl"
  private static let gaps: Set<String> = ["[…]", "…"]

  /// A command of a README, and the lines that it quotes.
  private struct Quotation {
    let command: String
    var lines: [String] = []
  }

  /// The quotations of the demonstration book: all but those of the chapter in which a reader makes
  /// a book of their own.
  private static func quotations(_ name: String, without chapter: String) throws -> [Quotation] {
    let text = try String(contentsOfFile: Package.root + "/" + name, encoding: .utf8)
    let chapters = text.components(separatedBy: "\n## ").filter { !$0.hasPrefix(chapter) }
    return chapters.flatMap { chapter in
      chapter.components(separatedBy: "```\n").enumerated().filter { $0.offset % 2 == 1 }
        .flatMap { quotations(inBlock: $0.element) }
    }
  }

  private static func quotations(inBlock block: String) -> [Quotation] {
    var result: [Quotation] = []
    for line in block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("$ whistle ") {
        result.append(Quotation(command: String(line.dropFirst("$ whistle ".count))))
      } else if !result.isEmpty {
        result[result.count - 1].lines.append(line)
      }
    }
    for index in result.indices {
      while result[index].lines.last?.isEmpty == true { result[index].lines.removeLast() }
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
    let quotations = try Self.quotations(name, without: chapter)
    #expect(quotations.count >= least)
    for quotation in quotations {
      let command = quotation.command.replacing("draft.json", with: home.path + "/draft.json")
      let lang = command.contains("--lang") ? "" : " --lang \(language)"
      let words = "--home \(Package.root) \(command)\(lang)".split(separator: " ").map(String.init)
      let outcome = try home.run(words)
      let printed = (outcome.out + outcome.err).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map { Self.trimmed(String($0)) }
      let missing = Self.firstMissing(quotation.lines, in: printed)
      #expect(missing == nil, "\(name): whistle \(quotation.command)")
    }
  }

  /// The first quoted line that is not printed where it should be: behind the one before it, with
  /// nothing in between but where a gap is marked.
  private static func firstMissing(_ quoted: [String], in printed: [String]) -> String? {
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
    return nil
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// The proposal of the READMEs: ordinary cases handled in three working days.
  private func draft(in home: Home) throws {
    let shown = try home.run(
      "--home \(Package.root) rules show --now 2026-07-24T18:00:00+08:00")
    let changed = shown.out
      .replacing(#""name":"linshu-2026""#, with: #""name":"linshu-draft""#)
      .replacing(
        #""handle":{"remind":"3wd","limit":"4wd""#, with: #""handle":{"remind":"2wd","limit":"3wd""#
      )
    #expect(changed != shown.out)
    try home.write(changed, to: "draft.json")
  }
}
