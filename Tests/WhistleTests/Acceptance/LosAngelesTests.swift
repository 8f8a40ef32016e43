import TestSupport
import Testing

@Suite struct LosAngelesTests {
  private static let file = Package.data("la311/myla311-2018.csv.gz")

  @Test(.enabled(if: Package.has(file)))
  func allRowsGoInAndTheSecondTimeAddNothing() throws {
    let home = try Home()
    // A row is a line, behind the line of the header.
    let rows = Thoroughness.rounds(10_000, sample: 1000)
    expectStatus(try home.shell("gzip -dc '\(Self.file)' | head -n \(rows + 1) > la.csv"), 0)
    let first = try home.run("import csv --mapping la311 la.csv")
    expectStatus(first, 0)
    #expect(first.err.contains("rows \(rows), refused 0;"), "\(first.err)")
    let before = try home.book()
    let second = try home.run("import csv --mapping la311 la.csv")
    expectStatus(second, 0)
    #expect(second.err.contains("events appended 0,"), "\(second.err)")
    #expect(try home.book() == before)
    let board = try home.run("board --format json").json() as? [String: Any]
    #expect(board?["cases"] as? Int == rows)
  }
}
