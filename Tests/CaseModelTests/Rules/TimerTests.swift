import CaseModel
import Testing

@Suite("Timers in the order of their table")
struct TimerTests {
  @Test("each has a place, which leads back to it; there are no others")
  func places() {
    #expect(Timer.allCases.map(\.order) == Array(0..<Timer.allCases.count))
    for timer in Timer.allCases { #expect(Timer(order: timer.order) == timer) }
    #expect(Timer(order: -1) == nil && Timer(order: Timer.allCases.count) == nil)
  }
}
