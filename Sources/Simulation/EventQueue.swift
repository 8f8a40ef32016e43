import Basics

/// The threads under way, the one whose next step is recorded first in front: a binary heap over the
/// slots in which they lie. A thread are steps that follow one another: a case, a service, the
/// setting of the reference data.
///
/// - Complexity: O(log threads) a step; memory for what is under way.
struct EventQueue: Sendable {
  private struct Entry {
    let time: Int64
    /// Of equal times the thread that came first.
    let order: Int
    let slot: Int

    static func < (left: Entry, right: Entry) -> Bool {
      (left.time, left.order) < (right.time, right.order)
    }
  }

  private var heap: [Entry] = []
  private var threads: [ArraySlice<Step>] = []
  private var freeSlots: [Int] = []
  private var added = 0

  /// When the next step is recorded.
  var nextTime: Timestamp? { heap.first.map { Timestamp(microseconds: $0.time) } }

  /// - Parameter thread: in the order of recording.
  mutating func add(_ thread: [Step]) {
    guard let first = thread.first else { return }
    let slot = freeSlots.popLast() ?? threads.count
    if slot == threads.count { threads.append([]) }
    threads[slot] = thread[...]
    added += 1
    heap.append(Entry(time: first.recorded.microseconds, order: added, slot: slot))
    siftUp(heap.count - 1)
  }

  /// Takes the step that is recorded next.
  mutating func popFirst() -> Step? {
    guard let entry = heap.first, let step = threads[entry.slot].popFirst() else { return nil }
    if let next = threads[entry.slot].first {
      heap[0] = Entry(time: next.recorded.microseconds, order: entry.order, slot: entry.slot)
    } else {
      threads[entry.slot] = []
      freeSlots.append(entry.slot)
      let last = heap.removeLast()
      if heap.isEmpty { return step }
      heap[0] = last
    }
    siftDown()
    return step
  }

  private mutating func siftUp(_ start: Int) {
    var child = start
    while child > 0, case let parent = (child - 1) / 2, heap[child] < heap[parent] {
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child] < heap[least] { least = child }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
