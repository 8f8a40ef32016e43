import FileStore
import Foundation
import Synchronization
import Testing

@Suite("A queue that is worked off beside its thread")
struct BackgroundQueueTests {
  private final class Log: Sendable {
    private let items = Mutex<[Int]>([])
    func note(_ item: Int) { items.withLock { $0.append(item) } }
    var all: [Int] { items.withLock { $0 } }
  }

  @Test("all items are worked on, one behind the other, however they come", arguments: [0, 1, 300])
  func order(count: Int) {
    let log = Log()
    let queue = BackgroundQueue<Int> { item in
      if item % 50 == 0 { usleep(2000) }
      log.note(item)
    }
    for item in 0..<count {
      queue.add(item)
      if item % 70 == 0 { usleep(5000) }
    }
    queue.wait()
    #expect(log.all == Array(0..<count))
    queue.add(count)
    queue.wait()
    #expect(log.all.last == count)
  }

  @Test("whoever brings items does not wait for the work, and gets back what it is done on")
  func neverWaits() {
    let gate = DispatchSemaphore(value: 0)
    let log = Log()
    let queue = BackgroundQueue<Int> { item in
      gate.wait()
      log.note(item)
    }
    for item in 0..<10 { queue.add(item) }
    #expect(log.all.isEmpty && queue.reclaim() == nil)
    for _ in 0..<10 { gate.signal() }
    queue.wait()
    #expect(log.all == Array(0..<10))
    #expect(queue.reclaim() == 9)
    #expect(queue.reclaim() == nil)
  }
}
