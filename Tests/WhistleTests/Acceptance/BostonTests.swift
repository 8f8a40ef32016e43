import Foundation
import Testing

@Suite struct BostonTests {
  private static let file = Package.data("boston311/boston311-2022-100.csv")

  @Test(.enabled(if: Package.has(file)))
  func theCitysOwnVerdictOnItsTargetsIsFound() throws {
    try expectTheCitysVerdicts(try importedHome("boston311", Self.file, rows: 100))
  }

  /// The city has published the same table under names in capitals.
  @Test(.enabled(if: Package.has(file)))
  func aHeaderInCapitalsIsTheSame() throws {
    let text = try String(contentsOfFile: Self.file, encoding: .utf8)
    let end = try #require(text.firstIndex(of: "\n"))
    let scratch = try Scratch()
    try scratch.write(Array((text[..<end].uppercased() + text[end...]).utf8), to: "upper.csv")
    let home = try importedHome("boston311", scratch.path + "/upper.csv", rows: 100)
    try expectTheCitysVerdicts(home)
  }

  private func expectTheCitysVerdicts(_ home: Home) throws {
    let states = try resolveStates(home, now: "2022-06-01T00:00:00-04:00")
    let rows = CSVText.rows(try String(contentsOfFile: Self.file, encoding: .utf8))
    var compared = 0
    for row in rows where row["target_dt"]?.isEmpty == false {
      compared += 1
      let name = "BOS-" + (row["case_enquiry_id"] ?? "")
      let isLate = ["late", "overdue"].contains(states[name] ?? "")
      #expect(isLate == (row["ontime"] == "OVERDUE"), "\(name)")
    }
    #expect(compared == 89)
  }
}
