/// Writes rows of comma-separated values.
public enum CSV {
  /// One row with its line feed. A field with a comma, a quote or a line break stands in quotes,
  /// quotes doubled (RFC 4180 §2, but for the carriage return); so does the only field of a row when
  /// it is empty, which would else be a blank line.
  public static func row(_ fields: [String]) -> String {
    var out: [UInt8] = []
    append(row: fields, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  public static func append(row fields: [String], to out: inout [UInt8]) {
    if fields == [""] { out += [quote, quote] }
    for (index, field) in fields.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      append(field: Array(field.utf8), to: &out)
    }
    out.append(UInt8(ascii: "\n"))
  }

  /// One field, without the comma before it.
  public static func append(field utf8: [UInt8], to out: inout [UInt8]) {
    guard needsQuotes(utf8.span) else { return out += utf8 }
    out.append(quote)
    for byte in utf8 {
      if byte == quote { out.append(byte) }
      out.append(byte)
    }
    out.append(quote)
  }

  /// Bytes, not characters: "\r\n" is one character and neither of its halves. Without a way out of
  /// the loop, so that many are looked at in one step.
  private static func needsQuotes(_ bytes: Span<UInt8>) -> Bool {
    var special: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      special |=
        byte == quote || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n")
          || byte == UInt8(ascii: "\r") ? 1 : 0
    }
    return special != 0
  }

  private static let quote = UInt8(ascii: "\"")
}
