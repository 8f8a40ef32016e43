public import Basics
public import CommandLineKit

/// Rows of one kind, in every form that the command line prints.
public struct RowReport: Sendable {
  public struct Column: Sendable {
    /// A key of the row, or a path into it with slashes: `rates/response`.
    public let key: String
    public let alignment: Alignment
    public let maximumWidth: Int?
    /// Whose title it bears, where the key means something else in other tables.
    public let titled: String?
    /// How a value is shown in a table; the plain text where nothing else is said.
    public let show: @Sendable (JSONValue, Words) -> String

    public init(
      _ key: String, _ alignment: Alignment = .left, maximumWidth: Int? = nil,
      titled: String? = nil,
      show: @escaping @Sendable (JSONValue, Words) -> String = { value, _ in RowReport.plain(value)
      }
    ) {
      self.key = key
      self.alignment = alignment
      self.maximumWidth = maximumWidth
      self.titled = titled
      self.show = show
    }

    fileprivate func value(in row: JSONObject) -> JSONValue {
      key.split(separator: "/").reduce(.object(row)) { $0.object?[String($1)] ?? .null }
    }
  }

  public let columns: [Column]
  public var rows: [JSONObject]
  /// The row's colour in a table.
  public var paint: @Sendable (JSONObject) -> Style.Paint? = { _ in nil }

  public init(_ columns: [Column], rows: [JSONObject]) {
    self.columns = columns
    self.rows = rows
  }

  /// A value as a cell: nothing for null, a text without quotes, anything else as JSON.
  public static func plain(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    default: value.text
    }
  }

  public func table(_ words: Words, _ style: Style) -> String {
    var table = TextTable(
      columns.map {
        TextTable.Column(
          words.title($0.titled ?? $0.key), $0.alignment, maximumWidth: $0.maximumWidth)
      })
    for row in rows {
      let paint = paint(row)
      table.append(
        columns.map { TextTable.Cell($0.show($0.value(in: row), words), paint) })
    }
    return table.rendered(style)
  }

  /// A JSON array over several lines, one row a line.
  public var json: String {
    guard !rows.isEmpty else { return "[]\n" }
    return "[\n" + rows.map { JSONValue.object($0).text }.joined(separator: ",\n") + "\n]\n"
  }

  public var jsonLines: String {
    rows.map { JSONValue.object($0).text + "\n" }.joined()
  }

  /// All keys of the rows, nested values as JSON.
  public var csv: String {
    let keys = rows.first?.keys ?? columns.map(\.key)
    return CSV.row(keys) + rows.map { RowReport.csv($0, keys) }.joined()
  }

  /// One row of it.
  public static func csv(_ row: JSONObject, _ keys: [String]) -> String {
    CSV.row(keys.map { plain(row[$0] ?? .null) })
  }
}
