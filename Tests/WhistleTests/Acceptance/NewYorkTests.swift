import Foundation
import Testing

@Suite struct NewYorkTests {
  private static let sample = Package.data("nyc311/311_nyc_sample.csv")
  private static let hundred = Package.data("nyc311/nyc311-100.csv")
  /// The same city's requests as its API gives them: names with `_`, times in ISO 8601.
  private static let api = Package.data("nyc311/nyc311-api-200.csv")

  /// The cases that the file itself shows closed after due.
  private static func late(_ path: String) throws -> Set<String> {
    let rows = CSVText.rows(try String(contentsOfFile: path, encoding: .utf8))
    let names = try rows.compactMap { row -> String? in
      guard let due = try minutes(row["Due Date"]), let closed = try minutes(row["Closed Date"]),
        closed > due
      else { return nil }
      return "NYC-" + (row["Unique Key"] ?? "")
    }
    return Set(names)
  }

  /// `03/01/2011 02:27:57 PM` as a text that sorts like the time.
  private static func minutes(_ text: String?) throws -> String? {
    guard let text, !text.isEmpty else { return nil }
    let parts = text.split(whereSeparator: { "/: ".contains($0) }).map(String.init)
    try #require(parts.count == 7, "\(text)")
    let hour = (try #require(Int(parts[3]))) % 12 + (parts[6] == "PM" ? 12 : 0)
    return "\(parts[2])-\(parts[0])-\(parts[1]) \(hour + 100):\(parts[4]):\(parts[5])"
  }

  @Test(.enabled(if: Package.has(sample)))
  func theSampleGives999CasesAndTheLateOnesAreTheFilesOwn160() throws {
    let home = try importedHome("nyc311", Self.sample, rows: 999)
    let states = try resolveStates(home, now: "2030-01-01T00:00:00Z")
    let expected = try Self.late(Self.sample)
    #expect(expected.count == 160)
    #expect(Set(states.filter { $0.value == "late" }.keys) == expected)
    let cases = try home.run("--now 2030-01-01T00:00:00Z board --format json").json()
    #expect((cases as? [String: Any])?["cases"] as? Int == 999)
  }

  @Test(.enabled(if: Package.has(hundred)))
  func theSmallFileGivesEightLateCases() throws {
    let home = try importedHome("nyc311", Self.hundred, rows: 100)
    let states = try resolveStates(home, now: "2030-01-01T00:00:00Z")
    let expected = try Self.late(Self.hundred)
    #expect(expected.count == 8)
    #expect(Set(states.filter { $0.value == "late" }.keys) == expected)
  }

  @Test(
    .enabled(if: Package.has(sample) && Package.has(api)),
    arguments: [(sample, 999), (api, 200)])
  func theShippedMappingMakesNoAnomaly(file: String, cases: Int) throws {
    let home = try importedHome("nyc311", file, rows: cases)
    let audit = try home.run("--now 2030-01-01T00:00:00Z --format jsonl audit")
    expectStatus(audit, 0)
    #expect(audit.out.isEmpty, "\(audit.out.prefix(300))")
    let board = try home.run("--now 2030-01-01T00:00:00Z board --format json").json()
    #expect((board as? [String: Any])?["cases"] as? Int == cases)
  }

  @Test func aRequestWithoutAnAgencyIsDispatchedToNobody() throws {
    let home = try Home()
    try home.write(csv(rows: [row(1).replacing(",DOF,", with: ",,")]), to: "rows.csv")
    expectStatus(try home.run("import csv --mapping nyc311 rows.csv"), 0)
    #expect(try home.bookLines().contains { $0.contains(#""subject":"NYC-1""#) })
    #expect(try !home.bookLines().contains { $0.contains("dept/") || $0.contains("dispatched") })
  }

  @Test(.enabled(if: Package.has(hundred)))
  func linesOfAnImportedBookAreStrictCloudEvents() throws {
    let home = try importedHome("nyc311", Self.hundred, rows: 100)
    let lines = try home.bookLines()
    #expect(lines.count > 300)
    for line in lines { try expectCloudEvent(line) }
  }
}
