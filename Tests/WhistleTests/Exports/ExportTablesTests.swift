import Foundation
import TestSupport
import Testing

/// `whistle export sql` and `whistle export csv`.
@Suite struct ExportTablesTests {
  private static let tables = ["units", "cases", "legs", "timers", "cards", "whistles", "events"]

  /// The rows of a file of the export, by the columns of its first row.
  private static func rows(_ table: String, of home: Home) throws -> [[String: String]] {
    CSVText.rows(try home.text(of: "out/\(table).csv"))
  }

  @Test func everyTableHasSoManyRowsAsItSaysInEitherForm() throws {
    let home = try ExportedBook.hostile()
    let csv = try home.run("export csv out --lang en")
    let sql = try home.run("export sql out.sql --lang en")
    expectStatus(csv, 0)
    #expect(csv.err == sql.err)
    let counts = try Self.tables.map { "\($0) \(try Self.rows($0, of: home).count)" }
    #expect(csv.err == counts.joined(separator: ", ") + "\n")
    let text = try home.text(of: "out.sql")
    #expect(text.hasPrefix("BEGIN;\n") && text.hasSuffix("COMMIT;\n"))
    for table in Self.tables { #expect(text.contains("CREATE TABLE \"\(table)\" (")) }
  }

  @Test func whatACaseSaysIsWhatTheTableOfCasesSays() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("export csv out"), 0)
    let exported = try Self.rows("cases", of: home)
    let listed = CSVText.rows(try home.run("cases --format csv").out)
    #expect(exported.map { $0["case"] } == listed.map { $0["case"] })
    let keys = ["status", "holder", "urgency", "place", "registered", "round", "cards.yellow"]
    for (one, other) in zip(exported, listed) {
      for key in keys { #expect(one[key] == other[key], "\(key) of \(one["case"] ?? "")") }
      #expect(one["title"] == nil)
    }
    #expect(
      try Self.rows("timers", of: home).count
        == CSVText.rows(try home.run("cases --timers --format csv").out).count)
  }

  @Test func aDispatchedLegNamesItsDispatch() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("export csv out"), 0)
    let signatures = try Self.rows("timers", of: home).filter { $0["timer"] == "sign" }
    let legs = try Self.rows("legs", of: home)
    for row in signatures {
      #expect(
        legs.contains {
          $0["case"] == row["case"] && $0["dispatch"] == row["run"] && $0["unit"] == row["unit"]
            && $0["start"] == row["start"]
        })
    }
    #expect(legs.contains { $0["dispatch"] == "" })
  }

  @Test func theDescriptionNamesEveryColumnWithItsType() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("export csv out"), 0)
    let package = try object(try home.text(of: "out/datapackage.json"))
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(resources.map { $0["name"] as? String } == Self.tables)
    for resource in resources {
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: Any]])
      let path = try #require(resource["path"] as? String)
      let header = CSVText.cells(try home.text(of: "out/\(path)"))[0]
      #expect(fields.map { $0["name"] as? String } == header)
    }
    func type(_ table: Int, _ column: String) -> String? {
      let schema = resources[table]["schema"] as? [String: Any]
      let fields = schema?["fields"] as? [[String: Any]] ?? []
      return fields.first { $0["name"] as? String == column }?["type"] as? String
    }
    #expect(type(1, "registered") == "datetime")
    #expect(type(1, "cards.red") == "integer")
    #expect(type(1, "excluded") == "boolean")
    #expect(type(5, "rating") == "number")
    #expect(type(6, "data") == "object")
  }

  @Test func whatADialectGivesAMeaningIsText() throws {
    let home = try ExportedBook.hostile()
    expectStatus(try home.run("export csv out"), 0)
    let sql = try home.run("export sql -").out
    #expect(sql.contains("'=''1''<]]>\"-1'"))
    #expect(sql.contains("\n\u{1}''; DROP TABLE cases;--'"))
    // A spreadsheet would take it for a formula.
    #expect(try Self.rows("cases", of: home)[0]["case"] == "'='1'<]]>\"-1")
    #expect(try Self.rows("units", of: home).contains { $0["name"]?.hasPrefix("'=供暖<局>") == true })
    let texts = try ExportedBook.writtenTexts(home) + ["王某", "张三", "301"]
    let csv = try Self.tables.map { try home.text(of: "out/\($0).csv") }.joined()
    for text in texts { #expect(!sql.contains(text) && !csv.contains(text), "\(text)") }
  }

  @Test func theBytesAreTheSameWithAnyNumberOfThreads() throws {
    let home = try ExportedBook.hostile()
    let first = try home.run("export sql - --jobs 1").out
    #expect(try home.run("export sql - --jobs 7").out == first)
  }

  /// A database that has the tables takes in what came since; databases themselves are asked by
  /// `Scripts/check-exports`.
  @Test func whatCameSinceChangesTheTablesThatAreThere() throws {
    let home = try ExportedBook.hostile()
    let (all, since) = (
      try home.run("export sql -").out, try home.run("export sql - --since 40").out
    )
    #expect(!since.contains("CREATE TABLE"))
    #expect(since.hasPrefix("BEGIN;\n") && since.hasSuffix("COMMIT;\n"))
    for table in Self.tables {
      let isReplaced = !["cases", "events"].contains(table)
      #expect(since.contains("DELETE FROM \"\(table)\";") == isReplaced, "\(table)")
    }
    #expect(since.contains("ON CONFLICT (\"case\") DO UPDATE SET\n"))
    #expect(since.contains("ON CONFLICT (\"sequence\") DO NOTHING;\n"))
    func rows(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { $0.hasPrefix("(") }
        // What follows the last row of some is another word than what parts two.
        .map { $0.hasSuffix(",") || $0.hasSuffix(";") ? $0.dropLast() : $0 }
    }
    // All rows but those of the first forty events, of which every one is a row.
    #expect(rows(since).count == rows(all).count - 40)
    #expect(Set(rows(since)).isSubset(of: Set(rows(all))))
  }

  @Test func anEmptyBookHasEmptyTables() throws {
    let home = try Home(segment: [])
    expectStatus(try home.run("export csv out"), 0)
    for table in Self.tables { #expect(try Self.rows(table, of: home).isEmpty) }
    #expect(!(try home.run("export sql -").out.contains("INSERT")))
  }

  @Test func aFullDiskLeavesTheFilesThatWereThere() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("export csv out --to-sequence 10"), 0)
    let before = try home.text(of: "out/events.csv")
    let failed = try home.shell("ulimit -f 4; exec $WHISTLE export csv out --now \(Home.now)")
    expectRefusal(failed, "file.full")
    #expect(try home.text(of: "out/events.csv") == before)
    #expect(try home.names(in: "out").count == Self.tables.count + 1)
  }
}
