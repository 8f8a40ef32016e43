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

  /// What is written as one value, in memory.
  func value(_ write: (inout CellWriter) -> Void) -> JSONValue {
    var cells = CellWriter(.values, view.zone)
    write(&cells)
    return cells.values.first ?? .null
  }

  /// What is said below a table whose columns have no room.
  func remark(_ leftOut: [String]) -> String {
    guard let columns = style.columns, !leftOut.isEmpty else { return "" }
    let names = words.list(leftOut)
    let text = words.pick("not shown here: \(names)", "此处未列：\(names)")
    return style.paint(text.truncated(to: columns), .dim) + "\n"
  }

  /// What people call a unit; nil for one that is not registered.
  func name(of unit: Symbol) -> String? {
    if unit.isNone { return nil }
    guard let entry = view.state.reference.organisation[unit] else { return nil }
    return words.language == .chinese ? entry.name : entry.nameEn ?? entry.name
  }

  /// Whole days of 24 h from an instant to *now*.
  func days(since instant: Timestamp) -> Int {
    Int(
      (view.now.microseconds - instant.microseconds).flooredQuotient(Timestamp.microsecondsPerDay))
  }

  /// What the rules in force at *now* call a matter; nil where they say nothing of it.
  func name(ofMatter matter: Symbol) -> String? {
    let matter = view.state.reference.ruleset(at: view.now)?.matter(matter)
    return words.language == .chinese ? matter?.name : matter?.nameEn ?? matter?.name
  }

  /// What something is, a line each, the values below one another.
  static func facts(_ facts: [(name: String, value: String)], indent: String = "") -> String {
    let width = facts.map { DisplayWidth.of($0.name) }.max() ?? 0
    return facts.map { indent + $0.name.padded(to: width + 2) + $0.value + "\n" }.joined()
  }

  /// Cells below one another, without titles.
  static func columns(_ lines: [[String]], indent: String) -> String {
    // A cell may be painted, and colours take no room.
    let sizes = lines.map { $0.map { ScreenText.width(of: $0[...]) } }
    let widths = (sizes.first ?? []).indices.map { column in sizes.map { $0[column] }.max() ?? 0 }
    return zip(lines, sizes).map { cells, sizes in
      let line = cells.indices.map { index in
        cells[index] + String(repeating: " ", count: widths[index] - sizes[index] + 2)
      }.joined()
      return indent + line.reversed().drop { $0 == " " }.reversed().map(String.init).joined() + "\n"
    }.joined()
  }

  package func paint(_ text: String, _ paint: Style.Paint) -> String { style.paint(text, paint) }
}
