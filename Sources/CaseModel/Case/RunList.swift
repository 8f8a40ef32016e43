import Basics

/// The runs of a case in the order of their starts. The first few lie within the state itself, so
/// that an event finds them beside the facts that it changes; what goes beyond has an array.
///
///     count · running │ beyond ──► [run 7, run 8 …]
///     run 0 │ run 1 │ … │ run 6
///
/// They are not changed by a mutable span: beside one, Swift 6.3.1 leaves out of an optimised build
/// the check whether `beyond` is shared, and a change would show in every copy of the case.
public struct RunList: Sendable {
  /// As many as three quarters of all cases ever have.
  private static let room = 7

  /// Beside the next in one word: a state is not to grow.
  private var length: UInt32 = 0
  public var count: Int { Int(length) }
  /// Bit n: a run of the timer with the order n may still be running; clear where none is.
  private var running: UInt8 = 0
  private var beyond: [TimerRun] = []
  private var first = InlineArray<7, TimerRun>(repeating: .blank)

  public init() {}

  public init(_ runs: some Sequence<TimerRun>) { for run in runs { append(run) } }

  public mutating func append(_ run: TimerRun) {
    if count < Self.room { first[count] = run } else { beyond.append(run) }
    length += 1
    if run.isRunning { running |= Self.bit(run.timer) }
  }

  /// Makes room for so many runs.
  mutating func reserve(_ count: Int) {
    if count > Self.room { beyond.reserveCapacity(count - Self.room) }
  }

  /// See `CaseTable.prefetch`.
  var touched: Int64 {
    let (first, last) = (first.span, beyond.span)
    return first[0].start.microseconds &+ first[2].start.microseconds
      &+ first[4].start.microseconds &+ first[6].start.microseconds
      &+ (last.isEmpty ? 0 : last[last.count - 1].start.microseconds)
  }

  /// Whether any run may still be running; false is certain.
  public var mayRun: Bool { running != 0 }

  /// Whether a run of the timer may still be running; false is certain.
  func mayRun(_ timer: Timer) -> Bool { running & Self.bit(timer) != 0 }

  @inline(__always)
  fileprivate func timer(at index: Int) -> Timer {
    index < Self.room ? first.span[index].timer : beyond.span[index &- Self.room].timer
  }

  @inline(__always)
  func isRunning(at index: Int) -> Bool {
    index < Self.room ? first.span[index].isRunning : beyond.span[index &- Self.room].isRunning
  }

  /// Changes the runs that are running, the earliest first.
  @inline(__always)
  mutating func changeRunning(
    where isMeant: (Timer) -> Bool, _ change: (inout TimerRun) -> Void
  ) {
    guard running != 0 else { return }
    var still: UInt8 = 0
    func visit(_ run: inout TimerRun) {
      guard run.isRunning else { return }
      if isMeant(run.timer) { change(&run) }
      if run.isRunning { still |= Self.bit(run.timer) }
    }
    for index in 0..<Swift.min(count, Self.room) { visit(&first[index]) }
    for index in beyond.indices { visit(&beyond[index]) }
    running = still
  }

  /// The run of a timer with a number, looked for in place: an iterator would hold a copy of the list.
  public func first(_ timer: Timer, number: Int) -> TimerRun? {
    for index in 0..<count where self.timer(at: index) == timer {
      let run = self[index]
      if Int(run.number) == number { return run }
    }
    return nil
  }

  /// Changes the runs of a timer with a number: one, if any.
  mutating func change(_ timer: Timer, number: Int, _ change: (inout TimerRun) -> Void) {
    for index in 0..<Swift.min(count, Self.room)
    where first.span[index].timer == timer && first.span[index].number == number {
      change(&first[index])
    }
    for index in beyond.indices where beyond[index].timer == timer && beyond[index].number == number
    {
      change(&beyond[index])
    }
  }

  @inline(__always)
  private static func bit(_ timer: Timer) -> UInt8 { 1 << UInt8(timer.order) }
}

/// Goes through the runs of a case by timer, in the order of SPEC's table, and of a timer by number: so
/// they start. An iterator would hold a copy of the list, and a closure one of the case.
public struct RunOrder {
  /// By timer a bit for each of its runs among the first 64 that is still to come.
  private var runs = InlineArray<8, UInt64>(repeating: 0)
  private var timer = 0
  /// The next of those behind the first 64 to be looked at.
  private var far = RunOrder.room

  private static let room = 64

  public init(of list: borrowing RunList) {
    for index in 0..<min(list.count, Self.room) {
      runs[list.timer(at: index).order] |= 1 << UInt64(index)
    }
  }

  /// The index of the next run.
  @inline(__always)
  public mutating func next(in list: borrowing RunList) -> Int? {
    while timer < runs.count {
      let rest = runs[timer]
      if rest != 0 {
        runs[timer] = rest & (rest &- 1)
        return rest.trailingZeroBitCount
      }
      while far < list.count {
        far += 1
        if list.timer(at: far - 1).order == timer { return far - 1 }
      }
      far = Self.room
      timer += 1
    }
    return nil
  }
}

extension RunList: RandomAccessCollection, MutableCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(index: Int) -> TimerRun {
    get {
      precondition(index < count)
      // By the span: an inline array is copied whole for an element of it.
      return index < Self.room ? first.span[index] : beyond[index - Self.room]
    }
    _modify {
      precondition(index < count)
      if index < Self.room { yield &first[index] } else { yield &beyond[index - Self.room] }
    }
  }
}
