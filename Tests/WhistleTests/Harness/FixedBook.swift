import Foundation
import Testing

/// The book that the golden texts show: `Golden/book.jsonl`, taken over as history.
///
/// A street, a community, a grid, departments, two rulesets, a calendar, and ten cases: a whole life,
/// a late record, breaches, a whistle, a pause, anomalies, wide characters, and texts that would play
/// tricks on a terminal.
enum FixedBook {
  static let events = 48

  private static let made = Result { try make() }

  /// The bytes of its only segment.
  static func segment() throws -> [UInt8] { try made.get() }

  private static func make() throws -> [UInt8] {
    let home = try Home()
    let source = Golden.directory + "/book.jsonl"
    let outcome = try home.run("append --history \(source)")
    try #require(outcome.status == 0, "\(outcome.err)")
    return try home.bytes(of: Home.segment)
  }

  /// A home with the same, in which the departments' own events name who recorded them.
  static func signed() throws -> Home {
    let home = try Home()
    var text = try String(contentsOfFile: Golden.directory + "/book.jsonl", encoding: .utf8)
    for (unit, actor) in [("housing", "chen.bo"), ("water", "zhou.yi")] {
      let source = #""source":"/dept/\#(unit)""#
      text = text.replacingOccurrences(
        of: source, with: #""authtype":"user","authid":"\#(actor)",\#(source)"#)
    }
    expectStatus(try home.run("append --history -", input: text), 0)
    return home
  }

  /// Its first ruleset, to be spoiled by tests.
  static func ruleset() throws -> [String: Any] {
    let text = try String(contentsOfFile: Golden.directory + "/book.jsonl", encoding: .utf8)
    let first = try object(String(try #require(text.split(separator: "\n").first)))
    let data = try #require(first["data"] as? [String: Any])
    return try #require(data["ruleset"] as? [String: Any])
  }
}
