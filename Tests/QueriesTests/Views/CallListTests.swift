import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Reports
import Testing

@Suite("Calls and who came")
struct CallListTests {
  private static func book() -> CaseBook {
    var book = CaseBook.standard(
      Fixture.rules(timers: ["handle": ["limit": "1d"], "answer": ["limit": "2d"]])
        .setting(["whistles"], nil))
    for name in ["C-1", "C-2"] {
      book.register(name)
      book.accept(name)
      book.dispatch(name)
    }
    return book
  }

  @Test("of calls, attendance tells who came, who did not, who may still, and what was void")
  func attendance() {
    var book = Self.book()
    func blow(_ name: String, _ call: JSONValue, at time: String) {
      book.record(
        "whistle.blown", name, at: time, by: "dept/housing", ["kind": "routine", "call": call])
    }
    // Answers are due after a day; the second case ends before that.
    blow("C-1", ["dept/water", "co/heat"], at: "2026-03-02 12:00")
    book.act("whistle.answered", "C-1", by: "dept/water", at: "2026-03-02 13:00")
    blow("C-2", ["co/heat", "org/ngo"], at: "2026-03-02 12:00")
    book.record("case.withdrawn", "C-2", at: "2026-03-02 14:00", ["reason": "gone"])
    func rows(_ now: String) -> [String] {
      let view = book.view(now: now)
      return view.attendance(calledIn: .earliest ..< .latest)
        .map { view.json($0, as: SuperviseReports.attendance) }.map { row in
          ["unit", "called", "reported", "absent", "pending", "void"].map { row[$0]?.text ?? "" }
            .joined(separator: " ")
        }
    }
    #expect(
      rows("2026-03-02 15:00") == [
        #""co/heat" 2 0 0 1 1"#, #""dept/water" 1 1 0 0 0"#, #""org/ngo" 1 0 0 0 1"#,
      ])
    #expect(
      rows("2026-03-09 12:00") == [
        #""co/heat" 2 0 1 0 1"#, #""dept/water" 1 1 0 0 0"#, #""org/ngo" 1 0 0 0 1"#,
      ])
  }

  @Test("a call is as far as its unit has come")
  func steps() {
    var book = Self.book()
    book.record(
      "whistle.blown", "C-1", at: "2026-03-02 12:00", by: "dept/housing",
      [
        "kind": "tough", "lead": "dept/water",
        "call": ["dept/water", "co/heat", "org/ngo", "s/c", "z/c"],
      ])
    book.act("whistle.answered", by: "dept/water", at: "2026-03-02 13:00")
    book.act("whistle.finished", by: "dept/water", at: "2026-03-03 13:00")
    book.act("whistle.answered", by: "co/heat", at: "2026-03-02 14:00")
    book.act("whistle.excused", by: "org/ngo", at: "2026-03-02 14:00")
    book.act("whistle.answered", by: "z/c", at: "2026-03-06 14:00")
    func steps(_ now: String) -> [String] {
      book.view(now: now).calls().map { "\(book.text($0.call.unit) ?? "–") \($0.step.rawValue)" }
    }
    #expect(
      steps("2026-03-06 15:00") == [
        "dept/water finished", "co/heat reported", "org/ngo excused", "s/c absent", "z/c late",
      ])
    #expect(
      book.view(now: "2026-03-06 15:00").calls().map(\.isLead) == [
        true, false, false, false, false,
      ])
    var early = Self.book()
    early.record(
      "whistle.blown", "C-1", at: "2026-03-02 12:00", by: "dept/housing",
      ["kind": "tough", "call": ["s/c"]])
    #expect(early.view(now: "2026-03-03 12:00").calls().map(\.step.rawValue) == ["called"])
    early.record("case.withdrawn", "C-1", at: "2026-03-03 13:00")
    #expect(early.view(now: "2026-03-09 12:00").calls().map(\.step.rawValue) == ["void"])
  }
}
