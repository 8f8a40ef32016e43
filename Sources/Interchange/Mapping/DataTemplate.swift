import Basics

/// A value of `data`: a text with columns, a local time, or a literal, which may hold others.
///
///     "dept/{Agency}"            the text, cells put in
///     {"time":"{Due Date}"}      an instant, read as a local time
///     7, true, null              as they are
///     ["{A}",{"b":"{B}"}]        texts and times within are templates too
indirect enum DataTemplate: Sendable {
  case literal(JSONValue)
  case text(Template)
  case time(Template)
  case array([DataTemplate])
  case object([(key: String, value: DataTemplate)])

  init(_ node: MappingNode, columns: inout ColumnTable) throws(MappingFault) {
    switch node.value {
    case .null, .bool, .number: self = .literal(node.value)
    case .string: self = .text(try Template(node, columns: &columns))
    case .array:
      var items: [DataTemplate] = []
      for item in try node.items() { items.append(try DataTemplate(item, columns: &columns)) }
      self = .array(items)
    case .object:
      let members = try node.members()
      if members.count == 1, members[0].key == "time" {
        self = .time(try Template(members[0].node, columns: &columns))
        return
      }
      var values: [(key: String, value: DataTemplate)] = []
      for (key, node) in members {
        values.append((key, try DataTemplate(node, columns: &columns)))
      }
      self = .object(values)
    }
  }

  /// The value for a row; a time that comes out empty is the empty text.
  ///
  /// - Throws: for a time that cannot be read, with the place of its cell.
  func value(_ cells: RowCells, times: TimeReader) throws(Diagnostic) -> JSONValue {
    switch self {
    case .literal(let value): return value
    case .text(let template): return .string(template.text(cells))
    case .time(let template): return .string(try times.instant(template, cells) ?? "")
    case .array(let items):
      var values: [JSONValue] = []
      for item in items { values.append(try item.value(cells, times: times)) }
      return .array(values)
    case .object(let members):
      var values: [(key: String, value: JSONValue)] = []
      for (key, template) in members {
        values.append((key, try template.value(cells, times: times)))
      }
      return .object(JSONObject(values))
    }
  }
}
