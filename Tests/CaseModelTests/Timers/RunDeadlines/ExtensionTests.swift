import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Extensions")
struct ExtensionTests {
  private func grant(_ book: inout CaseBook, _ amount: String?, asked: String = "1wd") {
    book.record(
      "extension.requested", "C-1", at: "2026-03-02 10:00", by: "dept/housing",
      ["unit": "dept/housing", "amount": .string(asked)])
    var data: JSONObject = ["unit": "dept/housing"]
    data["amount"] = amount.map { .string($0) }
    book.record("extension.granted", "C-1", at: "2026-03-02 10:00", by: "s", data)
  }

  @Test(
    "the amount is the grant's, else the request's",
    arguments: [("3wd", "2026-03-12 09:00"), (nil, "2026-03-10 09:00")] as [(String?, String)])
  func amount(granted: String?, due: String) {
    var book = CaseBook.standard()
    book.handleCase()
    grant(&book, granted)
    #expect(local(book.row("C-1", .handle, 2, now: "2026-03-02 11:00")?.due) == due)
    #expect(book["C-1"].extensions == 1)
  }

  @Test("extensions move remind, limit and red of the current leg and of the current round")
  func allInstants() {
    var book = CaseBook.standard()
    book.handleCase()
    grant(&book, "2wd")
    let handle = book.row("C-1", .handle, 2, now: "2026-03-02 11:00")
    #expect(local(handle?.remind) == "2026-03-10 09:00")
    #expect(local(handle?.due) == "2026-03-11 09:00")
    #expect(local(handle?.red) == "2026-03-18 09:00")
    #expect(local(book.row("C-1", .resolve, now: "2026-03-02 11:00")?.due) == "2026-03-25 09:00")
    #expect(local(book.row("C-1", .handle, 1, now: "2026-03-02 11:00")?.due) == "2026-03-09 09:00")
    // The next leg has none of it, resolve keeps it.
    book.dispatch(to: "dept/water")
    #expect(local(book.row("C-1", .handle, 3, now: "2026-03-02 11:00")?.due) == "2026-03-09 09:00")
    // Nor has the next round.
    book.resolve(by: "dept/water")
    book.reopen()
    #expect(local(book.row("C-1", .resolve, 1, now: "2026-03-02 11:00")?.due) == "2026-03-25 09:00")
    #expect(local(book.row("C-1", .resolve, 2, now: "2026-03-02 11:00")?.due) == "2026-03-05 09:00")
  }

  @Test(
    "they are added in the order of the book, each on its own clock",
    arguments: [(["1wd", "1d"], "2026-03-11 09:00"), (["4d", "1wd"], "2026-03-16 09:00")])
  func order(amounts: [String], due: String) {
    var book = CaseBook.standard()
    book.handleCase()
    for amount in amounts { grant(&book, amount) }
    // 5wd lead to Monday 03-09 09:00.
    #expect(local(book.row("C-1", .handle, 2, now: "2026-03-02 11:00")?.due) == due)
  }

  @Test("an extension comes before the pauses")
  func beforePauses() {
    var book = CaseBook.standard(Fixture.rules("handle", ["limit": "1d"]))
    book.handleCase()
    grant(&book, "1d")
    // The pause begins after start + limit but before the extended limit.
    book.record("case.suspended", "C-1", at: "2026-03-03 20:00", ["reason": "works"])
    book.record("case.resumed", "C-1", at: "2026-03-03 22:00", ["reason": "works"])
    #expect(local(book.row("C-1", .handle, 2, now: "2026-03-04 09:00")?.due) == "2026-03-04 11:00")
  }

  @Test("an extension in mtg adds sessions where there is a meeting, else nothing")
  func meetings() {
    var book = CaseBook.standard()
    book.handleCase()
    grant(&book, "1mtg")
    // The grid's meeting sits on Saturdays at 10:00; 5wd lead to Monday 03-09.
    #expect(local(book.row("C-1", .handle, 2, now: "2026-03-02 11:00")?.due) == "2026-03-14 10:00")
    var none = CaseBook.standard(Fixture.rules.setting(["tiers"], nil))
    none.handleCase()
    grant(&none, "1mtg")
    #expect(local(none.row("C-1", .handle, 2, now: "2026-03-02 11:00")?.due) == "2026-03-09 09:00")
    #expect(none["C-1"].extensions == 1)
  }

  @Test("a grant between two legs moves resolve alone")
  func noLeg() {
    var book = CaseBook.standard()
    book.handleCase()
    book.act("return.requested")
    book.act("return.approved", by: "s/c/g")
    grant(&book, "1wd")
    book.dispatch(to: "dept/water")
    #expect(local(book.row("C-1", .handle, 3, now: "2026-03-02 11:00")?.due) == "2026-03-09 09:00")
    #expect(local(book.row("C-1", .resolve, now: "2026-03-02 11:00")?.due) == "2026-03-24 09:00")
  }
}
