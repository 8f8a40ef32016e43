import Foundation
import Testing

/// The points of Qianyang's own story (积分制): a household an account, months ranked, a dividend split.
@Suite("Qianyang: points and dividends")
struct QianyangServiceTests {
  private func book(_ awards: [(holder: String, amount: Int)]) throws -> PlaceBook {
    var book = try PlaceBook(rules: "qianyang", now: "2025-01-10T18:19:00+08:00")
    try book.unit("qianyang/town/village", "新中村", tier: "village")
    for (holder, amount) in awards {
      try book.say(
        "points.awarded", "ledger/ledger", by: "qianyang/town/village",
        at: "2024-05-06T09:00:00+08:00",
        ["ledger": "ledger", "holder": holder, "indicator": "环保卫生", "amount": amount])
    }
    try book.commit()
    return book
  }

  @Test("of a hundred, in four grades, ranked by the month")
  func grades() throws {
    let book = try book([("h1", 95), ("h2", 80), ("h3", 60), ("h4", 10)])
    let rows = try book.rows("points --period 2024-05")
    #expect(rows.map { text($0, "holder") } == ["h1", "h2", "h3", "h4"])
    #expect(rows.map { text($0, "grade") } == ["1", "2", "3", "4"])
  }

  @Test("4321: 40, 30, 20, 10 %, to the cent, nothing lost among households")
  func dividend() throws {
    let book = try book([("h1", 1), ("h2", 1), ("h3", 1)])
    let rows = try book.rows("points split --period 2024 --ledger ledger --amount 1000")
    #expect(
      rows.map { [text($0, "share"), text($0, "amount")] } == [
        ["development", "400"], ["welfare", "300"], ["holders", "66.67"], ["holders", "66.67"],
        ["holders", "66.66"], ["reserve", "100"],
      ])
  }

  @Test("年兑现: points that are paid out are taken back once, whoever repeats it")
  func redemption() throws {
    let book = try book([("h1", 30), ("h2", 10)])
    let year = "points --period 2024 --ledger ledger --as-of 2024-12-31T23:59:59+08:00"
    let rows = try book.rows(year)
    #expect(rows.map { text($0, "points") } == ["30", "10"])
    func redeem(_ amount: String) throws -> Outcome {
      let words = "--now \(book.now) record points.reversed ledger/ledger ledger=ledger holder=h1"
      let event = " indicator=redeemed amount=\(amount) --id redeemed/2024/ledger/h1"
      let who = " --time 2025-01-10T09:00:00+08:00 --by clerk --source qianyang/town/village"
      return try book.home.run(words + event + who)
    }
    expectStatus(try redeem("30"), 0)
    let before = try book.home.book()
    expectStatus(try redeem("30"), 0)
    expectRefusal(try redeem("29"), "append.conflict")
    #expect(try book.home.book() == before)
    // The year stands as it was redeemed; what is left to redeem is what all time adds up to.
    #expect(try book.rows(year).map { text($0, "points") } == ["30", "10"])
    #expect(try book.rows("points --period 2025").map { text($0, "points") } == ["-30"])
  }

  @Test("1,303 households in six places of resettlement")
  func resettlement() throws {
    var book = try PlaceBook(rules: "qianyang", now: "2025-01-10T18:19:00+08:00")
    try book.unit("qianyang", "千阳县", tier: "county", ["households": 1303])
    for (index, households) in [250, 210, 230, 190, 220, 203].enumerated() {
      try book.unit("qianyang/r\(index)", "安置小区", tier: "village", ["households": households])
    }
    try book.commit()
    #expect(try book.rows("staffing").isEmpty)
    #expect(text(try book.rows("units").first, "households") == "1303")
  }
}
