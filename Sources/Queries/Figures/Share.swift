import Basics
import CaseModel
import Projection

/// The share of a number in another, in percent; null over nothing.
func share(_ part: Int, of whole: Int) -> JSONValue {
  whole == 0 ? .null : CaseView.json(Fraction(part, over: whole) * 100)
}
