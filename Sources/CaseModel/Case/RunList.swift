import Basics

/// The runs of a case in the order of their starts. The first few lie within the state itself, so
/// that an event finds them beside the facts that it changes; what goes beyond has an array.
///
///     count · mayRun │ beyond ──► [run 7, run 8 …]
///     run 0 │ run 1 │ … │ run 6
public struct RunList: Sendable {
  /// As many as three quarters of all cases ever have.
  private static let room = 7

  public private(set) var count = 0
  /// Bit n: a run of the timer with the order n may still be running; clear where none is.
  private var mayRun: UInt8 = 0
  private var beyond: [TimerRun] = []
  private var first = InlineArray<7, TimerRun>(repeating: .blank)

  public init() {}

  public init(_ runs: some Sequence<TimerRun>) { for run in runs { append(run) } }

  public mutating func append(_ run: TimerRun) {
    if count < Self.room { first[count] = run } else { beyond.append(run) }
    count += 1
    if run.isRunning { mayRun |= Self.bit(run.timer) }
  }

  /// See `CaseTable.warm`.
  var touched: Int64 {
    let (first, last) = (first.span, beyond.span)
    return first[0].start.microseconds &+ first[2].start.microseconds
      &+ first[4].start.microseconds &+ first[6].start.microseconds
      &+ (last.isEmpty ? 0 : last[last.count - 1].start.microseconds)
  }

  /// Whether a run of the timer may still be running; false is certain.
  func mayRun(_ timer: Timer) -> Bool { mayRun & Self.bit(timer) != 0 }

  /// Shows the runs by timer, in the order of SPEC's table, and of a timer by number: so they start.
  @inline(__always)
  public func visitInTableOrder(_ visit: (TimerRun) -> Void) {
    let (near, far) = (first.span, beyond.span)
    let used = Swift.min(count, Self.room)
    var timers: UInt8 = 0
    for index in 0..<used { timers |= Self.bit(near[index].timer) }
    for index in far.indices { timers |= Self.bit(far[index].timer) }
    for timer in Timer.allCases where timers & Self.bit(timer) != 0 {
      for index in 0..<used where near[index].timer == timer { visit(near[index]) }
      for index in far.indices where far[index].timer == timer { visit(far[index]) }
    }
  }

  /// Changes the runs that are running, the earliest first.
  @inline(__always)
  mutating func changeRunning(
    where isMeant: (Timer) -> Bool, _ change: (inout TimerRun) -> Void
  ) {
    guard mayRun != 0 else { return }
    var running: UInt8 = 0
    func visit(_ run: inout TimerRun) {
      guard run.isRunning else { return }
      if isMeant(run.timer) { change(&run) }
      if run.isRunning { running |= Self.bit(run.timer) }
    }
    let near = Swift.min(count, Self.room)
    var first = first.mutableSpan
    for index in 0..<near { visit(&first[index]) }
    for index in beyond.indices { visit(&beyond[index]) }
    mayRun = running
  }

  /// Changes the runs of a timer with a number: one, if any.
  mutating func change(_ timer: Timer, number: Int, _ change: (inout TimerRun) -> Void) {
    let used = Swift.min(count, Self.room)
    var first = first.mutableSpan
    for index in 0..<used where first[index].timer == timer && first[index].number == number {
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
