/// A symbol in two bytes, for words of the rules: tiers, matters, urgencies and channels, of which a book
/// has few and early. One with a higher number is kept elsewhere, whole.
struct NarrowSymbol: Equatable {
  private let raw: UInt16

  static let none = NarrowSymbol(raw: .max)
  /// Stands for a symbol that does not fit.
  static let elsewhere = NarrowSymbol(raw: .max - 1)

  private init(raw: UInt16) { self.raw = raw }

  @inline(__always)
  init(_ symbol: Symbol) {
    if symbol.isNone {
      self = .none
    } else {
      self = symbol.raw < Int32(UInt16.max - 1) ? NarrowSymbol(raw: UInt16(symbol.raw)) : .elsewhere
    }
  }

  /// nil where it is kept elsewhere.
  @inline(__always)
  var symbol: Symbol? {
    if self == .elsewhere { return nil }
    return self == .none ? Symbol.none : Symbol(raw: Int32(raw))
  }
}
