import Basics

/// The forms in which Open311 GeoReport v2 answers.
package enum Open311Form: String, CaseIterable, Sendable {
  case json, xml

  func begin<Row>(_ fields: Open311Fields<Row>) -> String {
    switch self {
    case .json: "["
    case .xml: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<\(fields.list)>"
    }
  }

  func end<Row>(_ fields: Open311Fields<Row>) -> String {
    switch self {
    case .json: "\n]\n"
    case .xml: "\n</\(fields.list)>\n"
    }
  }

  /// - Parameter isFirst: of the whole document.
  func append<Row>(
    _ row: Row, _ fields: Open311Fields<Row>, isFirst: Bool, to out: inout TextBuffer
  ) {
    switch self {
    case .json: out.append(isFirst ? "\n{" : ",\n{")
    case .xml: out.append("\n<\(fields.item)>")
    }
    for index in fields.fields.indices {
      let field = fields.fields[index]
      switch self {
      case .json:
        if index > 0 { out.append(UInt8(ascii: ",")) }
        JSONText.append(field.name, to: &out)
        out.append(UInt8(ascii: ":"))
        Self.append(json: field.value(row), of: field.name, to: &out)
      case .xml:
        out.append("<\(field.name)>")
        XMLText.append(field.value(row) ?? "", to: &out)
        out.append("</\(field.name)>")
      }
    }
    switch self {
    case .json: out.append(UInt8(ascii: "}"))
    case .xml: out.append("</\(fields.item)>")
    }
  }

  /// `metadata` alone is no text.
  private static func append(json value: String?, of name: String, to out: inout TextBuffer) {
    guard let value else { return out.append("null" as StaticString) }
    if name == "metadata" { return out.append(value == "true" ? "true" : "false") }
    JSONText.append(value, to: &out)
  }
}
