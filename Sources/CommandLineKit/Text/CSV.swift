/// Writes rows of comma-separated values.
public enum CSV {
  /// One row with its line feed. A field with a comma, a quote or a line break stands in quotes,
  /// quotes doubled (RFC 4180 §2, but for the carriage return); so does the only field of a row when
  /// it is empty, which would else be a blank line.
  public static func row(_ fields: [String]) -> String {
    if fields == [""] { return "\"\"\n" }
    return fields.map(field).joined(separator: ",") + "\n"
  }

  private static func field(_ text: String) -> String {
    let quote = UInt8(ascii: "\"")
    // Bytes, not characters: "\r\n" is one character and neither of its halves.
    guard text.utf8.contains(where: { $0 == quote || breaks.contains($0) }) else { return text }
    var quoted = [quote]
    for byte in text.utf8 {
      if byte == quote { quoted.append(byte) }
      quoted.append(byte)
    }
    quoted.append(quote)
    return String(decoding: quoted, as: UTF8.self)
  }

  private static let breaks = [UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
}
