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
  /// Whether a row that was once there never changes.
  package let isLog: Bool

  package init(
    _ name: String, _ meaning: String, _ fields: [(key: String, kind: ColumnKind)],
    key: [String], references: [(column: String, table: String)] = [], isLog: Bool = false
  ) {
    self.name = name
    self.meaning = meaning
    columns = fields.map { Column(key: $0.key, kind: $0.kind) }
    self.key = key
    self.references = references
    self.isLog = isLog
  }
}

/// The rows of a table: so many items, of which any thread may make the rows, or what comes of the lines of
/// the book.
package struct TableRows {
  package enum Source {
    case items(Int, @Sendable (Int, inout TableWriter) -> Void)
    /// Hands on rows in their order, by writers that are asked for, one for each thread.
    case lines(
      (
        @escaping @Sendable () -> TableWriter, (WrittenRows) throws(Diagnostic) -> Void
      ) throws(Diagnostic) -> Void)
  }

  package let table: ExportTable
  package let source: Source

  package init(_ table: ExportTable, _ source: Source) {
    self.table = table
    self.source = source
  }
}

/// Some rows as a form has them, each with what stands before a row that is not the first of its statement.
package struct WrittenRows: Sendable {
  let bytes: [UInt8]
  /// Where each row ends.
  let ends: [Int]
}

/// A form in which rows of tables are written.
protocol TableForm: Sendable {
  var cells: CellWriter.Form { get }
  /// What stands before the rows of a table.
  func begin(_ table: ExportTable) -> [UInt8]
  /// What stands before a row: the first of some that are written as one, or another.
  func beginRow(isFirst: Bool, of table: ExportTable, to out: inout TextBuffer)
  /// - Parameter isEmpty: whether nothing stands in its cells, commas counted.
  func endRow(isEmpty: Bool, of table: ExportTable, to out: inout TextBuffer)
  /// What stands behind some rows that are written as one.
  func endRows(of table: ExportTable, to out: inout TextBuffer)
}
