import CommandLineKit

/// The inks of a page. `main` and `soft` are of one hue, `alert` is of another.
enum Ink: Sendable {
  case main, soft, alert, quiet

  /// Its class in `PageStyle`.
  var name: Markup {
    switch self {
    case .main: "a"
    case .soft: "b"
    case .alert: "w"
    case .quiet: "g"
    }
  }
}

/// A drawing of a page: SVG in whole units, which a telephone shows without scrolling.
struct Chart {
  /// Of every drawing, in units that are pixels at most times.
  static let width = 420
  /// What two terminal columns of text take at 13 units, in a wide font.
  private static let unitsOfTwoColumns = 15

  private let height: Int
  private var body: Markup = ""

  init(height: Int) { self.height = height }

  /// - Parameter label: what the drawing shows, for who cannot see it.
  func markup(_ label: String) -> Markup {
    """
    <svg viewBox="0 0 \(Self.width) \(height)" role="img" aria-label="\(label)">\(body)</svg>

    """
  }

  // MARK: Text

  /// How wide a text is, about.
  static func width(of text: String) -> Int { DisplayWidth.of(text) * unitsOfTwoColumns / 2 + 2 }

  /// As much of a text as has room.
  static func fitted(_ text: String, in room: Int) -> String {
    text.visible.truncated(to: room * 2 / unitsOfTwoColumns)
  }

  enum Anchor { case start, middle, end }

  /// - Parameters:
  ///   - isSmall: 11 units instead of 13.
  ///   - isQuiet: for what only helps to read the rest.
  mutating func text(
    _ text: String, _ x: Int, _ y: Int, _ anchor: Anchor = .start, isSmall: Bool = false,
    isQuiet: Bool = false, isOnDark: Bool = false
  ) {
    var classes: Markup = ""
    switch anchor {
    case .start: break
    case .middle: classes += " c"
    case .end: classes += " e"
    }
    if isSmall { classes += " s" }
    if isQuiet { classes += " m" }
    if isOnDark { classes += " on" }
    body += "<text x=\"\(x)\" y=\"\(y)\" class=\"\(classes)\">\(text)</text>"
  }

  // MARK: Shapes

  /// - Parameter title: what is said where somebody points at it.
  mutating func bar(
    _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ ink: Markup, _ title: Markup? = nil
  ) {
    body += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" class=\"\(ink)\""
    if let title { body += "><title>\(title)</title></rect>" } else { body += "/>" }
  }

  mutating func dot(_ x: Int, _ y: Int, _ radius: Int, _ ink: Ink, _ title: Markup) {
    body += """
      <circle cx="\(x)" cy="\(y)" r="\(radius)" class="\(ink.name)"><title>\(title)</title></circle>
      """
  }

  /// - Parameter style: a class of lines.
  mutating func line(
    _ x: Int, _ y: Int, _ endX: Int, _ endY: Int, _ style: Markup, _ title: Markup? = nil
  ) {
    body += "<line x1=\"\(x)\" y1=\"\(y)\" x2=\"\(endX)\" y2=\"\(endY)\" class=\"\(style)\""
    if let title { body += "><title>\(title)</title></line>" } else { body += "/>" }
  }
}
