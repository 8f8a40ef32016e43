import Basics
import CaseModel
package import CommandLineKit
package import Projection

/// What makes text of typed rows: the words and style of a call, and the book whose zone and names the
/// rows are in.
///
/// A class, for every cell is handed one: to hand over a whole state counts its references each time.
package final class RowContext: Sendable {
  package let words: Words
  package let style: Style
  package let view: CaseView
  let symbols: SymbolTable
  /// Digests of the rules, by adoption.
  let rulesets: [String]

  package init(
    _ view: CaseView = CaseView(BookState(), now: .earliest), _ words: Words = Words(.english),
    _ style: Style = .plain
  ) {
    self.words = words
    self.style = style
    self.view = view
    symbols = view.symbols
    rulesets = view.state.reference.rulebook.adoptions.map(\.ruleset.digest.hex)
  }

  /// What something is, a line each, the values below one another.
  static func facts(_ facts: [(name: String, value: String)], indent: String = "") -> String {
    let width = facts.map { DisplayWidth.of($0.name) }.max() ?? 0
    return facts.map { indent + $0.name.padded(to: width + 2) + $0.value + "\n" }.joined()
  }

  package func paint(_ text: String, _ paint: Style.Paint) -> String { style.paint(text, paint) }
}
