import CommandLineKit

/// A piece of a page (HTML, and the SVG within it).
///
/// Only what stands in the source of the program is taken as markup: a literal. What is put into it is
/// text, and no text can become markup, for there is no way to make a piece of a `String` but as its
/// escaped text. Controls and marks that reorder a line are shown as `\u{202E}`, not obeyed.
struct Markup: Sendable, ExpressibleByStringInterpolation {
  private(set) var text: String

  init(stringLiteral literal: StaticString) { text = literal.description }

  init(stringInterpolation pieces: Pieces) { text = pieces.text }

  /// A text of a book or a user.
  init(_ text: String) { self.text = Markup.escaped(text) }

  static func += (left: inout Markup, right: Markup) { left.text += right.text }

  /// The text as it stands between tags, and in an attribute within double quotes.
  private static func escaped(_ text: String) -> String {
    let visible = text.visible
    guard visible.utf8.contains(where: isSpecial) else { return visible }
    var out: [UInt8] = []
    for byte in visible.utf8 {
      switch byte {
      case UInt8(ascii: "&"): out += "&amp;".utf8
      case UInt8(ascii: "<"): out += "&lt;".utf8
      case UInt8(ascii: ">"): out += "&gt;".utf8
      case UInt8(ascii: "\""): out += "&quot;".utf8
      case UInt8(ascii: "'"): out += "&#39;".utf8
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }

  struct Pieces: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: StaticString) { text += literal.description }
    mutating func appendInterpolation(_ piece: Markup) { text += piece.text }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
    mutating func appendInterpolation(_ text: String) { self.text += Markup.escaped(text) }

    /// A text within a sentence of ours: whatever direction its letters have, it does not move what
    /// stands beside it.
    mutating func appendInterpolation(name text: String) {
      let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
      self.text += isPlain ? Markup.escaped(text) : "<bdi>" + Markup.escaped(text) + "</bdi>"
    }

    /// The same where no element may stand: by the marks for it (U+2068, U+2069).
    mutating func appendInterpolation(isolated text: String) {
      let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
      self.text += isPlain ? Markup.escaped(text) : "&#8296;" + Markup.escaped(text) + "&#8297;"
    }
  }
}

extension Sequence<Markup> {
  func joined(_ separator: Markup = "") -> Markup {
    var whole: Markup = ""
    var isFirst = true
    for piece in self {
      if !isFirst { whole += separator }
      whole += piece
      isFirst = false
    }
    return whole
  }
}
