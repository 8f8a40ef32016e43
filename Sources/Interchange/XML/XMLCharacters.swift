import Basics

/// The characters of XML 1.0 (fifth edition, §2.2 and §2.3).
enum XMLCharacters {
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Whether a document may hold a character at all.
  static func isAllowed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  static func beginsName(_ scalar: UInt32) -> Bool { contains(scalar, starts) }

  static func isOfName(_ scalar: UInt32) -> Bool {
    contains(scalar, starts) || contains(scalar, more)
  }

  private static func contains(_ scalar: UInt32, _ ranges: [ClosedRange<UInt32>]) -> Bool {
    ranges.contains { $0.contains(scalar) }
  }

  private static let starts: [ClosedRange<UInt32>] = [
    0x61...0x7A, 0x41...0x5A, 0x3A...0x3A, 0x5F...0x5F, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
    0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF,
    0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF,
  ]
  private static let more: [ClosedRange<UInt32>] = [
    0x2D...0x2E, 0x30...0x39, 0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040,
  ]

  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Whether a byte stands for itself wherever text may stand: all of ASCII but controls, `<`, `&`, `]`
  /// and quotes.
  static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&")
      && byte != UInt8(ascii: "]") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
  }

  /// A high bit is set in the first of eight bytes that is not plain; of those behind it some may be set
  /// that are.
  static func special(_ word: UInt64) -> UInt64 {
    ByteView.holdsControl(word) | ByteView.holds(UInt8(ascii: "<"), word)
      | ByteView.holds(UInt8(ascii: "&"), word) | ByteView.holds(UInt8(ascii: "]"), word)
      | ByteView.holds(UInt8(ascii: "\""), word) | ByteView.holds(UInt8(ascii: "'"), word)
      | word & 0x8080_8080_8080_8080
  }

  /// Whether an ASCII byte may stand in a name, or begin it.
  static func isOfName(ascii byte: UInt8, isFirst: Bool) -> Bool {
    if isLetter(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_") { return true }
    return !isFirst
      && ((0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."))
  }

  /// The character that begins at an offset, and its length; nil where the bytes are no UTF-8.
  static func scalar(
    in view: ByteView, at offset: Int
  ) -> (scalar: UInt32, length: Int)? {
    let first = view[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    guard let length = UTF8Form.length(of: view, at: offset, end: view.count) else { return nil }
    var scalar = UInt32(first) & (0xFF >> UInt32(length + 1))
    for index in 1..<length { scalar = scalar << 6 | UInt32(view[offset + index] & 0x3F) }
    return (scalar, length)
  }

  /// What a reference stands for: `lt`, `#10`, `#xA`; nil where it is none that needs no declaration.
  static func referenced(_ name: ByteView) -> UInt32? {
    guard name.count > 0, name[0] == UInt8(ascii: "#") else {
      return predefined.first { $0.name.elementsEqual(name.array) }?.scalar
    }
    let isHexadecimal = name.count > 1 && name[1] == UInt8(ascii: "x")
    let digits = String(decoding: name.array.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
    guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let scalar = UInt32(digits, radix: isHexadecimal ? 16 : 10), isAllowed(scalar)
    else { return nil }
    return scalar
  }

  private static let predefined: [(name: String.UTF8View, scalar: UInt32)] = [
    ("lt".utf8, 0x3C), ("gt".utf8, 0x3E), ("amp".utf8, 0x26), ("quot".utf8, 0x22),
    ("apos".utf8, 0x27),
  ]

  /// A text as a program sees it: references undone, ends of lines as LF (§2.11), in an attribute as blanks
  /// (§3.3.3).
  static func decoded(_ stored: ByteView, isAttribute: Bool) -> [UInt8] {
    var out: [UInt8] = []
    var offset = 0
    while offset < stored.count {
      let byte = stored[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "&"):
        let end = stored.firstIndex(of: UInt8(ascii: ";"), from: offset) ?? stored.count
        let scalar = referenced(stored[offset..<end]).flatMap(UnicodeScalar.init)
        out += String(scalar ?? "\u{FFFD}").utf8
        offset = min(end + 1, stored.count)
      case 0x0D:
        if offset < stored.count, stored[offset] == 0x0A { offset += 1 }
        out.append(isAttribute ? 0x20 : 0x0A)
      case 0x0A, 0x09: out.append(isAttribute ? 0x20 : byte)
      default: out.append(byte)
      }
    }
    return out
  }
}
