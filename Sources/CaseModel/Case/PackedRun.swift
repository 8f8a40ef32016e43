import Basics

/// A run in sixteen bytes, as a list keeps it. Every run of a book that is like others fits: what does not
/// is kept whole beside the list (`RareState`), and stands here for its place only.
///
///     start, 38 bits │ timer 3 │ flags 7 │ tier 9 │ holder class 7
///     stop, 38 bits  │ unit 21 │ number 5
///
/// Instants are offsets from the case's registration (`InstantOffset`), of up to eight years.
struct PackedRun {
  private var first: UInt64
  private var second: UInt64

  private static let start = BitField(shift: 0, width: 38)
  private static let timer = BitField.after(start, width: 3)
  private static let flags = BitField.after(timer, width: 7)
  private static let tier = BitField.after(flags, width: 9)
  private static let holderClass = BitField.after(tier, width: 7)

  private static let stop = BitField(shift: 0, width: 38)
  private static let unit = BitField.after(stop, width: 21)
  private static let number = BitField.after(unit, width: 5)

  /// Fills the room that a case has not used yet.
  static let blank = PackedRun(first: 0, second: 0)

  private init(first: UInt64, second: UInt64) { (self.first, self.second) = (first, second) }

  /// Nil where something of the run does not fit.
  ///
  /// - Parameter registered: what its instants are counted from.
  @inline(__always)
  init?(_ run: TimerRun, from registered: Timestamp) {
    let limit = Self.start.limit
    guard let start = InstantOffset.of(run.start, from: registered, below: limit),
      let stop = run.stop.map({ InstantOffset.of($0, from: registered, below: limit) }) ?? limit,
      let unit = Self.code(run.unit, Self.unit), let tier = Self.code(run.tier, Self.tier),
      run.number >= 0, run.number <= Self.number.limit, run.holderClass < Self.holderClass.limit
    else { return nil }
    (first, second) = (0, 0)
    first[Self.start] = start
    first[Self.timer] = UInt64(run.timer.order)
    first[Self.flags] = UInt64(run.flags)
    first[Self.tier] = tier
    first[Self.holderClass] = UInt64(run.holderClass)
    second[Self.stop] = stop
    second[Self.unit] = unit
    second[Self.number] = UInt64(run.number)
  }

  /// Stands for a run that is kept elsewhere.
  init(_ run: TimerRun, at place: Int) {
    (first, second) = (0, 0)
    first[Self.start] = UInt64(place)
    first[Self.timer] = UInt64(run.timer.order)
    first[Self.holderClass] = Self.holderClass.limit
    second[Self.stop] = run.isRunning ? Self.stop.limit : 0
  }

  /// The place of a run that is kept elsewhere; nil for one that is all here.
  @inline(__always)
  var place: Int? {
    first[Self.holderClass] == Self.holderClass.limit ? Int(first[Self.start]) : nil
  }

  @inline(__always)
  var timer: Timer { Timer(order: Int(first[Self.timer])) ?? .accept }

  @inline(__always)
  var isRunning: Bool { second[Self.stop] == Self.stop.limit }

  /// The run, of one that is all here.
  @inline(__always)
  func run(from registered: Timestamp) -> TimerRun {
    var run = TimerRun(
      timer, number: Int32(truncatingIfNeeded: second[Self.number]),
      unit: unit,
      tier: Self.symbol(first[Self.tier], Self.tier),
      start: InstantOffset.instant(first[Self.start], from: registered))
    run.flags = UInt8(truncatingIfNeeded: first[Self.flags])
    run.holderClass = UInt16(truncatingIfNeeded: first[Self.holderClass])
    if !isRunning {
      run.stop = InstantOffset.instant(second[Self.stop], from: registered)
    }
    return run
  }

  @inline(__always)
  var unit: Symbol { Self.symbol(second[Self.unit], Self.unit) }

  /// Ends a run that is all here.
  ///
  /// - Parameter unit: that of the row from now on.
  /// - Returns: false, and nothing is changed, where that does not fit.
  @inline(__always)
  mutating func end(
    at time: Timestamp, isCut: Bool, unit: Symbol, from registered: Timestamp
  ) -> Bool {
    guard let stop = InstantOffset.of(time, from: registered, below: Self.stop.limit),
      let unit = Self.code(unit, Self.unit)
    else { return false }
    first[Self.flags] = UInt64(
      TimerRun.flags(UInt8(truncatingIfNeeded: first[Self.flags]), isCut: isCut))
    second[Self.stop] = stop
    second[Self.unit] = unit
    return true
  }

  /// - Returns: false, and nothing is changed, where it does not fit or the run is kept elsewhere.
  @inline(__always)
  mutating func set(unit: Symbol) -> Bool {
    guard place == nil, let unit = Self.code(unit, Self.unit) else { return false }
    second[Self.unit] = unit
    return true
  }

  /// The highest number of a field stands for none.
  @inline(__always)
  private static func code(_ symbol: Symbol, _ field: BitField) -> UInt64? {
    if symbol.isNone { return field.limit }
    return UInt64(symbol.raw) < field.limit ? UInt64(symbol.raw) : nil
  }

  @inline(__always)
  private static func symbol(_ code: UInt64, _ field: BitField) -> Symbol {
    code == field.limit ? .none : Symbol(raw: Int32(truncatingIfNeeded: code))
  }
}
