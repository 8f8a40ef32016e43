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
    // Scalars, not characters: "\r\n" is one character and neither of its halves.
    guard text.unicodeScalars.contains(where: needsQuotes) else { return text }
    var quoted: String.UnicodeScalarView = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }

  private static func needsQuotes(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "," || scalar == "\"" || scalar == "\n" || scalar == "\r"
  }
}
