import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Testing

/// What happened in a month stays among what happened in it (SPEC §8, "Periods").
@Suite("Months that stay")
struct MonthStaysTests {
  private func figures(_ book: CaseBook, _ period: String) throws -> PeriodFigures {
    book.view(now: "2026-06-01 09:00").figures(
      try #require(Period(period)), repeatDays: 30)
  }

  private static func closed() -> CaseBook {
    var book = CaseBook.standard()
    book.handleCase()
    book.resolve(at: "2026-03-03 09:00")
    book.record("case.followed", "C-1", at: "2026-03-03 10:00", ["reached": true, "solved": true])
    book.close(at: "2026-03-04 09:00")
    return book
  }

  @Test("a case reopened in April stays resolved and closed in March, as it was then")
  func reopened() throws {
    let before = try figures(Self.closed(), "2026-03")
    var book = Self.closed()
    book.reopen(at: "2026-04-02 09:00")
    book.resolve(at: "2026-04-03 09:00")
    book.record("case.followed", "C-1", at: "2026-04-03 10:00", ["reached": false])
    book.close(at: "2026-04-04 09:00")
    let march = try figures(book, "2026-03")
    #expect((march.resolved, march.closed) == (1, 1))
    #expect((march.reopened, march.followed, march.solved) == (0, 1, 1))
    #expect((before.resolved, before.closed, before.solved) == (1, 1, 1))
    let april = try figures(book, "2026-04")
    #expect((april.resolved, april.closed, april.reopened, april.solved) == (1, 1, 1, 0))
    // Distinct cases: once in the quarter and once in the year.
    let year = try figures(book, "2026")
    #expect((year.resolved, year.closed) == (1, 1))
  }

  @Test("a closing that resolves counts as both; a second closing counts in its own month, too")
  func closings() throws {
    var book = CaseBook.standard()
    book.handleCase()
    book.close(at: "2026-03-04 09:00")
    book.close(at: "2026-04-04 09:00")
    let march = try figures(book, "2026-03")
    #expect((march.resolved, march.closed) == (1, 1))
    let april = try figures(book, "2026-04")
    #expect((april.resolved, april.closed) == (0, 1))
  }

  @Test("acceptance counts when it took effect, rejection too, whatever the status was")
  func acceptance() throws {
    var book = CaseBook.standard()
    book.register()
    book.close(at: "2026-03-03 09:00")
    book.reopen(at: "2026-03-04 09:00")
    book.accept(at: "2026-04-01 09:00")
    book.record("case.rejected", "C-1", at: "2026-05-01 09:00", ["ground": "g"])
    #expect(try figures(book, "2026-03").accepted == 0)
    #expect(try figures(book, "2026-04").accepted == 1)
    #expect(try figures(book, "2026-05").rejected == 1)
  }

  @Test("legs and rounds are counted under their own names")
  func legs() throws {
    var book = CaseBook.standard(Fixture.rules("handle", ["limit": "1d"]))
    book.handleCase()
    book.resolve(at: "2026-03-06 09:00")
    let march = try figures(book, "2026-03")
    #expect((march.legsDue, march.legsOnTime) == (2, 1))
    #expect((march.roundsDue, march.roundsOnTime) == (1, 1))
  }
}
