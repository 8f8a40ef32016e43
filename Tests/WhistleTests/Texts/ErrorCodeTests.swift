import Basics
import CaseModel
import CommandLineKit
import EventBook
import FileStore
import Foundation
import Interchange
import Projection
import RuleImpact
import Testing
import whistle

@Suite struct ErrorCodeTests {
  /// Every enum of codes, by the target that it stands in.
  static let targets: [(name: String, codes: [any ErrorCode])] = [
    ("FileStore", FileCode.allCases),
    ("EventBook", BookCode.allCases + TrustCode.allCases as [any ErrorCode]),
    ("CaseModel", GuardCode.allCases),
    (
      "Projection",
      AppendCode.allCases + SnapshotCode.allCases + ReplayCode.allCases + DossierCode.allCases
        + VaultCode.allCases as [any ErrorCode]
    ),
    ("RuleImpact", RuleTestCode.allCases),
    (
      "Interchange",
      ImportCode.allCases + CSVCode.allCases + XMLCode.allCases + CalendarCode.allCases
        as [any ErrorCode]
    ),
    ("CommandLineKit", UsageCode.allCases),
    (
      "whistle",
      CallCode.allCases + ProgramCode.allCases + ExchangeCode.allCases as [any ErrorCode]
    ),
  ]

  /// What a code means stands on the page alone, what to do comes from the code.
  @Test func thePageOfAllCodesIsHeld() throws {
    let path = Package.root + "/Sources/whistle/Documentation.docc/error-codes.md"
    let meanings = Self.meanings(on: try String(contentsOfFile: path, encoding: .utf8))
    for code in Self.targets.flatMap(\.codes) {
      let texts = meanings[code.rawValue] ?? []
      #expect(
        texts.count == 2 && texts.allSatisfy { !$0.isEmpty },
        "the page says in both languages what \(code.rawValue) means")
    }
    try Golden.check(Self.page(meanings), at: path)
  }

  @Test func noCodeStandsTwice() {
    let codes = Self.targets.flatMap(\.codes).map { $0.rawValue }
    let counts = Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts.filter { $0.value > 1 }.isEmpty)
  }

  /// Looked for in its target, and in the files elsewhere that name its enum.
  @Test func everyCodeIsUsed() throws {
    let root = Package.root + "/Sources/"
    let names = try FileManager.default.subpathsOfDirectory(atPath: root)
    let sources = try names.filter { $0.hasSuffix(".swift") }.map {
      (name: $0, words: Self.words(try String(contentsOfFile: root + $0, encoding: .utf8)))
    }
    for (target, codes) in Self.targets {
      for code in codes {
        let type = "\(Swift.type(of: code))"
        let isUsed = sources.contains { name, words in
          !name.hasSuffix("/\(type).swift") && words.contains(".\(code)")
            && (name.hasPrefix(target + "/") || words.contains(type))
        }
        #expect(isUsed, "\(code.rawValue) is used nowhere")
      }
    }
  }

  /// The words of a source, each also with a dot that stands before it.
  private static func words(_ source: String) -> Set<String> {
    let utf8 = Array(source.utf8)
    func isOfWord(_ byte: UInt8) -> Bool {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "_")
    }
    var words: Set<String> = []
    for word in utf8.indices.split(whereSeparator: { !isOfWord(utf8[$0]) }) {
      let text = String(decoding: utf8[word], as: UTF8.self)
      words.insert(text)
      if word.lowerBound > 0, utf8[word.lowerBound - 1] == UInt8(ascii: ".") {
        words.insert("." + text)
      }
    }
    return words
  }

  /// The meaning of each code on the page, in both languages.
  private static func meanings(on page: String) -> [String: [String]] {
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
      row.dropFirst(2).dropLast(2).split(separator: " | ", omittingEmptySubsequences: false)
        .map(String.init)
    }
    return Dictionary(
      rows.map { row in
        (
          row[0].trimmingCharacters(in: ["`"]),
          row.dropFirst().map { $0.components(separatedBy: remedyMark)[0] }
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  private static let remedyMark = "<br>→ "

  private static func page(_ meanings: [String: [String]]) -> String {
    let sections = targets.map { target in
      let rows = target.codes.sorted { $0.rawValue < $1.rawValue }.map { code in
        let texts = meanings[code.rawValue] ?? []
        let cells = zip(texts, Language.allCases).map { meaning, language in
          meaning + remedyMark + code.remedy.text(in: language).replacing("|", with: "\\|")
        }
        return "| `\(code.rawValue)` | \(cells.joined(separator: " | ")) |\n"
      }
      return """

        ## \(target.name)

        | code 代码 | meaning → what to do | 含义 → 办法 |
        |---|---|---|
        \(rows.joined())
        """
    }
    return """
      # Error codes 错误代码

      Every error, refusal, warning and note of the program carries one of these codes, as in
      `error[book.gap]`, by which scripts tell them apart. The hint of a message may say more than
      stands here. `verify`, `verify-dossier` and `audit` print the part behind the dot.

      程序的每条错误、拒收、警告和提示都带有下列代码之一，如 `错误[book.gap]`，脚本可据此区分。
      信息所附的办法可能比此处更具体。`verify`、`verify-dossier` 与 `audit` 只打印点号之后的部分。
      \(sections.joined())
      """
  }
}
