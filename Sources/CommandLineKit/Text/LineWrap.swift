/// Breaks text into lines of at most so many columns.
///
/// A line may break at a blank, and between wide characters: never before a closing mark nor after
/// an opening one. A piece too long for a line stands alone and sticks out.
enum LineWrap {
  /// What stays together on a line.
  struct Piece {
    var text: String
    /// A blank parts it from the piece before, on the same line.
    var followsBlank: Bool
  }

  /// The lines of a text whose own line breaks are kept; a line that begins with a blank is kept
  /// whole.
  static func lines(of text: String, columns: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.hasPrefix(" ") ? [String(line)] : lines(of: pieces(of: line), columns: columns)
    }
  }

  /// Fills each line with as many pieces as fit. There is always at least one line.
  static func lines(of pieces: [Piece], columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces {
      let joined = line + (piece.followsBlank && !line.isEmpty ? " " : "") + piece.text
      if line.isEmpty || DisplayWidth.of(joined) <= columns {
        line = joined
      } else {
        lines.append(line)
        line = piece.text
      }
    }
    return lines + [line]
  }

  /// What may be parted. The first piece counts as following a blank.
  static func pieces(of line: Substring) -> [Piece] {
    var pieces: [Piece] = []
    var previous: Character = " "
    for character in line {
      if character != " " {
        if previous == " " || mayBreak(previous, character) {
          pieces.append(Piece(text: "", followsBlank: previous == " "))
        }
        pieces[pieces.count - 1].text.append(character)
      }
      previous = character
    }
    return pieces
  }

  /// Whether a line may end between two characters of which neither is a blank.
  static func mayBreak(_ before: Character, _ after: Character) -> Bool {
    guard DisplayWidth.of(before) == 2 || DisplayWidth.of(after) == 2 else { return false }
    return !opening.contains(before) && !closing.contains(after)
  }

  private static let opening: Set<Character> = Set("（《「『【〈“‘([")
  private static let closing: Set<Character> = Set("，。、；：！？）》」』】〉”’…,.;:!?)]")
}
