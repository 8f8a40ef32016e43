/// What of a case is so or not so, and the type of `CaseState.resolverInvolvement`, in two bytes.
struct CaseFlags {
  private var bits: UInt16 = 0

  init() { involvedType = nil }

  enum Flag: UInt16 {
    case registered, accepted, excluded, leg, dispatcher, returnPending, extensionPending
    case verified, followed
    /// Whether who resolved it last is who holds it.
    case resolvedByHolder
  }

  /// Behind the flags.
  private static let involvement = BitField(shift: 10, width: 6)
  /// The highest number stands for none.
  static let types = UInt8(involvement.limit)

  @inline(__always)
  subscript(flag: Flag) -> Bool {
    get { bits & 1 &<< flag.rawValue != 0 }
    set {
      let bit: UInt16 = 1 &<< flag.rawValue
      bits = newValue ? bits | bit : bits & ~bit
    }
  }

  @inline(__always)
  var involvedType: UInt8? {
    get {
      let type = UInt8(truncatingIfNeeded: bits[Self.involvement])
      return type == Self.types ? nil : type
    }
    set {
      precondition(newValue ?? 0 < Self.types)
      bits[Self.involvement] = UInt16(newValue ?? Self.types)
    }
  }
}
