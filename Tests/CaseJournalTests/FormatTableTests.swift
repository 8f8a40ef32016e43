import Basics
import CaseJournal
import CaseModel
import Foundation
import Testing

/// The tables of `events/FORMAT.md` come from the table of events.
@Suite("The tables of FORMAT.md")
struct FormatTableTests {
  private static let path = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "events/FORMAT.md")
  private static let begin = "<!-- events: begin -->\n"
  private static let end = "<!-- events: end -->\n"

  /// `WHISTLE_RENEW_GOLDEN=1` writes them anew.
  @Test("are those of the table of events")
  func asInTable() throws {
    let text = try String(contentsOf: Self.path, encoding: .utf8)
    let begin = try #require(text.range(of: Self.begin))
    let end = try #require(text.range(of: Self.end))
    let tables = Self.tables
    if ProcessInfo.processInfo.environment["WHISTLE_RENEW_GOLDEN"] != nil {
      let renewed = text[..<begin.upperBound] + tables + text[end.lowerBound...]
      try String(renewed).write(to: Self.path, atomically: true, encoding: .utf8)
    }
    #expect(text[begin.upperBound..<end.lowerBound] == tables)
  }

  private static var tables: String {
    let titles: [(EventRow.Stage, String)] = [
      (.reference, "Reference data 基础数据"), (.accept, "Accept 受理"), (.dispatch, "Dispatch 派发"),
      (.handle, "Handle 办理"), (.supervise, "Supervise 督办"), (.assess, "Assess 考核"),
      (.serve, "Serve 群众服务"),
    ]
    return titles.map { stage, title in
      "**\(title)**\n\n| type | | data |\n|---|---|---|\n"
        + WireType.all.filter { $0.type.row.stage == stage }.map(row).joined() + "\n"
    }.joined()
  }

  private static func row(_ wire: WireType) -> String {
    let keys = wire.keys.map(key).joined(separator: ", ")
    return "| `\(wire.name)` | \(wire.type.row.title.chinese) | \(keys) |\n"
  }

  private static func key(_ key: EventKey) -> String {
    let name = key.isRequired ? "`\(key.name)`" : "*`\(key.name)`*"
    let letters: [EventKey.Kind: String] = [
      .text: "t", .number: "n", .flag: "b", .array: "a", .object: "o",
    ]
    let letter = letters[key.form.kind] ?? ""
    switch key.form {
    case .choice(let texts):
      return "\(name) \(letter): " + texts.map { "`\($0)`" }.joined(separator: " ")
    case .text, .flag: return "\(name) \(letter)"
    default: return "\(name) \(letter) (\(key.form.meaning.english))"
    }
  }
}
