import Basics

/// The statements of one table.
struct SQLForm: TableForm {
  /// The tables that rows of others lead to, where tables that are there are brought up to date; nil where
  /// they are made.
  let referenced: Set<String>?

  var cells: CellWriter.Form { .sql }

  func begin(_ table: ExportTable) -> [UInt8] {
    var out = TextBuffer()
    out.append("-- \(table.meaning)\n")
    if let referenced {
      guard !table.isLog, !referenced.contains(table.name) else { return out.take() }
      out.append("DELETE FROM " as StaticString)
      SQLText.append(name: table.name, to: &out)
      out.append(";\n" as StaticString)
    } else {
      create(table, &out)
    }
    return out.take()
  }

  private func create(_ table: ExportTable, _ out: inout TextBuffer) {
    out.append("CREATE TABLE " as StaticString)
    SQLText.append(name: table.name, to: &out)
    out.append(" (\n" as StaticString)
    for column in table.columns {
      out.append("  " as StaticString)
      SQLText.append(name: column.sqlName, to: &out)
      out.append(" \(column.kind.sqlType)\(table.key.contains(column.key) ? " NOT NULL" : "")")
      if let target = table.references.first(where: { $0.column == column.key }) {
        out.append(" REFERENCES " as StaticString)
        SQLText.append(name: target.table, to: &out)
      }
      out.append(",\n" as StaticString)
    }
    out.append("  PRIMARY KEY " as StaticString)
    key(of: table, &out)
    out.append("\n);\n" as StaticString)
  }

  private func key(of table: ExportTable, _ out: inout TextBuffer) {
    out.append("(" as StaticString)
    for (index, key) in table.key.enumerated() {
      if index > 0 { out.append(", " as StaticString) }
      SQLText.append(name: key.sqlName, to: &out)
    }
    out.append(")" as StaticString)
  }

  func beginRow(isFirst: Bool, of table: ExportTable, to out: inout TextBuffer) {
    guard isFirst else { return out.append("),\n(" as StaticString) }
    out.append("INSERT INTO " as StaticString)
    SQLText.append(name: table.name, to: &out)
    out.append(" VALUES\n(" as StaticString)
  }

  func endRow(isEmpty: Bool, of table: ExportTable, to out: inout TextBuffer) {}

  /// Of what is there already, a row that others lead to is changed, and a line of the book stays.
  func endRows(of table: ExportTable, to out: inout TextBuffer) {
    out.append(")" as StaticString)
    if let referenced, table.isLog || referenced.contains(table.name) {
      out.append("\nON CONFLICT " as StaticString)
      key(of: table, &out)
      if table.isLog { out.append(" DO NOTHING" as StaticString) } else { change(table, &out) }
    }
    out.append(";\n" as StaticString)
  }

  private func change(_ table: ExportTable, _ out: inout TextBuffer) {
    let columns = table.columns.filter { !table.key.contains($0.key) }
    for (index, column) in columns.enumerated() {
      out.append(index == 0 ? " DO UPDATE SET\n  " : ",\n  ")
      SQLText.append(name: column.sqlName, to: &out)
      out.append(" = excluded." as StaticString)
      SQLText.append(name: column.sqlName, to: &out)
    }
  }
}

extension ExportTable.Column {
  var sqlName: String { key.sqlName }
}

extension String {
  /// A key in the way of SQL: words parted by `_`.
  var sqlName: String {
    var name: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): name += [UInt8(ascii: "_"), byte + 0x20]
      case UInt8(ascii: "."): name.append(UInt8(ascii: "_"))
      default: name.append(byte)
      }
    }
    return String(decoding: name, as: UTF8.self)
  }
}

extension ColumnKind {
  fileprivate var sqlType: String {
    switch self {
    case .text: "TEXT"
    case .integer: "BIGINT"
    case .decimal: "NUMERIC"
    case .boolean: "BOOLEAN"
    case .time: "TIMESTAMP WITH TIME ZONE"
    case .json: "JSON"
    }
  }
}
