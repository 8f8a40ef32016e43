/// A command line that gives what a page shows, as it is typed in a shell.
struct PageCommand: Sendable {
  /// The words behind `whistle`.
  let words: [String]

  /// With the program, as a shell takes them.
  private var typed: [String] { ["whistle"] + words.map(Self.quoted) }

  var text: String { typed.joined(separator: " ") }

  /// A line is broken between words.
  var markup: Markup {
    let words = typed.map { word -> Markup in
      word.contains("-") ? "<span>\(word)</span>" : "\(word)"
    }
    return "<code>\(words.joined(" "))</code>"
  }

  /// A word as a POSIX shell takes it for one, and as it is.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "+"),
        UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: "@"), 0x80...0xFF:
        true
      default: false
      }
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
