/// Where a case stands and how far it has come in its present round, in four bytes.
struct CaseStanding {
  private var bits: UInt32 = 0

  init() { round = 1 }

  private static let status = BitField(shift: 0, width: 4)
  private static let resumesTo = BitField.after(status, width: 4)
  private static let round = BitField.after(resumesTo, width: 4)
  private static let legs = BitField.after(round, width: 4)
  private static let followUp = BitField.after(legs, width: 6)
  private static let deliberation = BitField.after(followUp, width: 8)

  /// Stands for a round or a number of legs that does not fit.
  static let elsewhere = UInt32(round.limit)

  @inline(__always)
  private static func status(_ code: UInt32) -> Status {
    // Not by `init(rawValue:)`, which is called and not inlined: a status is asked for with every event.
    // That none is missing here `CaseStateSizeTests` holds.
    switch code {
    case 0: .registered
    case 1: .accepted
    case 2: .dispatched
    case 3: .handling
    case 4: .suspended
    case 5: .resolved
    case 6: .closed
    case 7: .rejected
    case 8: .merged
    case 9: .withdrawn
    default: preconditionFailure("no status has this number")
    }
  }

  @inline(__always)
  var status: Status {
    get { Self.status(bits[Self.status]) }
    set { bits[Self.status] = UInt32(newValue.rawValue) }
  }

  @inline(__always)
  var resumesTo: Status {
    get { Self.status(bits[Self.resumesTo]) }
    set { bits[Self.resumesTo] = UInt32(newValue.rawValue) }
  }

  @inline(__always)
  var round: UInt32 {
    get { bits[Self.round] }
    set { bits[Self.round] = newValue }
  }

  @inline(__always)
  var legs: UInt32 {
    get { bits[Self.legs] }
    set { bits[Self.legs] = newValue }
  }

  /// Whether there is one in the lowest bit, then whether it reached the resident, and in two bits each what
  /// was said, where anything was.
  var followUp: FollowUp? {
    get {
      let code = bits[Self.followUp]
      guard code & 1 != 0 else { return nil }
      return FollowUp(
        reached: code & 2 != 0, solved: Self.answer(code &>> 2), satisfied: Self.answer(code &>> 4))
    }
    set {
      bits[Self.followUp] =
        newValue.map {
          1 | ($0.reached ? 2 : 0) | Self.code($0.solved) &<< 2 | Self.code($0.satisfied) &<< 4
        } ?? 0
    }
  }

  private static func answer(_ code: UInt32) -> Bool? { code & 1 == 0 ? nil : code & 2 != 0 }

  private static func code(_ answer: Bool?) -> UInt32 { answer.map { $0 ? 3 : 1 } ?? 0 }

  @inline(__always)
  var deliberation: Deliberation {
    get { Deliberation(bits: UInt8(truncatingIfNeeded: bits[Self.deliberation])) }
    set { bits[Self.deliberation] = UInt32(newValue.bits) }
  }
}
