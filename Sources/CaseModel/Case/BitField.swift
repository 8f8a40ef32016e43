/// Some bits of a word, for facts of which every case has one and which need less than a byte.
struct BitField {
  let shift: Int
  let width: Int

  /// Behind another one.
  static func after(_ field: BitField, width: Int) -> BitField {
    BitField(shift: field.shift + field.width, width: width)
  }

  /// The largest number that fits.
  @inline(__always)
  var limit: UInt64 { (1 << UInt64(width)) &- 1 }
}

extension FixedWidthInteger {
  /// Bits that are set must fit in the field.
  @inline(__always)
  subscript(field: BitField) -> Self {
    get { (self &>> Self(field.shift)) & Self(truncatingIfNeeded: field.limit) }
    set {
      let mask = Self(truncatingIfNeeded: field.limit) &<< Self(field.shift)
      self = self & ~mask | (newValue &<< Self(field.shift)) & mask
    }
  }
}
