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
  func text<Row>(_ row: Row, _ fields: Open311Fields<Row>, isFirst: Bool) -> [UInt8] {
    let values = fields.fields.map { (name: $0.name, value: $0.value(row)) }
    switch self {
    case .json:
      let members = values.map { ($0.name, Self.json($0.name, $0.value)) }
      var out = Array((isFirst ? "\n" : ",\n").utf8)
      JSONValue.object(JSONObject(members)).append(to: &out)
      return out
    case .xml:
      var out = TextBuffer()
      out.append("\n<\(fields.item)>")
      for (name, value) in values {
        out.append("<\(name)>")
        XMLText.append(value ?? "", to: &out)
        out.append("</\(name)>")
      }
      out.append("</\(fields.item)>")
      return out.withByteView { $0.array }
    }
  }

  /// `metadata` alone is no text.
  private static func json(_ name: String, _ value: String?) -> JSONValue {
    guard let value else { return .null }
    return name == "metadata" ? .bool(value == "true") : .string(value)
  }
}
