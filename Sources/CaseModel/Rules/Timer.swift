/// The timers of SPEC §6, in the order of its table.
public enum Timer: String, CaseIterable, Comparable, Sendable {
  case accept, sign, contact, answer, handle, resolve, follow, reply

  /// The place in the table, from 0.
  public var order: Int {
    switch self {
    case .accept: 0
    case .sign: 1
    case .contact: 2
    case .answer: 3
    case .handle: 4
    case .resolve: 5
    case .follow: 6
    case .reply: 7
    }
  }

  /// The timer at a place in the table, for records of runs; nil where there is none.
  public init?(order: Int) {
    switch order {
    case 0: self = .accept
    case 1: self = .sign
    case 2: self = .contact
    case 3: self = .answer
    case 4: self = .handle
    case 5: self = .resolve
    case 6: self = .follow
    case 7: self = .reply
    default: return nil
    }
  }

  /// Whether the timer stands while its case is suspended.
  public var pauses: Bool { self == .handle || self == .resolve }

  /// Whether the row's unit is the holder when it stopped, else now.
  var followsHolder: Bool { self == .contact || self == .resolve || self == .follow }

  public static func < (left: Timer, right: Timer) -> Bool { left.order < right.order }
}
