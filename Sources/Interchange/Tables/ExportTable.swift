package import Basics

/// A table as it goes out: what its columns are, and which of them lead where.
package struct ExportTable: Sendable {
  package struct Column: Sendable {
    /// As JSON and CSV have it.
    package let key: String
    package let kind: ColumnKind
  }

  package let name: String
  /// What a row is.
  package let meaning: String
  package let columns: [Column]
  /// The columns that no two rows have the same of, and that are never empty.
  package let key: [String]
  /// A column that holds the key of another table, or nothing.
  package let references: [(column: String, table: String)]

  package init(
    _ name: String, _ meaning: String, _ fields: [(key: String, kind: ColumnKind)],
    key: [String], references: [(column: String, table: String)] = []
  ) {
    self.name = name
    self.meaning = meaning
    columns = fields.map { Column(key: $0.key, kind: $0.kind) }
    self.key = key
    self.references = references
  }
}

/// The rows of a table: so many items, of which any thread may make the rows, or one after another.
package struct TableRows {
  package enum Source {
    case items(Int, @Sendable (Int) -> [[JSONValue]])
    case lines((([JSONValue]) throws(Diagnostic) -> Void) throws(Diagnostic) -> Void)
  }

  package let table: ExportTable
  package let source: Source

  package init(_ table: ExportTable, _ source: Source) {
    self.table = table
    self.source = source
  }
}

/// A form in which rows of tables are written.
protocol TableForm: Sendable {
  /// What stands before the rows of a table, and behind them.
  func begin(_ table: ExportTable) -> [UInt8]
  /// Some rows that follow one another.
  func append(_ rows: [[JSONValue]], of table: ExportTable, to out: inout [UInt8])
}
