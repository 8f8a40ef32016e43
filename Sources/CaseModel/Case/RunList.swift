import Basics

/// The runs of a case in the order of their starts. The first few lie within the state itself, so
/// that an event finds them beside the facts that it changes; what goes beyond has an array.
///
///     registered │ cold ──► [run 7, run 8 …] and all else that few cases have
///     run 0 │ run 1 │ … │ run 6 │ count · running
///
/// They are not changed by a mutable span: beside one, Swift 6.3.1 leaves out of an optimised build
/// the check whether `cold` is shared, and a change would show in every copy of the case.
public struct RunList: Sendable {
  /// As many as three quarters of all cases ever have.
  private static let room = 7

  /// What the instants of the runs are counted from: the registration of the case.
  private(set) var registered = Timestamp(microseconds: 0)
  /// One element where there is any of it: an array, for its copying on write. The list has it, and not the
  /// case beside it, because a second word for the runs beyond would be one too many.
  var cold: [ColdState] = []
  private var first = InlineArray<7, PackedRun>(repeating: .blank)
  /// `UInt8.max` where there are so many or more: then `beyond` says how many.
  private var length: UInt8 = 0
  /// Bit n: a run of the timer with the order n may still be running; clear where none is.
  private var running: UInt8 = 0

  public init() {}

  public init(_ runs: some Sequence<TimerRun>) { for run in runs { append(run) } }

  public var count: Int {
    @inline(__always) get {
      length < UInt8.max ? Int(length) : Self.room + cold.span[0].beyond.count
    }
  }

  public mutating func append(_ run: TimerRun) {
    let packed = pack(run)
    if count < Self.room { first[count] = packed } else { withCold.beyond.append(packed) }
    if length < UInt8.max { length += 1 }
    if run.isRunning { running |= Self.bit(run.timer) }
  }

  /// Makes room for so many runs.
  mutating func reserve(_ count: Int) {
    if count > Self.room { withCold.beyond.reserveCapacity(count - Self.room) }
  }

  /// Counts the instants of the runs from another one: they stay what they are.
  mutating func count(from registered: Timestamp) {
    let runs = Array(self)
    self.registered = registered
    for (index, run) in runs.enumerated() { self[index] = run }
  }

  /// What most cases never have, which comes to be with the first of its facts.
  var withCold: ColdState {
    get { cold.first ?? ColdState() }
    _modify {
      if cold.isEmpty { cold.append(ColdState()) }
      yield &cold[0]
    }
  }

  /// See `CaseTable.prefetch`.
  @inline(__always)
  var touched: Int64 {
    let (first, cold) = (first.span, cold.span)
    var sum = registered.microseconds &+ Int64(first[4].place ?? 0)
    if length > Self.room {
      let beyond = cold[0].beyond.span
      sum &+= Int64(beyond[beyond.count - 1].place ?? 0)
    }
    return sum
  }

  /// Whether any run may still be running; false is certain.
  public var mayRun: Bool {
    @inline(__always) get { running != 0 }
  }

  /// Whether a run of the timer may still be running; false is certain.
  @inline(__always)
  func mayRun(_ timer: Timer) -> Bool { running & Self.bit(timer) != 0 }

  @inline(__always)
  fileprivate func timer(at index: Int) -> Timer { packed(at: index).timer }

  @inline(__always)
  func isRunning(at index: Int) -> Bool { packed(at: index).isRunning }

  /// Stops what runs of the timers that are meant, or cuts it off.
  ///
  /// - Parameters:
  ///   - unit: the only one whose runs are meant; nil for all.
  ///   - holder: who holds the case: a row that followed the holder keeps who it is then.
  @inline(__always)
  mutating func end(
    where isMeant: (Timer) -> Bool, unit: Symbol? = nil, at time: Timestamp, isCut: Bool,
    holder: Symbol
  ) {
    guard running != 0 else { return }
    let registered = registered
    var still: UInt8 = 0
    /// False for a run that cannot be ended as it stands there.
    func end(_ run: inout PackedRun) -> Bool {
      guard run.isRunning else { return true }
      let timer = run.timer
      guard isMeant(timer) else {
        still |= Self.bit(timer)
        return true
      }
      guard run.place == nil else { return false }
      guard unit == nil || run.unit == unit else {
        still |= Self.bit(timer)
        return true
      }
      return run.end(
        at: time, isCut: isCut, unit: timer.followsHolder ? holder : run.unit, from: registered)
    }
    // In place: where a list is changed, all of it is copied for a look at one of its runs.
    for index in 0..<Swift.min(count, Self.room) where !end(&first[index]) {
      still |= endWhole(at: index, unit, at: time, isCut: isCut, holder)
    }
    if count > Self.room {
      for index in 0..<(count - Self.room) where !end(&cold[0].beyond[index]) {
        still |= endWhole(at: Self.room + index, unit, at: time, isCut: isCut, holder)
      }
    }
    running = still
  }

  /// The same for a run that is not, or will not be, all in the list.
  ///
  /// - Returns: the bit of its timer where it still runs.
  @inline(never)
  private mutating func endWhole(
    at index: Int, _ unit: Symbol?, at time: Timestamp, isCut: Bool, _ holder: Symbol
  ) -> UInt8 {
    var run = self[index]
    guard unit == nil || run.unit == unit else { return Self.bit(run.timer) }
    run.stop = time
    run.isCut = isCut
    if run.timer.followsHolder { run.unit = holder }
    self[index] = run
    return 0
  }

  /// Sets the unit of what runs of a timer.
  mutating func set(unit: Symbol, ofRunning timer: Timer) {
    guard mayRun(timer) else { return }
    /// False for a run that cannot be changed as it stands there.
    func set(_ run: inout PackedRun) -> Bool {
      guard run.isRunning, run.timer == timer else { return true }
      return run.set(unit: unit)
    }
    for index in 0..<Swift.min(count, Self.room) where !set(&first[index]) {
      self[index].unit = unit
    }
    if count > Self.room {
      for index in 0..<(count - Self.room) where !set(&cold[0].beyond[index]) {
        self[Self.room + index].unit = unit
      }
    }
  }

  /// The run of a timer with a number, looked for in place: an iterator would hold a copy of the list.
  public func first(_ timer: Timer, number: Int) -> TimerRun? {
    index(of: timer, number: number, from: 0).map { self[$0] }
  }

  @inline(never)
  private func index(of timer: Timer, number: Int, from start: Int) -> Int? {
    for index in start..<count where self.timer(at: index) == timer {
      if Int(self[index].number) == number { return index }
    }
    return nil
  }

  /// The last run of a timer.
  @inline(never)
  func last(_ timer: Timer) -> TimerRun? {
    for index in stride(from: count - 1, through: 0, by: -1)
    where self.timer(at: index) == timer {
      return self[index]
    }
    return nil
  }

  /// Changes the runs of a timer with a number: one, if any, unless the book breaks the table.
  mutating func change(_ timer: Timer, number: Int, _ change: (inout TimerRun) -> Void) {
    var next = 0
    while let index = index(of: timer, number: number, from: next) {
      change(&self[index])
      next = index + 1
    }
  }

  @inline(__always)
  private static func bit(_ timer: Timer) -> UInt8 { 1 << UInt8(timer.order) }

  // MARK: Packed runs

  @inline(__always)
  private func packed(at index: Int) -> PackedRun {
    // By the span: an inline array is copied whole for an element of it.
    if index < Self.room { return first.span[index] }
    let cold = cold.span
    let beyond = cold[0].beyond.span
    return beyond[index &- Self.room]
  }

  @inline(__always)
  private func run(_ packed: PackedRun) -> TimerRun {
    packed.place.map { wholeRun(at: $0) } ?? packed.run(from: registered)
  }

  @inline(never)
  private func wholeRun(at place: Int) -> TimerRun { cold[0].rare[0].wholeRuns[place] }

  /// - Parameter former: what stood in its place.
  @inline(__always)
  private mutating func pack(_ run: TimerRun, over former: PackedRun? = nil) -> PackedRun {
    PackedRun(run, from: registered) ?? keepWhole(run, at: former?.place)
  }

  @inline(__always)
  private mutating func put(_ packed: PackedRun, at index: Int) {
    if index < Self.room {
      first[index] = packed
    } else {
      cold[0].beyond[index &- Self.room] = packed
    }
  }

  /// - Parameter earlier: its place among such runs, where it had one before.
  @inline(never)
  private mutating func keepWhole(_ run: TimerRun, at earlier: Int?) -> PackedRun {
    let place = earlier ?? withCold.withRare.wholeRuns.count
    if earlier == nil {
      withCold.withRare.wholeRuns.append(run)
    } else {
      withCold.withRare.wholeRuns[place] = run
    }
    return PackedRun(run, at: place)
  }
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
    @inline(__always) get {
      precondition(index < count)
      return run(packed(at: index))
    }
    set {
      precondition(index < count)
      put(pack(newValue, over: packed(at: index)), at: index)
      if newValue.isRunning { running |= Self.bit(newValue.timer) }
    }
  }
}
