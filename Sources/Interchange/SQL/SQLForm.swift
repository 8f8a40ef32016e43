import Basics

/// The statements of one table.
struct SQLForm: TableForm {
  func begin(_ table: ExportTable) -> [UInt8] {
    var out = Array("-- \(table.meaning)\nCREATE TABLE ".utf8)
    SQLText.append(name: table.name, to: &out)
    out += " (\n".utf8
    for column in table.columns {
      out += "  ".utf8
      SQLText.append(name: column.sqlName, to: &out)
      out += " \(column.kind.sqlType)\(table.key.contains(column.key) ? " NOT NULL" : "")".utf8
      if let target = table.references.first(where: { $0.column == column.key }) {
        out += " REFERENCES ".utf8
        SQLText.append(name: target.table, to: &out)
      }
      out += ",\n".utf8
    }
    out += "  PRIMARY KEY (".utf8
    for (index, key) in table.key.enumerated() {
      if index > 0 { out += ", ".utf8 }
      SQLText.append(name: key.sqlName, to: &out)
    }
    out += ")\n);\n".utf8
    return out
  }

  func append(_ rows: [[JSONValue]], of table: ExportTable, to out: inout [UInt8]) {
    out += "INSERT INTO ".utf8
    SQLText.append(name: table.name, to: &out)
    out += " VALUES\n(".utf8
    for (index, row) in rows.enumerated() {
      if index > 0 { out += "),\n(".utf8 }
      for (place, value) in row.enumerated() {
        if place > 0 { out.append(UInt8(ascii: ",")) }
        append(value, as: table.columns[place].kind, to: &out)
      }
    }
    out += ");\n".utf8
  }

  private func append(_ value: JSONValue, as kind: ColumnKind, to out: inout [UInt8]) {
    switch (value, kind) {
    case (.null, _): out += "NULL".utf8
    case (.number(let number), .integer), (.number(let number), .decimal):
      out += number.text.utf8
    case (.bool(let flag), .boolean): out += (flag ? "TRUE" : "FALSE").utf8
    case (.string(let text), .time):
      SQLText.append(Timestamp(rfc3339: text)?.inSQL ?? text, to: &out)
    case (.string(let text), _): SQLText.append(text, to: &out)
    default: SQLText.append(value.text, to: &out)
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

extension Timestamp {
  /// In UTC to the microsecond, so that SQLite, which has no times, orders the texts as the times.
  fileprivate var inSQL: String {
    let text = rfc3339()
    let digits = text.utf8.count - "2026-07-24T18:00:00Z".utf8.count
    let fraction = digits == 0 ? ".000000" : String(repeating: "0", count: 7 - digits)
    return text.dropLast() + fraction + "Z"
  }
}
