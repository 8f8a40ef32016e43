import Foundation
import Testing

/// The service side of the prefecture's report, with the figures that it gives the parts of.
@Suite("The prefecture: three kinds of grids, two ledgers, posting and claiming")
struct PrefectureServiceTests {
  private func book() throws -> PlaceBook {
    var book = try PlaceBook(rules: "prefecture", now: "2024-12-31T18:00:00+08:00")
    try book.unit("city/d1/s1/c1", "社区", tier: "community")
    return book
  }

  @Test("1,407 + 1,405 + 259 = 3,071 grids; those of a wrong size are named")
  func grids() throws {
    var book = try book()
    for (kind, count) in [("community", 1407), ("dedicated", 1405), ("rural", 259)] {
      for grid in 0..<count {
        // One beyond 500 households, one in an area that is hard to govern.
        let households = kind == "rural" && grid < 2 ? [520, 250][grid] : 400
        try book.unit(
          "city/d1/s1/\(kind)\(grid)", "网格", tier: "grid",
          ["gridKind": kind, "households": households])
      }
    }
    try book.commit()
    let staffing = try object(try book.ask("staffing --format json").out)
    #expect(text(staffing, "grids") == "3071")
    let kinds = try #require(staffing["kinds"] as? [String: Any])
    #expect(
      ["community", "dedicated", "rural", "unstated"].map { text(kinds, $0) }
        == ["1407", "1405", "259", "0"])
    #expect(
      try book.rows("staffing").map { text($0, "finding") } == ["too-large", "small-hard-area"])
  }

  @Test("of posts the report says nothing, and nothing is asked")
  func posts() throws {
    var book = try book()
    try book.unit(
      "city/d1/s1/c1/g1", "网格", tier: "grid",
      ["gridKind": "rural", "households": 350, "posts": ["guide": 1]])
    try book.commit()
    #expect(try book.rows("staffing").isEmpty)
    let staffing = try object(try book.ask("staffing --format json").out)
    #expect(staffing["wanted"] is NSNull && staffing["filled"] is NSNull)
    #expect(try book.ask("staffing").out.contains("posts        (guide 1)\n"))
  }

  @Test("a total that does not add up is reported")
  func sums() throws {
    var book = try book()
    try book.unit("city/d1/s1/c2", "社区", tier: "community", ["households": 900])
    for grid in 0..<2 {
      try book.unit(
        "city/d1/s1/c2/g\(grid)", "网格", tier: "grid",
        ["gridKind": "community", "households": 400])
    }
    try book.commit()
    let finding = try #require(
      try book.rows("staffing").first { text($0, "finding") == "households-sum" })
    #expect(text(finding, "stated") == "900")
    #expect(text(finding, "expected") == "800")
  }

  @Test("red pine and Xing'an points are two ledgers")
  func ledgers() throws {
    var book = try book()
    for (ledger, holder, amount) in [
      ("red-pine", "org/1", 30), ("xingan", "h1", 12), ("xingan", "h2", 15),
    ] {
      try book.say(
        "points.awarded", "ledger/\(ledger)", by: "city/d1/s1/c1",
        at: "2024-05-06T09:00:00+08:00",
        ["ledger": ledger, "holder": holder, "indicator": "揭榜", "amount": amount])
    }
    try book.refuse(
      "guard.points-below", "points.reversed", "ledger/xingan", by: "city/d1/s1/c1",
      at: "2024-05-07T09:00:00+08:00",
      ["ledger": "xingan", "holder": "h1", "indicator": "揭榜", "amount": 13])
    let rows = try book.rows("points --period 2024-05")
    #expect(rows.map { text($0, "ledgerName") } == ["红松分", "兴安分", "兴安分"])
    #expect(try book.ask("points --period 2024-05").out.contains("Red pine points"))
    #expect(try book.ask("points --period 2024-05 --lang zh").out.contains("兴安分"))
    #expect(rows.map { text($0, "holder") } == ["org/1", "h2", "h1"])
    #expect(rows.map { text($0, "rank") } == ["1", "1", "2"])
  }
}
