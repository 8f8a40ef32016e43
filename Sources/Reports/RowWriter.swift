public import Basics
public import CommandLineKit

/// The forms in which the command line prints rows.
public enum RowForm: String, Sendable {
  /// For people.
  case table
  /// A JSON array over several lines, one row a line.
  case json
  /// A JSON object a line.
  case jsonl
  /// All keys of the first row, nested values as JSON.
  case csv
}

/// Writes rows in the form that was asked for, one by one: what it has written can be printed before
/// the next comes. A table alone is written at its end, since any row may widen its columns; until
/// then it holds what stands in its cells.
public struct RowWriter {
  private let report: RowReport
  private let form: RowForm
  private let words: Words
  private let style: Style
  private var table: TextTable
  /// Of the columns in CSV, once the first row is known.
  private var keys: [String]?
  private var isFirst = true
  private var written: [UInt8] = []

  /// - Parameter report: the columns; its rows are not looked at.
  public init(_ report: RowReport, _ form: RowForm, _ words: Words, _ style: Style) {
    self.report = report
    self.form = form
    self.words = words
    self.style = style
    table = TextTable(report.columns.map { $0.heading(words) })
  }

  public mutating func add(_ row: JSONObject) {
    switch form {
    case .table:
      let paint = report.paint(row)
      table.append(
        report.columns.map { TextTable.Cell($0.show($0.value(in: row), words), paint) })
    case .json:
      written += (isFirst ? "[\n" : ",\n").utf8
      JSONValue.object(row).append(to: &written)
    case .jsonl:
      JSONValue.object(row).append(to: &written)
      written.append(UInt8(ascii: "\n"))
    case .csv:
      let keys = head(row.keys)
      CSV.append(row: keys.map { RowReport.plain(row[$0] ?? .null) }, to: &written)
    }
    isFirst = false
  }

  /// The keys of all rows; the first time they are written.
  private mutating func head(_ names: [String]) -> [String] {
    if let keys { return keys }
    keys = names
    CSV.append(row: names, to: &written)
    return names
  }

  /// What was written since the last time.
  public mutating func take() -> [UInt8] {
    defer { written.removeAll(keepingCapacity: true) }
    return written
  }

  /// How many bytes there are to take.
  public var size: Int { written.count }

  /// The end of all, with what was not taken before.
  public mutating func finish() -> [UInt8] {
    switch form {
    case .table: table.render(style, to: &written)
    case .json: written += (isFirst ? "[]\n" : "\n]\n").utf8
    case .jsonl: break
    case .csv: _ = head(report.columns.map(\.key))
    }
    return take()
  }
}

extension RowReport.Column {
  func heading(_ words: Words) -> TextTable.Column {
    TextTable.Column(words.title(titled ?? key), alignment, maximumWidth: maximumWidth)
  }
}
