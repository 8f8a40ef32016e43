import FileStore
import Foundation
import Testing

@Suite("Work beside its thread")
struct BackgroundTaskTests {
  @Test("goes on while its thread does other things, and gives its result")
  func result() {
    let begun = DispatchSemaphore(value: 0)
    let met = DispatchSemaphore(value: 0)
    let task = BackgroundTask {
      begun.signal()
      return met.wait(timeout: .now() + 60) == .success ? 7 : 0
    }
    #expect(begun.wait(timeout: .now() + 60) == .success)
    met.signal()
    #expect(task.wait() == 7)
    #expect(task.wait() == 7)
  }

  @Test("is never left behind: whoever lets go of it waits for it")
  func letGo() {
    let done = DispatchSemaphore(value: 0)
    for _ in 0..<20 {
      var task: BackgroundTask<Void>? = BackgroundTask {
        usleep(1000)
        done.signal()
      }
      #expect(task != nil)
      task = nil
      #expect(done.wait(timeout: .now()) == .success)
    }
  }
}
