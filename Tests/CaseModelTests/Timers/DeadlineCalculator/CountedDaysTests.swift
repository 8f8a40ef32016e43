import Basics
import CaseModel
import CaseTestSupport
import Testing

/// The days that SPEC §8 works out, as an explanation lists them.
@Suite("Days that are counted")
struct CountedDaysTests {
  private static func days(
    _ limit: String, from start: String, due expected: String
  ) throws -> [String] {
    var book = CaseBook.standard(Fixture.rules("handle", ["limit": .string(limit)]))
    book.register(at: start)
    book.accept(at: start)
    let now = instant(start)
    let row = try #require(book.row("C-1", .handle, now: start))
    #expect(local(row.due) == expected)
    let state = book["C-1"]
    let run = try #require(state.runs.first { $0.timer == .handle })
    return book.state.reference.calculator.days(of: row, run, in: state, now: now).map {
      "\($0.first.text.dropFirst(5))–\($0.last.text.dropFirst(5)) \($0.kind.rawValue)"
    }
  }

  @Test("over the national holiday: two days before it, two after, and a make-up Saturday")
  func nationalHoliday() throws {
    #expect(
      try Self.days("5wd", from: "2026-09-29 10:00", due: "2026-10-12 10:00") == [
        "09-30–09-30 working", "10-01–10-07 holiday", "10-08–10-09 working",
        "10-10–10-10 make-up", "10-11–10-11 weekend", "10-12–10-12 working",
      ])
  }

  @Test("working hours count the start's own day")
  func hours() throws {
    #expect(
      try Self.days("4wh", from: "2026-10-09 17:00", due: "2026-10-10 14:00") == [
        "10-09–10-09 working", "10-10–10-10 make-up",
      ])
  }

  @Test("elapsed time counts no days")
  func elapsed() throws {
    #expect(try Self.days("36h", from: "2026-10-09 17:00", due: "2026-10-11 05:00").isEmpty)
  }
}
