extension JSONValue {
  /// The text on one line, members in their order, numbers as they were written.
  public var text: String { String(writing: { write(into: &$0, canonical: false) }) }

  /// The canonical form of RFC 8785: keys by UTF-16 code units, numbers as ECMAScript prints them.
  ///
  /// - Complexity: O(n log k) for objects of k keys.
  public var canonical: [UInt8] {
    var out: [UInt8] = []
    write(into: &out, canonical: true)
    return out
  }

  /// Appends what `text` is.
  public func append(to out: inout [UInt8]) { write(into: &out, canonical: false) }

  func write(into out: inout [UInt8], canonical: Bool) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let flag): out += (flag ? "true" : "false").utf8
    case .number(let number):
      out += (canonical ? ECMAScriptNumber.text(of: number.double) : number.text).utf8
    case .string(let text): JSONText.append(text, to: &out)
    case .array(let items):
      out.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        item.write(into: &out, canonical: canonical)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let object):
      let members =
        canonical
        ? object.members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
        : object.members
      out.append(UInt8(ascii: "{"))
      for member in members {
        JSONText.key(member.key, to: &out)
        member.value.write(into: &out, canonical: canonical)
      }
      out.append(UInt8(ascii: "}"))
    }
  }
}

/// Strings in JSON, escaped as RFC 8785 §3.2.2.2 has it: nothing but what must be.
public enum JSONText {
  /// A text in its quotes.
  @inlinable
  public static func append<Sink: ByteSink & ~Copyable>(_ text: ByteView, to out: inout Sink) {
    out.append(UInt8(ascii: "\""))
    if isPlain(text) { out.append(text) } else { escaped(text).withByteView { out.append($0) } }
    out.append(UInt8(ascii: "\""))
  }

  @inlinable
  public static func append<Sink: ByteSink & ~Copyable>(_ text: String, to out: inout Sink) {
    text.withByteView { append($0, to: &out) }
  }

  @inlinable
  public static func append<Sink: ByteSink & ~Copyable>(
    _ utf8: ArraySlice<UInt8>, to out: inout Sink
  ) {
    utf8.withByteView { append($0, to: &out) }
  }

  /// A member's key and colon; before them a comma, unless its object has just been opened.
  public static func key(_ key: String, to out: inout [UInt8]) {
    separate(&out)
    append(key, to: &out)
    out.append(UInt8(ascii: ":"))
  }

  /// The same for a name in which nothing needs an escape.
  @inline(__always)
  private static func name(_ name: String, to out: inout [UInt8]) {
    separate(&out)
    out.append(UInt8(ascii: "\""))
    out += name.utf8
    out.append(UInt8(ascii: "\""))
    out.append(UInt8(ascii: ":"))
  }

  @inline(__always)
  private static func separate(_ out: inout [UInt8]) {
    if out.last != UInt8(ascii: "{") { out.append(UInt8(ascii: ",")) }
  }

  /// A member; in its key nothing may need an escape, nor in that of the next.
  public static func member(_ key: String, _ value: String, to out: inout [UInt8]) {
    name(key, to: &out)
    append(value, to: &out)
  }

  public static func member(_ key: String, _ value: ArraySlice<UInt8>, to out: inout [UInt8]) {
    name(key, to: &out)
    append(value, to: &out)
  }

  /// Whether nothing in a text needs an escape.
  @inlinable
  static func isPlain(_ text: ByteView) -> Bool {
    !text.holds {
      ByteView.holds(UInt8(ascii: "\""), $0) | ByteView.holds(UInt8(ascii: "\\"), $0)
        | ByteView.holdsControl($0)
    }
  }

  @usableFromInline
  static func escaped(_ text: ByteView) -> [UInt8] {
    var out: [UInt8] = []
    for offset in 0..<text.count { escape(text[offset], to: &out) }
    return out
  }

  private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): out += [0x5C, 0x22]
    case UInt8(ascii: "\\"): out += [0x5C, 0x5C]
    case 0x08: out += [0x5C, UInt8(ascii: "b")]
    case 0x09: out += [0x5C, UInt8(ascii: "t")]
    case 0x0A: out += [0x5C, UInt8(ascii: "n")]
    case 0x0C: out += [0x5C, UInt8(ascii: "f")]
    case 0x0D: out += [0x5C, UInt8(ascii: "r")]
    case 0..<0x20: out += ((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8
    default: out.append(byte)
    }
  }

  /// The text in quotes.
  public static func quoted(_ text: String) -> String { String(writing: { append(text, to: &$0) }) }
}

/// Numbers as ECMA-262 §6.1.6.1.20 (`Number::toString`) prints them, which RFC 8785 asks for.
enum ECMAScriptNumber {
  static func text(of value: Double) -> String {
    guard value != 0 else { return "0" }
    let (digits, exponent) = shortest(abs(value))
    let count = digits.utf8.count
    let sign = value < 0 ? "-" : ""
    // `exponent` is the place of the decimal point: 0.digits × 10^exponent.
    if (count...21).contains(exponent) {
      return sign + digits + String(repeating: "0", count: exponent - count)
    }
    if (1...21).contains(exponent) {
      return sign + digits.prefix(exponent) + "." + digits.dropFirst(exponent)
    }
    if (-5...0).contains(exponent) {
      return sign + "0." + String(repeating: "0", count: -exponent) + digits
    }
    let power = exponent - 1
    let tail = "e" + (power < 0 ? "-" : "+") + String(abs(power))
    return sign + digits.prefix(1) + (count > 1 ? "." + digits.dropFirst() : "") + tail
  }

  /// The shortest digits that read back as the value (Swift prints these), and the point's place.
  private static func shortest(_ value: Double) -> (digits: String, exponent: Int) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let whole = mantissa[0] == "0" ? "" : String(mantissa[0])
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    var exponent = whole.utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    let all = whole + fraction
    let leading = all.prefix { $0 == "0" }.count
    exponent -= leading
    let digits = all.dropFirst(leading)
    let trailing = digits.reversed().prefix { $0 == "0" }.count
    return (String(digits.dropLast(trailing)), exponent)
  }
}
