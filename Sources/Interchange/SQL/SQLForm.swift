import Basics

/// The statements of one table.
struct SQLForm: TableForm {
  var cells: CellWriter.Form { .sql }

  func begin(_ table: ExportTable) -> [UInt8] {
    var out = TextBuffer()
    out.append("-- \(table.meaning)\nCREATE TABLE ")
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
    out.append("  PRIMARY KEY (" as StaticString)
    for (index, key) in table.key.enumerated() {
      if index > 0 { out.append(", " as StaticString) }
      SQLText.append(name: key.sqlName, to: &out)
    }
    out.append(")\n);\n" as StaticString)
    return out.take()
  }

  func beginRow(isFirst: Bool, of table: ExportTable, to out: inout TextBuffer) {
    guard isFirst else { return out.append("),\n(" as StaticString) }
    out.append("INSERT INTO " as StaticString)
    SQLText.append(name: table.name, to: &out)
    out.append(" VALUES\n(" as StaticString)
  }

  func endRow(isEmpty: Bool, of table: ExportTable, to out: inout TextBuffer) {}

  func endRows(to out: inout TextBuffer) { out.append(");\n" as StaticString) }
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
