import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("A calendar acts like open from its event's time")
struct CalendarTakeoverTests {
  /// `handle` from 2026-09-30 10:00 for one working day: 10-01 by the week alone, 10-08 by the
  /// calendar.
  private func due(
    adopted: [(time: String, calendar: JSONObject)], stop: String? = nil, now: String
  ) -> String? {
    var book = CaseBook()
    book.registerUnits()
    book.adopt(Fixture.rules("handle", ["limit": "1wd"]))
    book.register(at: "2026-09-30 10:00")
    book.accept(at: "2026-09-30 10:00")
    if let stop { book.resolve(by: "s/c/g", at: stop) }
    for (time, calendar) in adopted { book.adoptCalendar(calendar, at: time) }
    let row = book.row("C-1", .handle, now: now)
    return local(row?.due).map { row?.isProvisional == true ? "~" + $0 : $0 }
  }

  @Test(
    "from when it holds",
    arguments: [
      ("2026-09-30 10:00", nil, "2026-09-30 10:00", "2026-10-08 10:00"),  // at the start
      ("2026-09-30 12:00", nil, "2026-09-30 11:59", "~2026-10-01 10:00"),  // now before its time
      ("2026-09-30 12:00", nil, "2026-09-30 12:00", "2026-10-08 10:00"),
      ("2026-09-30 12:00", "2026-09-30 12:00", "2026-12-01 00:00", "~2026-10-01 10:00"),  // stopped
      ("2026-09-30 12:00", "2026-09-30 12:01", "2026-12-01 00:00", "2026-10-08 10:00"),
      // Before the start: in force then, though now has not reached it.
      ("2026-09-30 09:00", nil, "2026-09-01 00:00", "2026-10-08 10:00"),
    ] as [(String, String?, String, String)])
  func takeover(time: String, stop: String?, now: String, due: String) {
    #expect(self.due(adopted: [(time, Fixture.calendar2026)], stop: stop, now: now) == due)
  }

  @Test("the later of two for one year wins")
  func later() {
    let plain = Fixture.plainCalendar(2026)
    let before = [("2026-01-01 00:00", Fixture.calendar2026), ("2026-09-30 12:00", plain)]
    #expect(due(adopted: before, now: "2026-09-30 11:00") == "2026-10-08 10:00")
    #expect(due(adopted: before, now: "2026-09-30 12:00") == "2026-10-01 10:00")
    // By the events' times, wherever they stand in the book; of equals the later in the book.
    #expect(due(adopted: before.reversed(), now: "2026-09-30 12:00") == "2026-10-01 10:00")
    let equal = [("2026-01-01 00:00", plain), ("2026-01-01 00:00", Fixture.calendar2026)]
    #expect(due(adopted: equal, now: "2026-09-30 12:00") == "2026-10-08 10:00")
  }
}
