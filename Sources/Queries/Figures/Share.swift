import CaseModel

/// The share of a number in another, in percent; nil over nothing.
func share(_ part: Int, of whole: Int) -> Fraction? {
  whole == 0 ? nil : Fraction(part, over: whole) * 100
}
