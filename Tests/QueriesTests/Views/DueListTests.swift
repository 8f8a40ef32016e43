import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Reports
import Testing

@Suite("Due lists and the board")
struct DueListTests {
  private func book() -> CaseBook {
    var book = CaseBook.standard(
      Fixture.rules(timers: ["handle": ["limit": "1d"], "answer": ["limit": "2d"]])
        .setting(["whistles"], nil))
    for (name, unit, time) in [
      ("C-3", "dept/water", "2026-03-02 09:00"), ("C-2", "dept/housing", "2026-03-02 11:00"),
      ("C-1", "dept/housing", "2026-03-02 12:00"), ("C-10", "dept/housing", "2026-03-02 11:00"),
    ] {
      book.register(name)
      book.accept(name)
      book.dispatch(name, to: unit, at: time)
    }
    book.register("C-0", place: "nowhere")
    book.accept("C-0")
    return book
  }

  private func words(_ items: [DueItem], _ book: CaseBook) -> [String] {
    items.map { "\(book.state.table.name(of: $0.subject)) \(book.text($0.row.unit) ?? "–")" }
  }

  @Test("by unit, the longest overdue first, then by case; without a unit last")
  func order() {
    let book = book()
    #expect(
      words(book.view(now: "2026-03-05 09:00").overdue(), book) == [
        "C-10 dept/housing", "C-2 dept/housing", "C-1 dept/housing", "C-3 dept/water", "C-0 –",
      ])
    #expect(book.view(now: "2026-03-05 09:00").overdue(DueFilter(timer: .sign)).isEmpty)
  }

  @Test("due is what runs and falls due up to an instant, its end included")
  func due() {
    let book = book()
    let view = book.view(now: "2026-03-03 10:00")
    #expect(words(view.overdue(), book) == ["C-3 dept/water", "C-0 –"])
    #expect(
      words(view.due(through: instant("2026-03-03 11:00")), book) == [
        "C-10 dept/housing", "C-2 dept/housing",
      ])
    #expect(view.due(through: instant("2026-03-03 10:59:59")).isEmpty)
    #expect(view.due(through: instant("2026-03-09 11:00"), DueFilter(timer: .answer)).isEmpty)
  }

  @Test("the board counts what a walk over the rows counts")
  func board() {
    var random = RandomBook(seed: 71)
    for step in 0..<80 {
      random.step()
      guard step % 8 == 0 else { continue }
      let now = random.book.state.lastTime
      let view = CaseView(random.book.state, now: now)
      let board = Board(view)
      var overdue: [Timer: Int] = [:]
      var soon: [Timer: Int] = [:]
      var cases = 0
      let end = now.advanced(byMicroseconds: Timestamp.microsecondsPerDay)
      view.forEachRow { _, _, row in
        if row.state == .overdue { overdue[row.timer, default: 0] += 1 }
        if row.state == .running, let due = row.due, due <= end { soon[row.timer, default: 0] += 1 }
      }
      cases = random.book.state.table.caseCount
      #expect(board.overdue == overdue)
      #expect(board.dueSoon == soon)
      #expect(board.cases == cases)
      #expect(board.byStatus.values.reduce(0, +) == cases)
      #expect(board.byTier.map(\.count).reduce(0, +) == cases)
      #expect(overdue.values.reduce(0, +) == view.overdue().count)
    }
  }

  @Test("the board names open cards and absent units")
  func cards() {
    var book = book()
    book.record(
      "whistle.blown", "C-1", at: "2026-03-02 12:00", by: "dept/housing",
      ["kind": "routine", "call": ["org/ngo", "dept/water", "co/heat"]])
    book.act("whistle.answered", "C-1", by: "dept/water", at: "2026-03-02 13:00")
    for level in ["notice", "yellow"] {
      book.record(
        "supervision.issued", "C-1", at: "2026-03-02 12:00", by: "s",
        ["level": .string(level), "unit": "dept/housing", "cause": "order"])
    }
    book.record(
      "supervision.issued", "C-2", at: "2026-03-02 12:00", by: "s",
      ["level": "red", "unit": "dept/water", "cause": "order"])
    book.act("supervision.lifted", "C-2", by: "dept/water")
    let view = book.view(now: "2026-03-09 12:00")
    let json = view.json(Board(view), as: BoardReport.type)
    #expect(json["absent"] == ["co/heat", "org/ngo"])
    #expect(json["cards"] == ["notice": 1, "yellow": 1, "red": 0])
    #expect(json["byTier"] == ["grid": 4, "none": 1])
    #expect(json["byStatus"] == ["accepted": 1, "dispatched": 4])
    #expect(json["overdue"] == ["answer": 2, "handle": 5])
    #expect(json["sequence"] == .integer(book.envelopes.count))
  }

  @Test("a board of an empty book stands")
  func empty() {
    let view = CaseBook().view(now: "2026-03-09 12:00")
    let json = view.json(Board(view), as: BoardReport.type)
    #expect(json["cases"] == 0)
    #expect(json["last"] == .null)
    #expect(json["now"] == "2026-03-09T04:00:00Z")
  }
}
