import Foundation
import TestSupport
import Testing

/// `whistle export ocel`.
@Suite struct ExportOCELTests {
  private typealias Row = [String: Any]

  private static func log(_ home: Home) throws -> Row {
    try object(try home.run("export ocel -").out)
  }

  private static func rows(_ log: Row, _ key: String) throws -> [Row] {
    try #require(log[key] as? [Row])
  }

  private static func last(_ name: String, of row: Row) -> String? {
    (row["attributes"] as? [Row])?.last { $0["name"] as? String == name }?["value"] as? String
  }

  @Test func everyRelationLeadsToAnObjectAndEveryAttributeIsDeclared() throws {
    let log = try Self.log(try ExportedBook.hostile())
    let objects = try Self.rows(log, "objects")
    let ids = objects.compactMap { $0["id"] as? String }
    #expect(Set(ids).count == objects.count)
    for (kind, types) in [("objects", "objectTypes"), ("events", "eventTypes")] {
      var declared: [String: Set<String>] = [:]
      for type in try Self.rows(log, types) {
        let attributes = try #require(type["attributes"] as? [Row])
        declared[try #require(type["name"] as? String)] = Set(
          attributes.compactMap { $0["name"] as? String })
      }
      for row in try Self.rows(log, kind) {
        let known = try #require(declared[row["type"] as? String ?? ""])
        for attribute in row["attributes"] as? [Row] ?? [] {
          #expect(known.contains(attribute["name"] as? String ?? ""))
          #expect(attribute["value"] is String)
        }
        for relation in row["relationships"] as? [Row] ?? [] {
          #expect(ids.contains(relation["objectId"] as? String ?? ""), "\(relation)")
        }
      }
    }
  }

  @Test func whatACaseBecameLastIsWhatItIs() throws {
    let home = try Home.fixed()
    let objects = try Self.rows(try Self.log(home), "objects")
    for row in try home.run("cases --format jsonl").lines.map({ try object($0) }) {
      let id = try #require(row["case"] as? String)
      let found = try #require(objects.first { $0["id"] as? String == id })
      for key in ["status", "holder", "matter", "urgency", "place"] {
        let value = row[key] as? String
        // No ruleset has that matter.
        if value == "noise\u{1B}[2J" { continue }
        #expect(Self.last(key, of: found) == value)
      }
      let times = (found["attributes"] as? [Row] ?? []).compactMap { $0["time"] as? String }
      #expect(times.dropFirst(3).elementsEqual(times.dropFirst(3).sorted()))
    }
  }

  @Test func aWhistleIsAnObjectOfItsCaseAndItsUnits() throws {
    let log = try Self.log(try Home.fixed())
    let whistle = try #require(
      try Self.rows(log, "objects").first { $0["type"] as? String == "whistle" })
    #expect(whistle["id"] as? String == "whistle/FH-2026-000005/1")
    let relations = (whistle["relationships"] as? [Row] ?? []).map {
      "\($0["qualifier"] as? String ?? "") \($0["objectId"] as? String ?? "")"
    }
    #expect(
      relations == [
        "case FH-2026-000005", "called unit/dept/housing", "called unit/company/heat",
        "lead unit/dept/housing",
      ])
    let answered = try #require(
      try Self.rows(log, "events").first { $0["type"] as? String == "whistle.answered" })
    #expect(
      (answered["relationships"] as? [Row] ?? []).contains {
        $0["objectId"] as? String == "whistle/FH-2026-000005/1"
      })
  }

  @Test func nothingThatSomebodyWroteGoesOut() throws {
    let home = try ExportedBook.hostile()
    for form in ["json", "sql"] {
      let out = try home.run("export ocel - --as \(form)").out
      for text in try ExportedBook.writtenTexts(home) { #expect(!out.contains(text), "\(text)") }
      for text in ["王某", "张三", "301"] { #expect(!out.contains(text), "\(text)") }
    }
  }

  @Test func theFormForSQLiteHasTheSameRows() throws {
    let home = try ExportedBook.hostile()
    let log = try Self.log(home)
    let sql = try home.run("export ocel - --as sql").out
    func count(_ table: String) -> Int {
      sql.components(separatedBy: "INSERT INTO \"\(table)\" VALUES(").count - 1
    }
    #expect(count("object") == (try Self.rows(log, "objects").count))
    #expect(count("event") == (try Self.rows(log, "events").count))
    let relations = try Self.rows(log, "events").map { ($0["relationships"] as? [Row])?.count ?? 0 }
    #expect(count("event_object") == relations.reduce(0, +))
    #expect(sql.contains(#"'unit/dept/a''b'"#))
  }

  @Test func anEmptyBookIsALogWithoutObjects() throws {
    let log = try Self.log(try Home(segment: []))
    #expect(try Self.rows(log, "objects").isEmpty)
    #expect(try Self.rows(log, "events").isEmpty)
  }
}
