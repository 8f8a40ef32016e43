import Basics
import CaseModel
import CaseTestSupport
import Testing

/// Beijing gives the desk an hour and the department seven days (SPEC §6, `by`).
@Suite("Limits by holder")
struct HolderLimitsTests {
  private static let limits: JSONValue = .parsed(
    #"""
    {"limit":"5wd","by":{"grid":{"limit":"90wm"},"tier":{"limit":"1wd"},
      "department":{"remind":"6wd","limit":"7wd","red":"10wd"}}}
    """#)

  private static func book(_ limits: JSONValue = limits) -> CaseBook {
    var book = CaseBook.standard(Fixture.rules("handle", limits))
    book.register()
    book.accept()
    return book
  }

  @Test("by the tier, else by the kind, else the timer's own")
  func order() {
    var book = Self.book()
    book.dispatch(to: "dept/housing")
    book.dispatch(to: "s/c")
    book.dispatch(to: "co/heat")
    let due = (1...4).map { local(book.row("C-1", .handle, $0, now: "2026-03-02 10:00")?.due) }
    #expect(
      due == ["2026-03-02 10:30", "2026-03-11 09:00", "2026-03-03 09:00", "2026-03-09 09:00"])
    #expect(
      local(book.row("C-1", .handle, 2, now: "2026-03-02 10:00")?.red) == "2026-03-16 09:00")
  }

  @Test("as the book has the holder when the leg begins, whatever becomes of it")
  func whenTheLegBegins() {
    var book = Self.book()
    book.dispatch(to: "co/heat")
    book.registerUnit("co/heat", kind: "department")
    book.registerUnit("s/c/g", kind: "tier", tier: "street")
    #expect(local(book.row("C-1", .handle, 1, now: "2026-03-02 10:00")?.due) == "2026-03-02 10:30")
    #expect(local(book.row("C-1", .handle, 2, now: "2026-03-02 10:00")?.due) == "2026-03-09 09:00")
    book.dispatch(to: "dept/none")
    book.dispatch(to: "co/heat")
    #expect(local(book.row("C-1", .handle, 3, now: "2026-03-02 10:00")?.due) == "2026-03-09 09:00")
    #expect(local(book.row("C-1", .handle, 4, now: "2026-03-02 10:00")?.due) == "2026-03-11 09:00")
  }

  @Test("without a limit of its own a timer has rows for those named alone; sign likewise")
  func onlyBy() {
    let own: JSONValue = ["by": ["department": ["limit": "1d"]]]
    let rules = Fixture.rules(timers: ["handle": own, "sign": own])
    var book = CaseBook.standard(rules)
    book.register()
    book.accept()
    book.dispatch(to: "co/heat")
    book.dispatch(to: "dept/housing")
    let rows = book.rows("C-1", now: "2026-03-02 10:00").map { "\($0.timer.rawValue)\($0.number)" }
    #expect(rows == ["sign2", "handle3"])
  }

  @Test(
    "what is wrong names its place",
    arguments: [
      (#"{"limit":"5wd","by":{"gird":{"limit":"1wd"}}}"#, "/classes/normal/timers/handle/by/gird"),
      (#"{"limit":"5wd","by":{}}"#, "/classes/normal/timers/handle/by"),
      (#"{"by":{"grid":{"remind":"1wd"}}}"#, "/classes/normal/timers/handle/by/grid"),
      (#"{"remind":"1wd","by":{"grid":{"limit":"1wd"}}}"#, "/classes/normal/timers/handle/remind"),
      (
        #"{"limit":"1wd","by":{"grid":{"limit":"3wd","red":"2wd"}}}"#,
        "/classes/normal/timers/handle/by/grid/red"
      ),
    ])
  func faults(limits: String, path: String) {
    let faults = Fixture.faults(Fixture.rules("handle", .parsed(limits)))
    #expect(faults.map(\.path.description) == [path])
  }

  @Test("other timers have no limits by holder, and no tier is called like a kind")
  func elsewhere() {
    let resolve = Fixture.rules("resolve", ["limit": "1d", "by": ["grid": ["limit": "1d"]]])
    #expect(
      Fixture.faults(resolve).map(\.path.description) == ["/classes/normal/timers/resolve/by"])
    let ladder = Fixture.rules.setting(["ladder"], ["building", "grid", "department"])
    #expect(Fixture.faults(ladder).map(\.path.description).contains("/ladder/2"))
  }
}
