import Basics

/// The bytes that pairs of hexadecimal digits name; white space between them is passed over.
func bytes(hex: String) -> [UInt8] {
  let digits = hex.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count - 1, by: 2).map {
    UInt8(digits[$0] * 16 + digits[$0 + 1])
  }
}

/// An instant that the test's author knows to be well written.
func instant(_ text: String) -> Timestamp {
  guard let instant = Timestamp(rfc3339: text) else {
    preconditionFailure("'\(text)' is not a time")
  }
  return instant
}

/// A date that the test's author knows to be one.
func date(_ text: String) -> CivilDate {
  guard let date = CivilDate(text) else { preconditionFailure("'\(text)' is no date") }
  return date
}
