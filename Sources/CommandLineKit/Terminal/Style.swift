/// How text looks where it is read: colours and weights for a terminal that shows them, the width of
/// its window; plain text of any width for everything else.
package struct Style: Hashable, Sendable {
  /// A rendition of ECMA-48 §8.3.117 by its parameter.
  package enum Paint: Int, Hashable, Sendable, CaseIterable {
    case bold = 1
    case dim = 2
    case underline = 4
    case red = 31
    case green = 32
    case yellow = 33
  }

  package let isOn: Bool
  /// The width that nothing may exceed; nil for a file or a pipe, which get all that there is.
  package let columns: Int?

  package init(isOn: Bool, columns: Int? = nil) {
    self.isOn = isOn
    self.columns = columns
  }

  /// The style of a stream. Colours are off where the output is no terminal, `TERM` is `dumb`, or `NO_COLOR` is set and not empty
  /// (no-color.org).
  package init(environment: [String: String], isTerminal: Bool, columns: Int? = nil) {
    self.columns = isTerminal ? columns : nil
    let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    isOn = isTerminal && !isRefused && environment["TERM"] != "dumb"
  }

  package static let plain = Style(isOn: false)

  package func paint(_ text: String, _ paint: Paint) -> String {
    var out: [UInt8] = []
    self.paint(Array(text.utf8)[...], paint, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  func paint(_ utf8: ArraySlice<UInt8>, _ paint: Paint?, to out: inout [UInt8]) {
    guard isOn, let paint else { return out += utf8 }
    out += "\u{1B}[\(paint.rawValue)m".utf8
    out += utf8
    out += "\u{1B}[0m".utf8
  }
}
