import CaseModel
import CaseTestSupport
import TestSupport
import Testing

@Suite("How a run stands")
struct RunStandingTests {
  @Test(
    "is what its row says, and rows of some runs are those among all",
    arguments: (700..<720 as Range<UInt64>).sampled(3))
  func sameAsRow(seed: UInt64) {
    RandomBook.check(seed: seed, steps: 90) { envelopes, found in
      var book = CaseBook(reportsBroken: false)
      for envelope in envelopes { book.record(envelope) }
      let calculator = book.state.reference.calculator
      for now in [instant("2026-03-20 12:00"), instant("2027-01-15 12:00")] {
        for state in book.state.table.states {
          for run in state.runs {
            let row = calculator.row(of: run, in: state, now: now)
            let standing = calculator.standing(of: run, in: state, now: now)
            found.expect(standing?.unit, row?.unit, "unit")
            found.expect(standing?.state, row?.state, "state")
            found.expect(standing?.due, row?.due, "due")
          }
          found.expect(
            calculator.rows(of: state, now: now, where: \.isRunning),
            calculator.rows(of: state, now: now).filter { $0.stop == nil }, "rows that run")
        }
      }
    }
  }
}
