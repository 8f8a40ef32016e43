public import Basics

/// One run of a timer: when it started and stopped. Its due time is computed, not kept.
public struct TimerRun: Hashable, Sendable {
  public var start: Timestamp
  private var stopMicroseconds = Int64.max
  public var number: Int32
  /// The unit of the row; `.none` while it follows the holder.
  public var unit: Symbol
  /// The tier that the case had at the start, for the clock of meetings.
  public var tier: Symbol
  public var timer: Timer
  /// The notices in bits 0 to 4; above them whether it is cut, and whether its due time is set.
  var flags: UInt8 = 0
  /// What sort of unit the leg's holder was when the leg began (`HolderClasses`).
  public var holderClass: UInt16 = 0

  public init(_ timer: Timer, number: Int32, unit: Symbol, tier: Symbol, start: Timestamp) {
    self.timer = timer
    self.number = number
    self.unit = unit
    self.tier = tier
    self.start = start
  }

  /// The numbers that an event may name.
  public static let numbers = 1...1_000_000

  /// When it stopped or was cut off.
  public var stop: Timestamp? {
    get { stopMicroseconds == .max ? nil : Timestamp(microseconds: stopMicroseconds) }
    set { stopMicroseconds = newValue?.microseconds ?? .max }
  }

  /// Which notices stand in the book for this run.
  public var notices: Notices {
    get { Notices(rawValue: flags & 0x1F) }
    set { flags = flags & ~0x1F | newValue.rawValue }
  }

  /// Cut off without its goal (SPEC §6).
  public var isCut: Bool {
    get { flags & 0x20 != 0 }
    set { flags = Self.flags(flags, isCut: newValue) }
  }

  @inline(__always)
  static func flags(_ flags: UInt8, isCut: Bool) -> UInt8 {
    isCut ? flags | 0x20 : flags & ~0x20
  }

  /// Whether its due time was set by hand: then `CaseState.due` has it.
  var isDueSet: Bool {
    get { flags & 0x40 != 0 }
    set { flags = newValue ? flags | 0x40 : flags & ~0x40 }
  }

  public var isRunning: Bool { stopMicroseconds == .max }

  /// Notices that `sweep` issues, each once a run.
  public struct Notices: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let urged = Notices(rawValue: 1)
    public static let yellow = Notices(rawValue: 2)
    public static let red = Notices(rawValue: 4)
    /// Escalated because the limit or the red line was passed; a run can meet both rules.
    public static let escalated = Notices(rawValue: 8)
    public static let escalatedTwice = Notices(rawValue: 16)
  }
}
