import Basics

/// Instants of a case as milliseconds since its registration: so long as the book's own clock counts, and
/// most that comes from elsewhere. What is finer, or earlier, or too long after it, has no offset and is
/// kept whole elsewhere: nothing is rounded.
enum InstantOffset {
  /// nil where there is none below the limit.
  @inline(__always)
  static func of(_ instant: Timestamp, from start: Timestamp, below limit: UInt64) -> UInt64? {
    // Two instants that can be written are less than 2^59 microseconds apart.
    let distance = UInt64(bitPattern: instant.microseconds &- start.microseconds)
    let (milliseconds, rest) = distance.quotientAndRemainder(dividingBy: 1000)
    return rest == 0 && milliseconds < limit ? milliseconds : nil
  }

  @inline(__always)
  static func instant(_ offset: UInt64, from start: Timestamp) -> Timestamp {
    Timestamp(microseconds: start.microseconds &+ Int64(bitPattern: offset &* 1000))
  }
}

/// The instants of a case beside those of its runs, in five bytes each: 34 years.
struct InstantOffsets {
  enum Place: Int, CaseIterable { case lastMove, resolved, closed, contacted }

  /// The lower 32 bits of each.
  private var lower = (UInt32.max, UInt32.max, UInt32.max, UInt32.max)
  /// The upper eight.
  private var upper = UInt32.max

  static let unset: UInt64 = (1 << 40) - 1
  static let elsewhere = unset - 1
  /// Offsets are below.
  static let limit = elsewhere

  @inline(__always)
  subscript(place: Place) -> UInt64 {
    get {
      let lower =
        switch place {
        case .lastMove: lower.0
        case .resolved: lower.1
        case .closed: lower.2
        case .contacted: lower.3
        }
      return UInt64(upper[Self.byte(place)]) &<< 32 | UInt64(lower)
    }
    set {
      let word = UInt32(truncatingIfNeeded: newValue)
      switch place {
      case .lastMove: lower.0 = word
      case .resolved: lower.1 = word
      case .closed: lower.2 = word
      case .contacted: lower.3 = word
      }
      upper[Self.byte(place)] = UInt32(truncatingIfNeeded: newValue &>> 32)
    }
  }

  @inline(__always)
  private static func byte(_ place: Place) -> BitField {
    BitField(shift: place.rawValue &* 8, width: 8)
  }
}
