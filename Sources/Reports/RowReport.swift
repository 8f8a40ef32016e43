public import Basics
public import CommandLineKit

/// Rows of one kind, and how they look in a table.
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

    func value(in row: JSONObject) -> JSONValue {
      guard key.utf8.contains(UInt8(ascii: "/")) else { return row[key] ?? .null }
      return key.split(separator: "/").reduce(.object(row)) { $0.object?[String($1)] ?? .null }
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
    var writer = RowWriter(self, .table, words, style)
    for row in rows { writer.add(row) }
    return String(decoding: writer.finish(), as: UTF8.self)
  }
}
