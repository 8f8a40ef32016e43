import Synchronization

/// Items that are worked on one behind the other, on a thread of its own while there are any; whoever
/// brings them never waits.
package final class BackgroundQueue<Item: Sendable> {
  private let desk: Desk
  private var task: BackgroundTask<Void>?

  /// - Parameter work: is done on one item at a time.
  package init(_ work: @escaping @Sendable (Item) -> Void) { desk = Desk(work) }

  package func add(_ item: Item) {
    guard desk.put(item) else { return }
    // Who worked before has found nothing more to do, and is gone or going.
    task?.wait()
    task = BackgroundTask { [desk] in desk.workOff() }
  }

  /// An item that the work is done on: its memory may serve again.
  package func reclaim() -> Item? { desk.reclaim() }

  /// Returns when the work is done on all that was brought.
  package func wait() { task?.wait() }

  /// What both threads see.
  private final class Desk: Sendable {
    private struct Items {
      var waiting: [Item] = []
      var done: Item?
      var isWorking = false
    }

    private let items = Mutex(Items())
    private let work: @Sendable (Item) -> Void

    init(_ work: @escaping @Sendable (Item) -> Void) { self.work = work }

    /// - Returns: whether somebody has to begin to work.
    func put(_ item: Item) -> Bool {
      items.withLock { items in
        items.waiting.append(item)
        defer { items.isWorking = true }
        return !items.isWorking
      }
    }

    func workOff() {
      while let item = next() {
        work(item)
        items.withLock { $0.done = item }
      }
    }

    private func next() -> Item? {
      items.withLock { items in
        items.isWorking = !items.waiting.isEmpty
        return items.isWorking ? items.waiting.removeFirst() : nil
      }
    }

    func reclaim() -> Item? {
      items.withLock { items in
        defer { items.done = nil }
        return items.done
      }
    }
  }
}
