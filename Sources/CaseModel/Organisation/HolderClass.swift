/// What limits can depend on of a leg's holder: its tier and its kind (SPEC §6, `by`).
public struct HolderClass: Hashable, Sendable {
  public let tier: Symbol
  public let kind: Unit.Kind?
}

/// The classes of the units that were ever registered, by number in the order of the book. A run keeps
/// the number: it says what its holder was when the leg began, whatever the unit has become since.
///
/// 0 is nobody. A book that names more than 65,534 of them has the rest among nobody.
public struct HolderClasses: Sendable {
  private var classes = [HolderClass(tier: .none, kind: nil)]
  private var numbers: [HolderClass: UInt16] = [:]

  /// Nobody, for a number that is not given out.
  public subscript(number: UInt16) -> HolderClass {
    Int(number) < classes.count ? classes[Int(number)] : classes[0]
  }

  public var count: Int { classes.count }

  mutating func admit(_ holderClass: HolderClass) -> UInt16 {
    if let number = numbers[holderClass] { return number }
    guard classes.count < Int(UInt16.max) else { return 0 }
    let number = UInt16(classes.count)
    classes.append(holderClass)
    numbers[holderClass] = number
    return number
  }
}
