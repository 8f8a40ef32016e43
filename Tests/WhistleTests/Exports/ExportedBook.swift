import Foundation
import TestSupport
import Testing

/// What an export says of the fixed book, and what it must not say.
enum ExportedBook {
  /// Keys of `data` whose texts somebody wrote, and names of persons.
  private static let written: Set = [
    "action", "advice", "basis", "correction", "external", "ground", "item", "login", "minutes",
    "note", "reason", "requester", "title", "what",
  ]

  /// Every text of the book that must not go out.
  static func writtenTexts(_ home: Home) throws -> [String] {
    try home.bookLines().flatMap { line in
      let data = try object(line)["data"] as? [String: Any] ?? [:]
      return data.filter { written.contains($0.key) }.compactMap { $0.value as? String }
    }.filter { $0.utf8.count > 3 }
  }

  /// A book with what formats have trouble with: names of units with marks of XML, SQL and CSV, a case
  /// number with them, a place below a registered unit, an actor of whom nobody knows.
  static func hostile() throws -> Home {
    let home = try Home.fixed()
    let unit =
      #"{"unit":"dept/a'b","name":"=供暖<局>]]> & \"x\",\n\u0001'; DROP TABLE cases;--","kind":"department"}"#
    let registered =
      #"{"matter":"noise","place":"fenghuang/yulan/g01/5-2-301","channel":"hotline","#
      + #""urgency":"normal","title":"楼上王某","requester":"r1"}"#
    let lines =
      event("x1", "unit.registered", "unit/dept/a'b", data: unit)
      + event(
        "x2", "case.registered", #"='1'<]]>\"-1"#, data: registered,
        more: #","authtype":"user","authid":"张三""#)
      + event(
        "x3", "case.dispatched", #"='1'<]]>\"-1"#, data: #"{"to":"dept/a'b","x-note":"王某"}"#)
    expectStatus(try home.run("append --history -", input: lines), 0)
    return home
  }
}
