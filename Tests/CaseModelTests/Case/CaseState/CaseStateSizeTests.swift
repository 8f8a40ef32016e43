import CaseModel
import Testing

@Suite("The size of a case")
struct CaseStateSizeTests {
  /// A state is read and written for every event, from all over memory: what most cases never have
  /// stands apart (`ColdState`).
  @Test("a case's state does not grow")
  func size() {
    #expect(MemoryLayout<CaseState>.stride <= 368)
    #expect(MemoryLayout<TimerRun>.stride == 32)
  }
}
