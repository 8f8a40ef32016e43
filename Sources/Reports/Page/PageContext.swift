import Basics
import CaseModel
import Projection

/// What every section of a page is told.
struct PageContext: Sendable {
  let reports: RowContext
  let period: Period
  /// The options with which each command sees the same events at the same *now*.
  private let reading: [String]

  var words: Words { reports.words }
  var view: CaseView { reports.view }

  init(_ view: CaseView, _ words: Words, _ period: Period, _ query: TemporalQuery) {
    reports = RowContext(view, words)
    self.period = period
    let zone = view.zone
    let options = [
      ("--now", zone.format(view.now)), ("--as-of", query.asOf.map(zone.format)),
      ("--known-at", query.knownAt.map(zone.format)),
      ("--to-sequence", query.toSequence.map(String.init)),
    ]
    reading = options.flatMap { name, value in value.map { [name, $0] } ?? [] }
  }

  func command(_ words: String...) -> PageCommand { command(words) }

  func command(_ words: [String]) -> PageCommand { PageCommand(words: words + reading) }

  /// A unit as people call it; its path where it has no name.
  func name(of unit: Symbol) -> String {
    reports.name(of: unit) ?? unit.text(reports) ?? words.pick("none", "未定")
  }

  /// A unit by name and path, for what has room.
  func fullName(of unit: Symbol) -> String {
    let path = unit.text(reports) ?? words.pick("none", "未定")
    guard let name = reports.name(of: unit) else { return path }
    return words.pick("\(name) (\(path))", "\(name)（\(path)）")
  }

  /// Columns with the names of their units behind the paths.
  func named<Row>(
    _ columns: [Column<Row>], _ unit: @escaping @Sendable (Row) -> Symbol
  ) -> [Column<Row>] {
    columns.filter { $0.key != "unitName" }.flatMap { column in
      column.key == "unit" ? [column, .init("unitName", { UnitName(unit: unit($0)) })] : [column]
    }
  }

  /// How many are drawn, of how many where those are more, and what is said of them; the Chinese text
  /// begins with its measure word.
  func drawn(
    _ shown: Int, of count: Int, _ noun: (one: String, many: String), _ english: String,
    _ chinese: String
  ) -> String {
    let part = shown < count ? words.pick("\(shown) of ", "；图中列出前 \(shown) 个") : ""
    return words.pick(
      "\(part)\(count) \(count == 1 ? noun.one : noun.many) \(english)",
      "\(count) \(chinese)\(part)")
  }

  /// `93.33 %`; a dash over nothing.
  func percent(_ value: Fraction?) -> String {
    value.flatMap { $0.text(reports) }.map { "\($0) %" } ?? "–"
  }

  /// A count in that of which it is a part, in percent: `14/15 · 93.33 %`.
  func share(_ part: Int, of whole: Int, _ percent: Fraction?) -> String {
    "\(part)/\(whole) · \(self.percent(percent))"
  }
}
