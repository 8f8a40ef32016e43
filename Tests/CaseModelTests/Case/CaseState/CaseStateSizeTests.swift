import Basics
import Testing

@testable import CaseModel

@Suite("The size of a case")
struct CaseStateSizeTests {
  /// A state is read and written for every event, from all over memory: at three cache lines a replay waits
  /// for three. It was five and three quarters before, which cost more than any computing on it. What most
  /// cases never have stands apart (`ColdState`).
  @Test("a case's state is three cache lines, and a run a quarter of one")
  func size() {
    #expect(MemoryLayout<CaseState>.stride <= 192)
    #expect(MemoryLayout<PackedRun>.stride == 16)
    #expect(MemoryLayout<TimerRun>.stride == 32)
  }

  /// A third of all cases have one.
  @Test("what few cases have does not grow either")
  func coldSize() {
    #expect(MemoryLayout<ColdState>.stride <= 104)
  }

  @Test(
    "every type of event, status and timer has its number in the bits that are left for it")
  func bits() {
    #expect(EventType.allCases.count <= Int(CaseFlags.types))
    var state = CaseState()
    for status in Status.allCases {
      state.status = status
      state.resumesTo = status
      #expect(state.status == status && state.resumesTo == status)
    }
    let start = Timestamp(microseconds: 0)
    for timer in Timer.allCases {
      let run = TimerRun(timer, number: 1, unit: .none, tier: .none, start: start)
      #expect(PackedRun(run, from: start)?.timer == timer)
    }
  }
}
