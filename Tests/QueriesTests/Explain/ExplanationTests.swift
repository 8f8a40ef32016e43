import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Queries
import Testing

@Suite("Which events and which clause made a due time")
struct ExplanationTests {
  private struct Explained {
    let book: CaseBook
    let rows: [DueExplanation]

    func row(_ timer: Timer, _ number: Int) throws -> DueExplanation {
      try #require(rows.first { $0.row.timer == timer && $0.row.number == number })
    }

    /// The sequence of the n-th event of a type about the case, from 1.
    func sequence(_ type: String, _ number: Int = 1) throws -> Int {
      let places = book.envelopes.indices.filter {
        book.envelopes[$0].type == type && book.envelopes[$0].subject == "C-1"
      }
      return try #require(places.dropFirst(number - 1).first) + 1
    }
  }

  private static func explained(
    now: String = "2026-03-20 12:00", _ change: (inout CaseBook) -> Void
  ) throws -> Explained {
    var book = CaseBook.standard()
    book.handleCase()
    change(&book)
    let home = TemporaryHome()
    try home.append(book.envelopes)
    let view = CaseView(try home.home.load().state, now: instant(now))
    let state = try #require(view.state.table.find("C-1"))
    let explanation = Explanation(
      try home.home.events(of: "C-1"), view: view, codec: home.home.codec)
    return Explained(book: book, rows: explanation.rows(of: state))
  }

  @Test("a leg begins with its dispatch, has its class's limit, and counts days up to its due time")
  func leg() throws {
    let explained = try Self.explained { $0.resolve(at: "2026-03-06 09:00") }
    let handle = try explained.row(.handle, 2)
    #expect(handle.start.sequence == (try explained.sequence("case.dispatched")))
    #expect(handle.stop?.sequence == (try explained.sequence("case.resolved")))
    #expect(handle.limit == Span(5, .workingDays) && handle.serviceClass == "normal")
    #expect(handle.clause?.description == "/classes/normal/timers/handle")
    // Monday the 2nd to Monday the 9th: the rules stand behind units and calendars.
    #expect(handle.adoption?.sequence == 15 && local(handle.row.due) == "2026-03-09 09:00")
    #expect(handle.days.filter { $0.kind == .working }.reduce(0) { $0 + $1.count } == 5)
    #expect(handle.extensions.isEmpty && handle.pauses.isEmpty && handle.setBy == nil)
    let contact = try explained.row(.contact, 1)
    #expect(contact.start.sequence == (try explained.sequence("case.accepted")))
    #expect(contact.stop == nil && contact.days.isEmpty)
  }

  @Test("extensions and pauses are those of the run, each with its events")
  func moved() throws {
    let explained = try Self.explained { book in
      book.record(
        "extension.requested", "C-1", at: "2026-03-03 09:00", by: "dept/housing",
        ["unit": "dept/housing", "amount": "2wd"])
      book.act("extension.granted", by: "s", at: "2026-03-03 10:00")
      book.act("case.suspended", at: "2026-03-04 09:00")
      book.act("case.resumed", at: "2026-03-05 09:00")
    }
    for (timer, number) in [(Timer.handle, 2), (.resolve, 1)] {
      let row = try explained.row(timer, number)
      #expect(row.extensions.map(\.amount) == [Span(2, .workingDays)])
      #expect(row.extensions.first?.sequence == (try explained.sequence("extension.granted")))
      #expect(
        row.pauses.first?.sequences == [
          try explained.sequence("case.suspended"), try explained.sequence("case.resumed"),
        ])
    }
    // The leg that acceptance began was over before both, and contact knows neither.
    for (timer, number) in [(Timer.handle, 1), (.contact, 1)] {
      let row = try explained.row(timer, number)
      #expect(row.extensions.isEmpty && row.pauses.isEmpty)
    }
  }

  @Test("a due time that was set by hand names the event that set it last, and no clause's limit")
  func byHand() throws {
    let explained = try Self.explained { book in
      book.record(
        "case.dispatched", "C-1", at: "2026-03-03 09:00", by: "s/c/g",
        ["to": "dept/water", "due": .string(rfc3339("2026-03-05 17:00"))])
    }
    let row = try explained.row(.handle, 3)
    #expect(local(row.setByHand) == "2026-03-05 17:00")
    #expect(row.setBy == (try explained.sequence("case.dispatched", 2)))
    #expect(try explained.row(.handle, 2).setBy == nil)
  }

  @Test("a case of another class says which event made it one, where the limits are that class's")
  func reclassified() throws {
    let explained = try Self.explained { book in
      book.record(
        "case.reclassified", "C-1", at: "2026-03-03 09:00",
        ["matter": "heating", "reason": "r"])
    }
    let row = try explained.row(.handle, 2)
    #expect(row.serviceClass == "urgent")
    #expect(row.reclassifiedBy == (try explained.sequence("case.reclassified")))
    #expect(row.clause?.description == "/classes/urgent/timers/handle")
    // The first leg was over by then, and keeps the limits of what the case was.
    let first = try explained.row(.handle, 1)
    #expect(first.serviceClass == "normal" && first.reclassifiedBy == nil)
  }

  @Test("a pause that still runs has no end, and its run no due time")
  func standing() throws {
    let explained = try Self.explained(now: "2026-03-05 12:00") { book in
      book.act("case.suspended", at: "2026-03-04 09:00")
    }
    let row = try explained.row(.handle, 2)
    #expect(row.row.due == nil && row.row.state == .paused)
    #expect(row.pauses.first?.sequences == [try explained.sequence("case.suspended"), nil])
  }
}
