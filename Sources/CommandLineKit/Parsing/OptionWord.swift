/// A word of the command line that begins with a dash, taken apart: `--home=DIR` is the form
/// `--home` with the value `DIR`.
struct OptionWord {
  let form: String
  let value: String?

  /// Nil for what is no option: a lone `-`, and what begins like a negative number, `-5` or `-.5`.
  init?(_ word: String) {
    let bytes = word.utf8
    guard bytes.first == UInt8(ascii: "-"), let second = bytes.dropFirst().first,
      !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(second), second != UInt8(ascii: ".")
    else { return nil }
    // Bytes, not characters: a combining mark may begin the value and would hide the sign.
    guard let sign = bytes.firstIndex(of: UInt8(ascii: "=")) else {
      (form, value) = (word, nil)
      return
    }
    form = String(word[..<sign])
    value = String(word[bytes.index(after: sign)...])
  }
}
