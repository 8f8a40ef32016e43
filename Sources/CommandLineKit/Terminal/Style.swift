/// Colours and weights for a terminal that shows them, and plain text for everything else.
public struct Style: Hashable, Sendable {
  /// A rendition of ECMA-48 §8.3.117 by its parameter.
  public enum Paint: Int, Hashable, Sendable, CaseIterable {
    case bold = 1
    case dim = 2
    case underline = 4
    case red = 31
    case green = 32
    case yellow = 33
  }

  public let isOn: Bool

  public init(isOn: Bool) { self.isOn = isOn }

  /// Off where the output is no terminal, `TERM` is `dumb`, or `NO_COLOR` is set and not empty
  /// (no-color.org).
  public init(environment: [String: String], isTerminal: Bool) {
    let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    isOn = isTerminal && !isRefused && environment["TERM"] != "dumb"
  }

  public static let plain = Style(isOn: false)

  public func paint(_ text: String, _ paint: Paint) -> String {
    isOn ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}
