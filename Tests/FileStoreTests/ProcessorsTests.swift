import FileStore
import Foundation
import Testing

@Suite("Work spread over processors")
struct ProcessorsTests {
  @Test("results come in the order of the parts", arguments: [0, 1, 2, 7, 40])
  func order(parts: Int) {
    let results = Processors.map(Array(0..<parts)) { part in
      (0..<(40 - part) * 1000).reduce(part) { $0 ^ $1 ^ $1 }
    }
    #expect(results == Array(0..<parts))
  }

  @Test("parts run at the same time, each on a thread of its own")
  func together() {
    let met = DispatchSemaphore(value: 0)
    let gone = DispatchSemaphore(value: 0)
    // Each waits for the other: one behind the other they would wait in vain.
    let results = Processors.map([true, false]) { isFirst in
      (isFirst ? met : gone).signal()
      return (isFirst ? gone : met).wait(timeout: .now() + 60) == .success
    }
    #expect(results == [true, true])
  }

  @Test(
    "many parts on few threads come in their order, each done once", arguments: [1, 2, 3, 64])
  func shared(jobs: Int) {
    for parts in [0, 1, 2, 100] {
      let results = Processors.map(Array(0..<parts), jobs: jobs) { part in
        (0..<(parts - part) * 100).reduce(part) { $0 ^ $1 ^ $1 }
      }
      #expect(results == Array(0..<parts))
    }
  }

  @Test("there is at least one") func count() { #expect(Processors.count >= 1) }
}
