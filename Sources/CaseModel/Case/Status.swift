public import Basics

/// Where a case stands (SPEC §4).
public enum Status: UInt8, CaseIterable, Sendable {
  case registered, accepted, dispatched, handling, suspended, resolved, closed
  case rejected, merged, withdrawn

  public var name: String { Status.names[Int(rawValue)] }

  public static let names = [
    "registered", "accepted", "dispatched", "handling", "suspended", "resolved", "closed",
    "rejected", "merged", "withdrawn",
  ]

  /// Neither closed nor at an end.
  public var isOpen: Bool { self != .closed && !isEnd }
  /// Rejected, merged or withdrawn.
  public var isEnd: Bool { self == .rejected || self == .merged || self == .withdrawn }
}

/// Some of the statuses, as a word: the table of guards is asked for every event.
public struct StatusSet: OptionSet, Hashable, Sendable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public init(_ status: Status) { rawValue = 1 << UInt16(status.rawValue) }

  public static let registered = StatusSet(.registered)
  public static let accepted = StatusSet(.accepted)
  public static let dispatched = StatusSet(.dispatched)
  public static let handling = StatusSet(.handling)
  public static let suspended = StatusSet(.suspended)
  public static let resolved = StatusSet(.resolved)
  public static let closed = StatusSet(.closed)
  public static let open: StatusSet = [
    .registered, .accepted, .dispatched, .handling, .suspended, .resolved,
  ]
  public static let every = StatusSet(rawValue: .max)

  public func contains(_ status: Status) -> Bool { contains(StatusSet(status)) }

  /// In the order of the lifecycle.
  public var statuses: [Status] { Status.allCases.filter { contains($0) } }
}

extension Status {
  public var label: Phrase { Phrase(name, Status.chinese[Int(rawValue)]) }

  private static let chinese = [
    "已登记", "已受理", "已派发", "办理中", "挂起", "已办结", "已结案", "不予受理", "已并案", "已撤回",
  ]
}
