import Basics
import CaseJournal
import CaseModel
import Foundation
import Testing

/// The tables of `events/FORMAT.md` and `events/FORMAT.zh.md` come from the table of events.
@Suite("The tables of the events")
struct FormatTableTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let chinesePage = "events/FORMAT.zh.md"
  private static let begin = "<!-- events: begin -->\n"
  private static let end = "<!-- events: end -->\n"

  /// `WHISTLE_RENEW_GOLDEN=1` writes them anew.
  @Test(
    "are those of the table of events",
    arguments: [("events/FORMAT.md", Language.english), (chinesePage, .chinese)])
  func asInTable(_ page: String, _ language: Language) throws {
    let path = Self.root.appending(path: page)
    let text = try String(contentsOf: path, encoding: .utf8)
    let begin = try #require(text.range(of: Self.begin))
    let end = try #require(text.range(of: Self.end))
    let tables = Self.tables(in: language)
    if ProcessInfo.processInfo.environment["WHISTLE_RENEW_GOLDEN"] != nil {
      let renewed = text[..<begin.upperBound] + tables + text[end.lowerBound...]
      try String(renewed).write(to: path, atomically: true, encoding: .utf8)
    }
    #expect(text[begin.upperBound..<end.lowerBound] == tables)
  }

  @Test("in Chinese say what each value to choose from means")
  func values() throws {
    let text = try String(contentsOf: Self.root.appending(path: Self.chinesePage), encoding: .utf8)
    let end = try #require(text.range(of: Self.end))
    let explained = text[end.upperBound...]
    for key in WireType.all.flatMap(\.keys) {
      let known = explained.split(separator: "\n").filter { $0.hasPrefix("| `\(key.name)`") }
      for choice in key.form.choices {
        #expect(known.contains { $0.contains("`\(choice)` ") }, "\(key.name): \(choice)")
      }
    }
  }

  private static func tables(in language: Language) -> String {
    EventRow.Stage.allCases.map { stage in
      let rows = WireType.all.filter { $0.type.row.stage == stage }
      let title = stage.title
      return language == .english
        ? "**\(title.english) \(title.chinese)**\n\n| type | | data |\n|---|---|---|\n"
          + rows.map { row($0, in: language) }.joined() + "\n"
        : "**\(title.chinese)**\n\n| 类型 | 名称 | 数据（`data`） |\n|---|---|---|\n"
          + rows.map { row($0, in: language) }.joined() + "\n"
    }.joined()
  }

  private static func row(_ wire: WireType, in language: Language) -> String {
    let keys = wire.keys.map { language == .english ? key($0) : chineseKey($0) }
      .joined(separator: language == .english ? ", " : "；")
    return "| `\(wire.name)` | \(wire.type.row.title.chinese) | \(keys) |\n"
  }

  private static func key(_ key: EventKey) -> String {
    let letters: [EventKey.Kind: String] = [
      .text: "t", .number: "n", .flag: "b", .array: "a", .object: "o",
    ]
    let letter = letters[key.form.kind] ?? ""
    switch key.form {
    case .choice(let texts):
      return "\(name(of: key)) \(letter): " + texts.map { "`\($0)`" }.joined(separator: " ")
    case .text, .flag: return "\(name(of: key)) \(letter)"
    default: return "\(name(of: key)) \(letter) (\(key.form.meaning.english))"
    }
  }

  /// With what it is called; a text says of itself that it is one.
  private static func chineseKey(_ key: EventKey) -> String {
    let named = "\(name(of: key)) \(key.chineseName)"
    switch key.form {
    case .choice(let texts):
      return named + "：" + texts.map { "`\($0)`" }.joined(separator: " ")
    case .text: return named
    default:
      let meaning = key.form.meaning.chinese
      return meaning == key.chineseName ? named : named + "（\(meaning)）"
    }
  }

  private static func name(of key: EventKey) -> String {
    key.isRequired ? "`\(key.name)`" : "*`\(key.name)`*"
  }
}
