/// Rows in aligned columns for a terminal, wide characters reckoned.
public struct TextTable: Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    public var title: String
    public var alignment: Alignment
    /// In terminal columns; longer cells are cut. The title counts too.
    public var maximumWidth: Int?

    public init(_ title: String, _ alignment: Alignment = .left, maximumWidth: Int? = nil) {
      self.title = title
      self.alignment = alignment
      self.maximumWidth = maximumWidth
    }
  }

  /// A text, and how it is to be painted where the terminal allows it.
  public struct Cell: Hashable, Sendable, ExpressibleByStringLiteral {
    public var text: String
    public var paint: Style.Paint?

    public init(_ text: String, _ paint: Style.Paint? = nil) {
      self.text = text
      self.paint = paint
    }

    public init(stringLiteral text: String) { self.init(text) }
  }

  public let columns: [Column]
  public private(set) var rows: [[Cell]] = []

  public init(_ columns: [Column]) { self.columns = columns }

  /// - Precondition: a cell for each column.
  public mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "a row has a cell for each column")
    rows.append(row)
  }
}
