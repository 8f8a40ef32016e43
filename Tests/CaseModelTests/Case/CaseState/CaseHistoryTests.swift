import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("What a case was earlier")
struct CaseHistoryTests {
  private static func book() -> CaseBook {
    var book = CaseBook.standard()
    book.register()
    book.accept(at: "2026-03-02 10:00")
    book.dispatch(at: "2026-03-02 11:00")
    book.dispatch(to: "dept/water", at: "2026-03-02 13:00", by: "dept/housing")
    book.act("return.requested", by: "dept/water", at: "2026-03-02 14:00")
    book.act("return.approved", by: "dept/housing", at: "2026-03-02 15:00")
    return book
  }

  @Test(
    "its holder at an instant, the instant of a change included",
    arguments: [
      ("09:59", nil), ("10:00", "s/c/g"), ("10:59", "s/c/g"), ("11:00", "dept/housing"),
      ("12:59", "dept/housing"), ("13:00", "dept/water"), ("14:59", "dept/water"),
      ("15:00", "dept/housing"), ("23:00", "dept/housing"),
    ])
  func holder(time: String, expected: String?) {
    let book = Self.book()
    #expect(book.text(book["C-1"].holder(at: instant("2026-03-02 \(time)"))) == expected)
  }

  @Test("of lines out of order the last in the book counts, as far as it had happened")
  func late() {
    var book = Self.book()
    book.dispatch(to: "co/heat", at: "2026-03-02 12:00", by: "dept/housing")
    let state = book["C-1"]
    #expect(book.text(state.holder(at: instant("2026-03-02 12:30"))) == "co/heat")
    #expect(book.text(state.holder(at: instant("2026-03-02 14:00"))) == "co/heat")
    #expect(book.text(state.holder(at: instant("2026-03-02 11:30"))) == "dept/housing")
  }

  @Test("the dispatches whose leg a return ended, by number")
  func returned() {
    let state = Self.book()["C-1"]
    #expect(state.dispatches == 2 && state.returnedDispatches == [2] && !state.isDispatchedLeg)
    #expect(local(state.dispatched) == "2026-03-02 13:00")
  }

  @Test("its matter and place at an instant, before, between and after reclassifications")
  func classes() {
    var book = CaseBook.standard()
    book.register()
    for (hour, matter) in [("10", "gas"), ("12", "repair")] {
      book.record(
        "case.reclassified", "C-1", at: "2026-03-02 \(hour):00",
        ["matter": .string(matter), "reason": "r"])
    }
    let state = book["C-1"]
    func matter(_ time: String) -> String? {
      book.text(state.formerClass(at: instant("2026-03-02 \(time)")).matter)
    }
    #expect(matter("09:00") == "noise" && matter("09:59") == "noise")
    #expect(matter("10:00") == "gas" && matter("11:59") == "gas" && matter("12:00") == "repair")
    #expect(
      (0...3).map { book.text(state.classification(after: $0).matter) }
        == ["noise", "gas", "repair", "repair"])
  }

  @Test("its closings and resolutions, those that were reopened too")
  func completions() {
    var book = CaseBook.standard()
    book.handleCase()
    book.resolve(at: "2026-03-03 09:00")
    book.close(at: "2026-03-03 10:00")
    #expect(book["C-1"].closings.count == 1)
    book.reopen(at: "2026-03-04 09:00")
    #expect(book["C-1"].closings.count == 1 && book["C-1"].resolutions.count == 1)
    book.resolve(at: "2026-03-05 09:00")
    #expect(book["C-1"].resolutions.map { local($0) } == ["2026-03-03 09:00", "2026-03-05 09:00"])
    book.record("case.withdrawn", "C-1", at: "2026-03-06 09:00")
    #expect(book["C-1"].resolutions.count == 2 && book["C-1"].closings.count == 1)
    #expect(book["C-1"].closings.first?.round == 1)
  }
}
