import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("The runs of a case")
struct RunListTests {
  @Test("are all there and in order, however many there are", arguments: 0...20)
  func order(count: Int) {
    var list = RunList()
    var runs: [TimerRun] = []
    for number in 0..<count {
      let run = TimerRun(
        Timer.allCases[number * 5 % 8], number: Int32(number), unit: .none, tier: .none,
        start: Timestamp(microseconds: Int64(number)))
      list.append(run)
      runs.append(run)
    }
    #expect(Array(list) == runs)
    for index in runs.indices {
      runs[index].notices.insert(.urged)
      list[index].notices.insert(.urged)
      #expect(list[index] == runs[index])
    }
    #expect(Array(list) == runs)
    #expect(Array(RunList(runs)) == runs)
  }

  @Test("a copy keeps what it had, however many there are", arguments: [0, 1, 2, 3, 4, 9])
  func copies(count: Int) {
    var book = CaseBook.standard()
    book.register("C-1")
    book.accept("C-1")
    for leg in 0..<count {
      book.record(
        "case.dispatched", "C-1", at: "2026-03-02 10:\(leg + 10)", by: "s/c/g",
        ["to": "dept/housing"])
    }
    // Two runs a dispatch behind those of acceptance: the state itself has room for seven.
    let before = book["C-1"]
    #expect(before.runs.count == 4 + 2 * count)
    let kept = Array(before.runs)
    book.record(
      "case.escalated", "C-1", at: "2026-03-02 11:00", by: "s/c/g",
      ["from": "grid", "to": "community", "cause": "unable"])
    #expect(Array(before.runs) == kept)
    #expect(Array(book["C-1"].runs.prefix(kept.count)) != kept)
  }

  @Test("stop, are cut and are marked alike, whether few or many stand before them")
  func beyond() {
    // Each return and dispatch anew adds two runs, so the last ones stand beyond any room.
    var book = CaseBook.standard()
    book.register("C-1")
    book.accept("C-1")
    for leg in 1...8 {
      book.record(
        "case.dispatched", "C-1", at: "2026-03-02 09:3\(leg)", by: "s/c/g",
        ["to": "dept/housing"])
      book.record(
        "case.urged", "C-1", at: "2026-03-02 09:4\(leg)", by: "system/sweep",
        [
          "timer": "sign", "run": .integer(leg), "unit": "dept/housing",
          "due": "2026-03-02T10:00:00+08:00",
        ])
      if leg % 2 == 0 {
        book.record(
          "case.signed", "C-1", at: "2026-03-02 09:5\(leg)", by: "dept/housing",
          ["unit": "dept/housing"])
      }
    }
    let signs = book["C-1"].runs.filter { $0.timer == .sign }
    #expect(signs.count == 8)
    #expect(signs.allSatisfy { $0.notices == .urged })
    #expect(signs.map(\.isCut) == [true, false, true, false, true, false, true, false])
    #expect(signs.allSatisfy { !$0.isRunning })
    let handles = book["C-1"].runs.filter { $0.timer == .handle }
    #expect(handles.dropLast().allSatisfy { !$0.isRunning })
    #expect(handles.last?.isRunning == true)
    let rows = book.rows("C-1", now: "2026-03-02 12:00")
    #expect(rows.map(\.timer) == rows.map(\.timer).sorted())
    #expect(rows.filter { $0.timer == .sign }.map(\.number) == Array(1...8))
  }
}
